import { panel, rule, wash } from './shapes.ts';
import type { Sheet } from './sheet.ts';

export const paper = '#E3CFAE';

const night = '#182648';
const gold = '#A97B2C';

/** Flawless: Arabic, joined and from right to left, beside English. */
export function draw(sheet: Sheet): void {
  const { context, width, height } = sheet;
  wash(context, [0, 0, width, height], '#EEDFC4', '#D9C19A');
  pouch(sheet);
  panel(context, [196, 176, 632, 868], 20, '#FBF3E2');
  const middle = { x: width / 2, align: 'center' } as const;
  const arabic = { ...middle, direction: 'rtl' } as const;
  sheet.block('brand', { ...arabic, y: 318, size: 104, weight: 700, colour: night });
  sheet.block('brand-en', { ...middle, y: 412, size: 46, weight: 700, colour: night });
  rule(context, width / 2 - 150, 452, 300, 4, gold);
  sheet.block('product', { ...arabic, y: 606, size: 68, weight: 700, colour: '#7A3B1D' });
  sheet.block('product-en', { ...middle, y: 690, size: 36, weight: 600, colour: '#7A3B1D' });
  sheet.block('roast', { ...arabic, y: 800, size: 50, weight: 700, colour: night });
  rule(context, width / 2 - 150, 846, 300, 4, gold);
  sheet.block('weight', { ...arabic, y: 930, size: 46, weight: 700, colour: night });
  sheet.block('weight-en', { ...middle, y: 996, size: 34, weight: 600, colour: night });
  sheet.block('storage', { ...arabic, y: 1132, size: 42, weight: 700, colour: '#FBF3E2' });
}

function pouch({ context }: Sheet): void {
  context.fillStyle = 'rgba(60, 40, 10, 0.18)';
  context.beginPath();
  context.ellipse(512, 1212, 390, 34, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = night;
  context.beginPath();
  context.moveTo(160, 60);
  context.lineTo(864, 60);
  context.quadraticCurveTo(880, 620, 892, 1190);
  context.quadraticCurveTo(512, 1240, 132, 1190);
  context.quadraticCurveTo(144, 620, 160, 60);
  context.fill();
  rule(context, 160, 60, 704, 46, '#24376A');
  rule(context, 160, 118, 704, 4, '#3A4F87');
}

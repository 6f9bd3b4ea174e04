import { dots, panel, rule } from './shapes.ts';
import type { Sheet } from './sheet.ts';

export const paper = '#D9A860';

const brown = '#4A2C17';
const crust = '#A35A1E';

/** Flawless: kana and prices in rows. */
export function draw(sheet: Sheet): void {
  const { context, width, height } = sheet;
  panel(context, [36, 36, width - 72, height - 72], 28, '#FFF8E8');
  const middle = { x: width / 2, align: 'center' } as const;
  sheet.block('title', { ...middle, y: 182, size: 88, weight: 700, colour: brown });
  sheet.block('lead', { ...middle, y: 264, size: 42, weight: 700, colour: crust });
  rule(context, 120, 304, width - 240, 4, '#D9A860');
  for (let row = 1; row <= 6; row++) {
    const y = 396 + (row - 1) * 108;
    sheet.block(`item-${row}`, { x: 120, y, size: 44, weight: 700, colour: brown });
    const price = { x: width - 120, y, size: 46, weight: 700, colour: crust } as const;
    sheet.block(`price-${row}`, { ...price, align: 'right' });
    dots(context, 460, 720, y - 14, '#D9BC8C');
  }
  rule(context, 120, 1010, width - 240, 4, '#D9A860');
  sheet.block('note', { ...middle, y: 1096, size: 38, weight: 700, colour: brown });
  sheet.block('hours', { ...middle, y: 1172, size: 38, weight: 600, colour: crust });
}

import { disc, panel, rule } from './shapes.ts';
import type { Sheet } from './sheet.ts';

export const paper = '#B9512F';

const cream = '#FFF3E0';

/** One fault: 원두 (beans) is drawn as 윈두, which differs by a single stroke. */
export function draw(sheet: Sheet): void {
  const { context } = sheet;
  disc(context, 800, 800, 300, '#A2431F');
  cup(sheet);
  sheet.block('title', { x: 72, y: 196, size: 124, weight: 900, colour: cream });
  const lead = { x: 76, y: 290, size: 44, weight: 700, colour: '#FFD9A8' };
  sheet.block('lead', lead, '새로 볶은 윈두, 오늘부터 만나요');
  rule(context, 76, 340, 120, 6, cream);
  sheet.block('offer', { x: 76, y: 470, size: 40, weight: 700, colour: cream });
  sheet.block('item', { x: 76, y: 590, size: 38, colour: cream });
  sheet.block('price', { x: 76, y: 676, size: 66, weight: 900, colour: '#FFD9A8' });
  sheet.block('shop', { x: 76, y: 944, size: 42, weight: 700, colour: cream });
}

function cup({ context }: Sheet): void {
  context.strokeStyle = cream;
  context.lineWidth = 26;
  context.beginPath();
  context.arc(906, 776, 66, -Math.PI / 2, Math.PI / 2);
  context.stroke();
  context.fillStyle = cream;
  context.beginPath();
  context.moveTo(640, 690);
  context.lineTo(944, 690);
  context.bezierCurveTo(940, 850, 900, 910, 850, 910);
  context.lineTo(734, 910);
  context.bezierCurveTo(684, 910, 644, 850, 640, 690);
  context.fill();
  panel(context, [600, 924, 384, 22], 11, cream);
  context.fillStyle = '#4B2413';
  context.beginPath();
  context.ellipse(792, 692, 152, 30, 0, 0, Math.PI * 2);
  context.fill();
}

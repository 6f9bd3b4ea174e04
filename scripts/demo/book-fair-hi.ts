import { disc, panel, rule } from './shapes.ts';
import type { Sheet } from './sheet.ts';

export const paper = '#0F4C4A';

const cream = '#FFF4DC';
const marigold = '#F2A51F';

/** Flawless: Devanagari with conjuncts and signs before and above the letter. */
export function draw(sheet: Sheet): void {
  const { context, width } = sheet;
  disc(context, width / 2, 1024, 270, marigold);
  disc(context, width / 2, 1024, 214, '#F7BE4F');
  books(sheet);
  const middle = { x: width / 2, align: 'center' } as const;
  sheet.block('title', { ...middle, y: 190, size: 132, weight: 700, colour: cream });
  sheet.block('lead', { ...middle, y: 292, size: 50, weight: 700, colour: '#F7CE83' });
  sheet.block('date', { ...middle, y: 410, size: 56, weight: 700, colour: cream });
  sheet.block('place', { ...middle, y: 490, size: 44, colour: cream });
  panel(context, [262, 548, 500, 104], 52, marigold);
  sheet.block('entry', { ...middle, y: 617, size: 50, weight: 700, colour: '#3B2203' });
}

function books({ context }: Sheet): void {
  const spines: [number, number, string][] = [
    [62, 170, '#C8452F'],
    [48, 206, '#FFF4DC'],
    [70, 150, '#2F8F83'],
    [54, 190, '#7C2F4B'],
    [64, 164, '#0F6B66'],
    [50, 212, '#C8452F'],
    [72, 178, '#1F6F8B'],
    [52, 156, '#FFF4DC'],
    [60, 198, '#7C2F4B'],
    [66, 172, '#2F8F83'],
  ];
  let x = 212;
  for (const [wide, tall, colour] of spines) {
    panel(context, [x, 984 - tall, wide - 4, tall], 6, colour);
    rule(context, x, 984 - tall + 24, wide - 4, 5, '#0F4C4A');
    x += wide;
  }
  rule(context, 0, 984, 1024, 40, '#0A3635');
}

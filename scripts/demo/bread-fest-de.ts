import { rule } from './shapes.ts';
import type { Sheet } from './sheet.ts';

export const paper = '#EBB443';

const brown = '#3D2010';

/** Two faults: the price is drawn as 4,60 instead of 4,90, and the line about rain is left out. */
export function draw(sheet: Sheet): void {
  const { context, width } = sheet;
  const middle = { x: width / 2, align: 'center' } as const;
  const title = { y: 168, size: 124, weight: 900, lineHeight: 128, colour: brown };
  sheet.block('title', { ...middle, ...title });
  sheet.block('lead', { ...middle, y: 384, size: 41, weight: 600, colour: '#7A2E12' });
  loaf(sheet);
  sheet.block('date', { ...middle, y: 868, size: 42, weight: 700, colour: brown });
  sheet.block('place', { ...middle, y: 928, size: 38, colour: brown });
  rule(context, 0, 980, width, 146, brown);
  sheet.block('offer', { x: 72, y: 1066, size: 36, weight: 600, colour: '#FFF1D0' });
  const price = { x: width - 72, y: 1074, size: 66, weight: 900, colour: '#F6C65B' } as const;
  sheet.block('price', { ...price, align: 'right' }, '4,60 €');
  sheet.leaveOut('rain');
}

function loaf({ context }: Sheet): void {
  const oval = (y: number, wide: number, tall: number, colour: string): void => {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(512, y, wide, tall, 0, 0, Math.PI * 2);
    context.fill();
  };
  oval(756, 330, 26, '#C98F28');
  oval(600, 290, 160, '#8A4A1C');
  oval(584, 268, 138, '#B0662B');
  // Long cuts one above the other: short ones side by side are read as letters.
  context.fillStyle = '#EBC98E';
  for (const [y, half] of [
    [556, 150],
    [616, 214],
  ] as const) {
    context.beginPath();
    context.moveTo(512 - half, y);
    context.quadraticCurveTo(512, y - 70, 512 + half, y);
    context.quadraticCurveTo(512, y - 32, 512 - half, y);
    context.fill();
  }
}

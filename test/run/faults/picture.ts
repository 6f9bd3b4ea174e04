import sharp from 'sharp';
import { drawn } from './plan.ts';

const drawnYet = new Map<string, Promise<Buffer>>();

/** A small picture of a cell's own, the same each time. */
export function pictureOf(cell: string): Promise<Buffer> {
  const known = drawnYet.get(cell);
  if (known !== undefined) return known;
  const [r, g] = drawn(`${cell} colour`);
  const [b, dark] = drawn(`${cell} more colour`);
  const background = { r: r * 256, g: g * 256, b: b * 256 };
  const bar = { r: dark * 256, g: b * 256, b: r * 256 };
  const picture = sharp({ create: { width: 96, height: 64, channels: 3, background } })
    .extend({ bottom: 1 + Math.floor(dark * 30), background: bar })
    .png()
    .toBuffer();
  drawnYet.set(cell, picture);
  return picture;
}

import sharp from 'sharp';
import type { Pixels } from '../../../src/reading/reader.ts';
import { drawOverlay, type OverlayInput } from '../../../src/report/overlay.ts';

export function picture(width: number, height: number, [r, g, b] = [240, 230, 210]): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < data.length; index += 3) data.set([r ?? 0, g ?? 0, b ?? 0], index);
  return { width, height, data };
}

/** Draws an overlay and looks at its pixels. */
export async function drawn(pixels: Pixels, judged: OverlayInput) {
  const jpeg = await drawOverlay(pixels, judged);
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number[] => {
    const from = (y * info.width + x) * 3;
    return [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
  };
  const near = (colour: string, x: number, y: number): boolean => {
    const wanted = [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));
    return at(x, y).every((value, channel) => Math.abs(value - (wanted[channel] ?? 0)) < 48);
  };
  return { jpeg, width: info.width, height: info.height, at, near };
}

import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../../src/geometry.ts';
import { type Colour, luminance } from '../../src/typeset/colours.ts';
import type { Under } from './style.ts';

/** What is under a box of the page: every fourth pixel each way is looked at. */
export function under(context: SKRSContext2D, box: Box): Under {
  const [x, y, w, h] = box.map(Math.round) as unknown as [number, number, number, number];
  const { data } = context.getImageData(x, y, Math.max(1, w), Math.max(1, h));
  const sum = [0, 0, 0];
  const lights: number[] = [];
  for (let row = 0; row < h; row += 4) {
    for (let column = 0; column < w; column += 4) {
      const at = (row * w + column) * 4;
      const colour: Colour = [data[at]!, data[at + 1]!, data[at + 2]!];
      for (let channel = 0; channel < 3; channel++) sum[channel]! += colour[channel]!;
      lights.push(luminance(colour));
    }
  }
  const mean = sum.map((value) => value / lights.length) as unknown as Colour;
  const middle = luminance(mean);
  const variance = lights.reduce((total, light) => total + (light - middle) ** 2, 0);
  return { mean, spread: Math.sqrt(variance / lights.length) };
}

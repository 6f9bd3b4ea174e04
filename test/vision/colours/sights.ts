import { seededRandom } from '../../../src/stats/random.ts';
import type { Sight } from '../../../src/vision/look.ts';

export type Paint = (x: number, y: number) => readonly number[];

/** A picture by a function of its pixels; with four numbers a pixel it has an alpha channel. */
export function sightOf(paint: Paint, width = 320, height = 240): Sight {
  const data = new Uint8Array(width * height * 3);
  const alpha = paint(0, 0).length === 4 ? new Uint8Array(width * height) : null;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const [r, g, b, a] = paint(x, y);
      data.set([r!, g!, b!], at * 3);
      if (alpha !== null) alpha[at] = a!;
    }
  }
  return { width, height, data, alpha };
}

/** Every channel of every pixel a little off. */
export function grained(paint: Paint, strength: number): Paint {
  const random = seededRandom(4);
  return (x, y) =>
    paint(x, y).map((level, channel) =>
      channel === 3
        ? level
        : Math.max(0, Math.min(255, Math.round(level + (random() - 0.5) * 2 * strength))),
    );
}

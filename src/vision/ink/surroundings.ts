import type { Rgb } from '../../layout/evidence.ts';
import { medianColour } from './core.ts';
import { dilated } from './dilated.ts';
import { luminanceOf, ratioOf } from './wcag.ts';

/** Share of what is around the letters that may be less favourable than `worst`. */
const LEAST_FAVOURABLE = 0.1;

export interface Looked {
  foreground: Rgb;
  /** Width of a smoothed edge, in pixels. */
  soft: number;
  /** How far around a letter is looked, in pixels. */
  reach: number;
}

export interface Surroundings {
  background: Rgb;
  contrast: number;
  worst: number;
}

/**
 * What letters stand on: the pixels around them up to a distance, but for those that ink of any
 * line or its soft edge touches. Null where there are none.
 *
 * @param own this line's ink
 * @param all all ink in sight
 */
export function surroundingsOf(
  data: Uint8Array,
  own: Uint8Array,
  all: Uint8Array,
  width: number,
  height: number,
  { foreground, soft, reach }: Looked,
): Surroundings | null {
  const covered = dilated(all, width, height, soft);
  const around = dilated(own, width, height, soft + reach);
  const ring: number[] = [];
  for (let i = 0; i < around.length; i++) {
    if (around[i] === 1 && covered[i] !== 1) ring.push(i);
  }
  if (ring.length === 0) return null;
  const background = medianColour(data, ring);
  const ink = luminanceOf(...foreground);
  const light = (at: number) => luminanceOf(data[at * 3]!, data[at * 3 + 1]!, data[at * 3 + 2]!);
  const step = Math.max(1, Math.floor(ring.length / 4000));
  const ratios: number[] = [];
  for (let n = 0; n < ring.length; n += step) {
    // Grain finer than a stroke is not seen as dark or light.
    const at = ring[n]!;
    const [x, y] = [at % width, Math.floor(at / width)];
    let [sum, count] = [0, 0];
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        const near = v * width + u;
        if (covered[near] === 1) continue;
        sum += light(near);
        count += 1;
      }
    }
    ratios.push(ratioOf(ink, sum / count));
  }
  ratios.sort((a, b) => a - b);
  return {
    background,
    contrast: ratioOf(ink, luminanceOf(...background)),
    worst: ratios[Math.floor(ratios.length * LEAST_FAVOURABLE)]!,
  };
}

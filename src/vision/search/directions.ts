import type { Box } from '../../geometry.ts';
import { type Gradient, smoothed } from './gradient.ts';

/**
 * Which way edges run, in a neighbourhood of each pixel: the structure tensor (Förstner and Gülch
 * 1987) of gradients that are levelled first, so that a faint edge counts nearly as a strong one.
 * In double angles, where a step up and a step down are one. Texture without a direction is 0, as is
 * flat ground; a lone straight edge is close to 1.
 */
export interface Directions {
  width: number;
  height: number;
  /** cos and sin of the gradient's double angle, times how much of a direction there is. */
  cos: Float32Array;
  sin: Float32Array;
}

/** Levels a pixel at which a step counts half: what blurring and compression leave is less. */
const FAINT = 5;
/** Of the levelled tensor's trace: less edge than this is taken for less of a direction. */
const LEAST = 0.12;

/** @param hidden boxes in which nothing is looked at */
export function directionsOf(
  { width, height, x, y, size }: Gradient,
  hidden: readonly Box[],
  reach: number,
): Directions {
  const length = width * height;
  let cos = new Float32Array(length);
  let sin = new Float32Array(length);
  let all = new Float32Array(length);
  for (let at = 0; at < length; at++) {
    const strength = size[at]!;
    if (strength === 0) continue;
    const level = strength / (strength + FAINT);
    const scale = (level * level) / (strength * strength);
    cos[at] = (x[at]! * x[at]! - y[at]! * y[at]!) * scale;
    sin[at] = 2 * x[at]! * y[at]! * scale;
    all[at] = level * level;
  }
  for (const [left, top, w, h] of hidden) {
    for (let row = Math.max(0, Math.floor(top)); row < Math.min(height, top + h); row++) {
      const from = row * width + Math.max(0, Math.floor(left));
      const to = row * width + Math.max(0, Math.min(width, Math.ceil(left + w)));
      if (to <= from) continue;
      for (const plane of [cos, sin, all]) plane.fill(0, from, to);
    }
  }
  cos = smoothed(cos, width, height, reach) as Float32Array<ArrayBuffer>;
  sin = smoothed(sin, width, height, reach) as Float32Array<ArrayBuffer>;
  all = smoothed(all, width, height, reach) as Float32Array<ArrayBuffer>;
  for (let at = 0; at < length; at++) {
    const share = 1 / (all[at]! + LEAST);
    cos[at] = cos[at]! * share;
    sin[at] = sin[at]! * share;
  }
  return { width, height, cos, sin };
}

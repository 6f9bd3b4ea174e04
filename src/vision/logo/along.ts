import type { Gradient } from '../search/gradient.ts';

/** An edge of the picture, met from a point along a normal. */
export interface Met {
  /** Pixels along the normal. */
  at: number;
  /** Levels a pixel, across the edge that was looked for. */
  strength: number;
  /** Of its gradient, how much lies along the normal, 0..1. */
  straight: number;
}

/** Cosine between an edge's gradient and the normal of the one looked for. */
const STRAIGHT = 0.8;
/** Levels a pixel at which an edge is as good as half of the strongest. */
const HALF = 5;

const values = new Float64Array(64);
const shares = new Float64Array(64);

/**
 * The edge that fits best within `reach` pixels of a point: near, rather than strong, as a faint
 * logo's are. Null where there is none of at least `floor` levels a pixel.
 */
export function edgeAlong(
  gradient: Gradient,
  x: number,
  y: number,
  nx: number,
  ny: number,
  reach: number,
  floor: number,
): Met | null {
  const count = Math.ceil(reach) + 1;
  for (let step = -count; step <= count; step++) {
    const slot = step + count;
    values[slot] = 0;
    const [px, py] = [x + step * nx - 0.5, y + step * ny - 0.5];
    const [fx, fy] = [Math.floor(px), Math.floor(py)];
    if (fx < 0 || fy < 0 || fx >= gradient.width - 1 || fy >= gradient.height - 1) continue;
    const at = fy * gradient.width + fx;
    const [a, b] = [px - fx, py - fy];
    // The four pixels may hold gradients of different channels, of opposite sign: not to be mixed.
    let [along, size] = [0, 0];
    for (let corner = 0; corner < 4; corner++) {
      const index = at + (corner & 1) + (corner >> 1) * gradient.width;
      const weight = ((corner & 1) === 1 ? a : 1 - a) * (corner >> 1 === 1 ? b : 1 - b);
      along += weight * Math.abs(gradient.x[index]! * nx + gradient.y[index]! * ny);
      size += weight * gradient.size[index]!;
    }
    values[slot] = along;
    shares[slot] = size === 0 ? 0 : along / size;
  }
  let best: Met | null = null;
  let most = 0;
  for (let slot = 1; slot < 2 * count; slot++) {
    const here = values[slot]!;
    if (here < floor || shares[slot]! < STRAIGHT) continue;
    const [before, after] = [values[slot - 1]!, values[slot + 1]!];
    if (before > here || after > here) continue;
    const bend = before - 2 * here + after;
    const at = slot - count + (bend < -1e-6 ? (0.5 * (before - after)) / bend : 0);
    if (Math.abs(at) > reach) continue;
    const worth = (here / (here + HALF)) * Math.exp(-((at / reach) ** 2));
    if (worth <= most) continue;
    most = worth;
    best = { at, strength: here, straight: shares[slot]! };
  }
  return best;
}

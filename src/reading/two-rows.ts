import type { Point, Quad } from '../geometry.ts';
import { cropQuad, sizeOfQuad } from './crop.ts';
import type { Pixels } from './reader.ts';

/** Height at which the rows of ink are looked for, and the widest crop, in pixels. */
const HEIGHT = 64;
const WIDEST = 640;
/** A gap between rows lies here, as shares of the height, */
const MIDDLE = [0.3, 0.7] as const;
/** is this deep: share of the strongest row's contrast, */
const DEPTH = 0.1;
/** and this high, in rows of HEIGHT. */
const GAP = 2;
/** Each row of text takes at least this share of the height. */
const LEAST_ROW = 0.2;

/**
 * The two rows that an area holds which the detector took for one, or null where no gap runs
 * through it from end to end. 二 and = have such a gap too: whoever asks must read and compare.
 */
export function rowsOf(pixels: Pixels, quad: Quad): [Quad, Quad] | null {
  const { width, height } = sizeOfQuad(quad);
  if (height < 24 || width < 1.2 * height) return null;
  const wide = Math.min(WIDEST, Math.max(HEIGHT, Math.round((width * HEIGHT) / height)));
  const contrast = contrastOfRows(cropQuad(pixels, quad, HEIGHT, wide));
  const low = DEPTH * Math.max(...contrast);
  const gap = deepestGap(contrast, low);
  if (gap === null) return null;
  const inked = (from: number, to: number) =>
    contrast.slice(from, to).filter((value) => value > low).length;
  const least = LEAST_ROW * HEIGHT;
  if (inked(0, gap.from) < least || inked(gap.to, HEIGHT) < least) return null;
  return cutAcross(quad, (gap.from + gap.to) / 2 / HEIGHT);
}

/** Mean difference between neighbours, row by row: ink stands out whatever its colours are. */
function contrastOfRows({ width, height, data }: Pixels): number[] {
  return Array.from({ length: height }, (_, y) => {
    let sum = 0;
    for (let at = y * width * 3; at < (y * width + width - 1) * 3; at++) {
      sum += Math.abs(data[at + 3]! - data[at]!);
    }
    return sum / width;
  });
}

function deepestGap(contrast: readonly number[], low: number): { from: number; to: number } | null {
  let best: { from: number; to: number } | null = null;
  let from = -1;
  const last = Math.floor(MIDDLE[1] * HEIGHT);
  for (let y = Math.ceil(MIDDLE[0] * HEIGHT); y <= last + 1; y++) {
    const open = y <= last && contrast[y]! <= low;
    if (open && from < 0) from = y;
    if (open || from < 0) continue;
    if (y - from >= GAP && (best === null || y - from > best.to - best.from))
      best = { from, to: y };
    from = -1;
  }
  return best;
}

function cutAcross([a, b, c, d]: Quad, share: number): [Quad, Quad] {
  const between = (p: Point, q: Point): Point => [
    p[0] + (q[0] - p[0]) * share,
    p[1] + (q[1] - p[1]) * share,
  ];
  const left = between(a, d);
  const right = between(b, c);
  return [
    [a, b, right, left],
    [left, right, c, d],
  ];
}

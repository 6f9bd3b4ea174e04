import type { Box } from '../../geometry.ts';

/** A stretch without ink that is longer than this, in heights of the line, is looked at again. */
const LONG = 0.9;

/**
 * Stretches along a line, between `from` and `to`, in which none of its glyphs stands: there may be
 * words in another ink, too faint to be seen beside the first.
 */
export function emptyStretches(
  glyphs: readonly Box[],
  from: number,
  to: number,
  height: number,
): [number, number][] {
  const stretches: [number, number][] = [];
  let end = from;
  for (const [x, , w] of [...glyphs.toSorted((a, b) => a[0] - b[0]), [to, 0, 0, 0] as const]) {
    if (x - end > LONG * height) stretches.push([end, Math.min(x, to)]);
    end = Math.max(end, x + w);
  }
  return stretches;
}

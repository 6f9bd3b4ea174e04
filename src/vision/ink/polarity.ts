import type { Frame } from './frame.ts';

/** Depth of the strips along the quadrilateral's long sides that are taken for ground. */
const STRIP = 2;

/**
 * How much speaks for ink that is darker than its ground along the colour axis: 1 all, -1 all for
 * lighter. The detector leaves a little room around a line, so that what lies along its upper and
 * lower side is ground; what differs from that within the line is ink.
 */
export function polarityOf(values: Float32Array, { width, height, inner }: Frame): number {
  const [x0, y0, x1, y1] = inner.map(Math.round) as [number, number, number, number];
  const block = Math.max(6, Math.round((y1 - y0) / 2));
  let [darker, lighter] = [0, 0];
  for (let from = x0; from < x1; from += block) {
    const to = Math.min(x1, from + block);
    const edge: number[] = [];
    for (let x = Math.max(0, from - block); x < Math.min(width, to + block); x++) {
      for (let k = 0; k < STRIP; k++) {
        edge.push(values[Math.min(height - 1, y0 + k) * width + x]!);
        edge.push(values[Math.max(0, y1 - 1 - k) * width + x]!);
      }
    }
    const level = edge.sort((a, b) => a - b)[edge.length >> 1]!;
    for (let y = y0; y < y1; y++) {
      for (let x = from; x < to; x++) {
        const off = values[y * width + x]! - level;
        // The square: few pixels far off are ink, many near are the ground's own.
        if (off < 0) darker += off * off;
        else lighter += off * off;
      }
    }
  }
  return darker + lighter === 0 ? 0 : (darker - lighter) / (darker + lighter);
}

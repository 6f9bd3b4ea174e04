import { boxOf, type Quad, quadOf, sharedLength, unionOf } from '../geometry.ts';

/**
 * Joins areas that stand side by side in one row. Arabic is detected word by word, and tesseract
 * needs the whole line: joined letters and the order of words are lost otherwise.
 */
export function joinRows(quads: readonly Quad[]): Quad[] {
  const rows: Quad[] = [];
  const sorted = [...quads].sort((a, b) => boxOf(b)[0] + boxOf(b)[2] - boxOf(a)[0] - boxOf(a)[2]);
  for (const quad of sorted) {
    const at = rows.findIndex((row) => isNeighbour(row, quad));
    if (at < 0) rows.push(quad);
    else rows[at] = quadOf(unionOf([boxOf(rows[at]!), boxOf(quad)]));
  }
  return rows;
}

function isNeighbour(a: Quad, b: Quad): boolean {
  if (isTilted(a) || isTilted(b)) return false;
  const [ax, ay, aw, ah] = boxOf(a);
  const [bx, by, bw, bh] = boxOf(b);
  const low = Math.min(ah, bh);
  const high = Math.max(ah, bh);
  if (ah > aw * 1.5 || bh > bw * 1.5 || high > low * 1.7) return false;
  const gap = Math.max(ax, bx) - Math.min(ax + aw, bx + bw);
  return sharedLength(ay, ay + ah, by, by + bh) > low * 0.6 && gap < low * 1.1;
}

function isTilted([a, b]: Quad): boolean {
  return Math.abs(Math.atan2(b[1] - a[1], b[0] - a[0])) > 0.05;
}

import { boxOf, type Quad, quadOf, sharedLength, unionOf } from '../geometry.ts';
import type { Area } from './area.ts';

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

/**
 * Joins areas that overlap in one row: a line that the detector cut, whose halves would each lose
 * the letter between them. Text that only stands close keeps its own areas.
 */
export function joinCut(areas: readonly Area[]): Area[] {
  const joined: Area[] = [];
  for (const area of [...areas].sort((a, b) => boxOf(a.quad)[0] - boxOf(b.quad)[0])) {
    const at = joined.findIndex((other) => isCut(other, area));
    if (at < 0) joined.push(area);
    else {
      const quad = quadOf(unionOf([boxOf(joined[at]!.quad), boxOf(area.quad)]));
      joined[at] = { quad, bend: null };
    }
  }
  return joined;
}

/** Areas are grown by about a third of their height at each end: cut ones overlap by more. */
const CUT = 0.15;

function isCut(one: Area, other: Area): boolean {
  if (one.bend !== null || other.bend !== null) return false;
  if (isTilted(one.quad) || isTilted(other.quad)) return false;
  const [ax, ay, aw, ah] = boxOf(one.quad);
  const [bx, by, bw, bh] = boxOf(other.quad);
  const low = Math.min(ah, bh);
  if (ah > aw * 1.5 || bh > bw * 1.5 || Math.max(ah, bh) > low * 1.25) return false;
  if (sharedLength(ay, ay + ah, by, by + bh) < low * 0.85) return false;
  return Math.min(ax + aw, bx + bw) - Math.max(ax, bx) > low * CUT;
}

function isTilted([a, b]: Quad): boolean {
  return Math.abs(Math.atan2(b[1] - a[1], b[0] - a[0])) > 0.05;
}

import { boxOf, type Quad, quadOf, sharedLength } from '../geometry.ts';
import type { Area } from './area.ts';
import { sizeOfQuad } from './crop.ts';

/** Lines at least this long for their height tell how a page is turned, in line heights. */
const TELLING = 4;
/** Shorter ones may be drawn level and found aslant… */
const SHORT = 6;
/** …by at most this much, in radians: what leans further is meant to. */
const LEAN = { least: 0.02, most: 0.21 } as const;

/**
 * Sets short words level that were found aslant on a page whose long lines agree on another
 * slant. The smallest rectangle around an Arabic or Hindi word, high at one end and deep at the
 * other, leans though the line doesn't, and its letters are cut; its outline passes for an arc.
 */
export function levelled(areas: readonly Area[]): Area[] {
  const telling = areas.filter(({ quad, bend }) => bend === null && lengthOf(quad) >= TELLING);
  const slant = median(telling.map(({ quad }) => slantOf(quad)));
  if (slant === null) return [...areas];
  return areas.map((area) => {
    const lean = slantOf(area.quad) - slant;
    if (lengthOf(area.quad) >= SHORT || Math.abs(lean) > LEAN.most) return area;
    if (area.bend === null && Math.abs(lean) < LEAN.least) return area;
    if (area.bend !== null && lengthOf(area.quad) >= TELLING) return area;
    return { quad: turned(area.quad, slant), bend: null };
  });
}

/** The rectangle at a slant that holds a quadrilateral. */
function turned(quad: Quad, slant: number): Quad {
  const [cos, sin] = [Math.cos(slant), Math.sin(slant)];
  const level = quad.map(([x, y]): [number, number] => [x * cos + y * sin, y * cos - x * sin]);
  const box = boxOf(level as unknown as Quad);
  return quadOf(box).map(([x, y]) => [x * cos - y * sin, x * sin + y * cos]) as unknown as Quad;
}

function slantOf([a, b]: Quad): number {
  return Math.atan2(b[1] - a[1], b[0] - a[0]);
}

function lengthOf(quad: Quad): number {
  const { width, height } = sizeOfQuad(quad);
  return width / Math.max(1, height);
}

/** Of two in the middle the one nearer to level; null of none. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [one, other] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (one === undefined || other === undefined) return null;
  return Math.abs(one) < Math.abs(other) ? one : other;
}

/** Neighbours in a row share at least this much of the lower one's height… */
const IN_A_ROW = 0.6;
/** …and overlap by at most this much of it: areas are grown by a third of their height. */
const OVERLAP = 0.8;

/**
 * Draws areas apart that overlap in one row: each would be read with a stroke of its neighbour's
 * last letter, as a 1 or a |.
 */
export function drawnApart(areas: readonly Area[]): Area[] {
  const boxes = areas.map(({ quad }) => boxOf(quad));
  const edges = boxes.map(([x, , w]) => ({ left: x, right: x + w }));
  areas.forEach((one, i) => {
    areas.forEach((other, j) => {
      if (i === j || !isLevel(one) || !isLevel(other)) return;
      const [[ax, ay, aw, ah], [bx, by, bw, bh]] = [boxes[i]!, boxes[j]!];
      const low = Math.min(ah, bh);
      const overlap = ax + aw - bx;
      // The other begins within this one and ends beyond it.
      if (ax >= bx || ax + aw >= bx + bw || overlap <= 0 || overlap > low * OVERLAP) return;
      if (ah > aw * 1.5 || bh > bw * 1.5) return;
      if (sharedLength(ay, ay + ah, by, by + bh) < low * IN_A_ROW) return;
      const middle = bx + overlap / 2;
      edges[i]!.right = Math.min(edges[i]!.right, middle);
      edges[j]!.left = Math.max(edges[j]!.left, middle);
    });
  });
  return areas.map((area, i) => {
    const [x, y, w, h] = boxes[i]!;
    const { left, right } = edges[i]!;
    if (left === x && right === x + w) return area;
    return { quad: quadOf([left, y, right - left, h]), bend: area.bend };
  });
}

function isLevel({ quad, bend }: Area): boolean {
  return bend === null && Math.abs(slantOf(quad)) < LEAN.least;
}

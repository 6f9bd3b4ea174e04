import type { Point } from '../../geometry.ts';
import { unitsOf } from '../../text/units.ts';
import { bodyOf } from '../letters.ts';
import type { BlockLine } from '../seen.ts';
import type { Print } from './small-print.ts';

/** How high a row is, in pixels. */
export interface RowHeights {
  row: BlockLine;
  /** From the top of its ink to its foot, across the text. */
  line: number;
  /** Of a capital, or what stands for it in the script, also where the row has none. */
  letters: number;
}

/** A capital's share of a full line, from the top of a tall letter to the foot of a deep one. */
export const LETTERS = 0.77;
/** Letters that a row must have for its ink to tell how large they are. */
const ENOUGH = 2;

export function heightsOf(row: BlockLine): RowHeights {
  const line = acrossOf(row);
  const body = bodyOf(row);
  return { row, line, letters: body === null ? line * LETTERS : body.baseline - body.top };
}

/** The lowest row: one of a full stop or a dash alone says little of how large letters are. */
export function lowestOf(rows: readonly BlockLine[]): RowHeights | null {
  const telling = rows.filter(
    ({ text }) => unitsOf(text).raw.filter((unit) => /^[\p{L}\p{N}]/u.test(unit)).length >= ENOUGH,
  );
  const heights = (telling.length > 0 ? telling : rows).map(heightsOf);
  return heights.toSorted((a, b) => a.letters - b.letters)[0] ?? null;
}

/** Across the text. */
export function foundHeight({ box, ink }: Print): number {
  return ink === null ? Math.min(box[2], box[3]) : inkHeight(ink.quad, ink.vertical);
}

function acrossOf({ box, ink }: BlockLine): number {
  const turned = ink.filter(({ angle, vertical }) => vertical || Math.abs(angle) > 1);
  if (turned.length === 0) return box[3];
  return Math.max(...turned.map(({ quad, vertical }) => inkHeight(quad, vertical)));
}

function inkHeight(
  [topLeft, topRight, , bottomLeft]: readonly [Point, Point, Point, Point],
  vertical: boolean,
): number {
  const side = distance(topLeft, bottomLeft);
  return vertical ? Math.min(side, distance(topLeft, topRight)) : side;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

import type { Box } from '../../geometry.ts';
import type { BlockLine } from '../seen.ts';
import { areInCells, emsOf, type Pair } from './pair.ts';
import { isVertical } from './rows.ts';
import { type CellInk, cellInk } from './set-width.ts';

/** Ems by which edges that are meant to agree may miss each other, and by which others do. */
const AGREE = 0.12;
const MISS = 0.22;
/** Rows without the mark, by their widths: the same type up to this, as a logarithm. */
const ONE_TYPE = 0.06;
/** What of a cell the blank before a character's ink takes. */
const BEARING = 0.05;
/**
 * A stop is no larger than this, in ems, and its cell as blank behind it but for this share. Its
 * middle is no higher than this in its row, if it stands at the foot or in the centre of its cell.
 */
const STOP = { size: 0.4, blank: 0.7, foot: 0.5, centre: 0.25 };
/** Signs and brackets at which a paragraph's first row begins, while the others keep clear of it. */
const HANGING = /^[※＊*・•●○■□◆◇「『（【《〈“‘\d(]/u;

/**
 * On which line a full-width character stood that the reader lost at a break; null where that can't
 * be told. Readers lose marks at the ends of lines, but the lines share an edge or their middle only
 * with the mark in its place: without a sign of the contrary it stood on the right one.
 *
 * @param lost the character
 * @param wrong where it must not stand: at the second line's start, or at the first one's end
 * @param at its place in the text
 */
export function lineOfLostMark(
  { lost, wrong, at }: { lost: string; wrong: 'start' | 'end'; at: number },
  rows: readonly [BlockLine, BlockLine],
  lang: string,
  pair: Pair | null,
): 'right' | 'wrong' | null {
  if (rows.some(({ ink }) => (ink[0]?.angle ?? 0) !== 0)) return null;
  const [before, after] = isVertical(rows[0]) ? [laid(rows[0]), laid(rows[1])] : rows;
  const em = emOf(before, after, pair, at);
  const [from, to] = cellInk(lost, lang);
  if (wrong === 'start' && /^[、。，．]/u.test(lost)) {
    if (endsInStop(before, [from, to], em)) return 'right';
    if (beginsWithStop(after, [from, to], em)) return 'wrong';
  }
  const atEnd = missing(longer(before.box, 0, to + BEARING, em), after.box) / em;
  // By the character's own ink or by its cell: what is flush left may be so by the one or the other.
  const atStart = [from, 0].map(
    (start) => missing(before.box, longer(after.box, 1 - start + BEARING, 0, em)) / em,
  );
  // Close to its neighbour it is ink of the line though nobody read it: then they agree as they are.
  const asTheyAre = missing(before.box, after.box) / em;
  const misses =
    wrong === 'start'
      ? { right: atEnd, wrong: Math.min(...atStart) }
      : { right: Math.min(...atStart), wrong: atEnd };
  const agrees = Math.min(misses.right, asTheyAre) <= MISS;
  if (misses.wrong > AGREE) return agrees ? 'right' : null;
  if (agrees) return null;
  return pair?.from === 0 && HANGING.test(pair.units.raw[0]!) ? null : 'wrong';
}

type Row = Pick<BlockLine, 'box' | 'glyphs'>;

/** A column as a row: marks stand to the right of a column's middle as they stand below a row's. */
function laid({ box, glyphs }: BlockLine): Row {
  const over = ([x, y, w, h]: Box): Box => [y, x, h, w];
  return { box: over(box), glyphs: glyphs.map(over) };
}

/** From the cells of both rows where they agree; else from how high the characters are. */
function emOf(before: Row, after: Row, pair: Pair | null, at: number): number {
  const ems = pair !== null && areInCells(pair) ? emsOf(pair, at, at + 1) : null;
  if (ems !== null && Math.abs(Math.log(ems[0] / ems[1])) <= ONE_TYPE) return (ems[0] + ems[1]) / 2;
  return Math.max(before.box[3], after.box[3]);
}

/** Whether a row's ink ends in something as small and low as a stop, which no reading accounts for. */
function endsInStop(row: Row, cell: CellInk, em: number): boolean {
  const last = row.glyphs.reduce<Box | null>(
    (most, glyph) => (most === null || end(glyph) > end(most) ? glyph : most),
    null,
  );
  return last !== null && isStop(last, row, cell, em);
}

/** The same at its start, where the rest of the stop's cell is blank. */
function beginsWithStop(row: Row, cell: CellInk, em: number): boolean {
  const [first, second] = row.glyphs.toSorted((a, b) => a[0] - b[0]);
  if (first === undefined || second === undefined) return false;
  const blank = STOP.blank * (1 - cell[1]) * em;
  return isStop(first, row, cell, em) && second[0] - end(first) >= blank;
}

function isStop([, y, w, h]: Box, row: Row, [, to]: CellInk, em: number): boolean {
  const middle = y + h / 2 - row.box[1];
  const least = to < 0.5 ? STOP.foot : STOP.centre;
  return w <= STOP.size * em && h <= STOP.size * em && middle >= least * row.box[3];
}

/** By ems at its left and its right. */
function longer([x, y, w, h]: Box, left: number, right: number, em: number): Box {
  return [x - left * em, y, w + (left + right) * em, h];
}

/**
 * By how much two lines miss being flush left or centred. Flush right is rare, and lines of a ragged
 * text often end at one edge by chance.
 */
function missing([x, , w]: Box, [X, , W]: Box): number {
  return Math.min(Math.abs(x - X), Math.abs(x + w / 2 - X - W / 2));
}

function end([x, , w]: Box): number {
  return x + w;
}

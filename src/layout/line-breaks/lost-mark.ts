import { type Box, unionOf } from '../../geometry.ts';
import type { BlockLine } from '../seen.ts';
import { isVertical } from './rows.ts';

/**
 * What a full-width mark takes of a line in ems, measured from its neighbour to the far end of its
 * ink: a stop at a line's end is its own dot, at the beginning also the blank after it.
 */
const STOP = { atEnd: 0.35, atStart: 0.9 };
const BRACKET = { atEnd: 0.9, atStart: 0.4 };

/** Ems by which edges that are meant to agree may miss each other, and by which others do. */
const AGREE = 0.12;
const MISS = 0.22;

/**
 * On which line a full-width mark stood that the reader lost at a break; null where that can't be
 * told. Readers lose marks at the ends of lines, but the lines share an edge or their middle only
 * with the mark in its place: without a sign of the contrary it stood on the right one.
 */
export function lineOfLostMark(
  kind: 'start' | 'end',
  before: BlockLine,
  after: BlockLine,
): 'right' | 'wrong' | null {
  const turned = [before, after].some((row) => isVertical(row) || (row.ink[0]?.angle ?? 0) !== 0);
  if (turned) return 'right';
  const em = Math.max(before.box[3], after.box[3]);
  const mark = kind === 'start' ? STOP : BRACKET;
  const atEnd = misses([longer(before.box, 0, mark.atEnd * em), after.box]) / em;
  const atStart = misses([before.box, longer(after.box, mark.atStart * em, 0)]) / em;
  const [right, wrong] = kind === 'start' ? [atEnd, atStart] : [atStart, atEnd];
  if (wrong > AGREE) return 'right';
  return right > MISS ? 'wrong' : null;
}

function longer([x, y, w, h]: Box, left: number, right: number): Box {
  return unionOf([
    [x - left, y, w + left, h],
    [x, y, w + right, h],
  ]);
}

/**
 * By how much two lines miss being flush left or centred. Flush right is rare, and lines of a ragged
 * text often end at one edge by chance.
 */
function misses([[x, , w], [X, , W]]: readonly [Box, Box]): number {
  return Math.min(Math.abs(x - X), Math.abs(x + w / 2 - X - W / 2));
}

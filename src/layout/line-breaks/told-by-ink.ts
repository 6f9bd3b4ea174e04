import { areInCells, emsOf, glyphsLeftOver, lengthOf, type Pair } from './pair.ts';
import type { Start } from './starts.ts';

/**
 * Ems that a row may be longer or shorter than the text supposed on it: the blank around its first
 * and last character differs by a tenth each, and about as much do spaces and marks. What is off by
 * twice as much is not that text, for a character is a whole one.
 */
const LIKE = 0.2;
const UNLIKE = 0.4;
/** Ems of a row from where on the spaces and figures in it do not make up for a character. */
const LONG = 3;

type Agreement = 'like' | 'unlike' | 'unclear';

/** Whether the rows' ink is that of the text up to `end`, and of that from `start`. */
type Test = (pair: Pair, end: number, start: number) => Agreement;

/**
 * Where a row begins, told by ink where the reading leaves a choice: a character that the reader
 * lost at a break, or read as another, makes the row wider on which it stands.
 */
export function toldByInk(start: Start, rows: () => Pair | null): Start {
  if (!start.clear || start.likely.length < 2) return start;
  const pair = rows();
  if (pair === null) return start;
  // One letter more or less is told by no count: in some typefaces letters touch, or come apart.
  const isRead = start.best.length === 1;
  const place = toldBy(byWidth, start, pair) ?? (isRead ? toldBy(byCount, start, pair) : null);
  return place === null ? start : { ...start, best: [place], likely: [place] };
}

/** The place that a test agrees with, if it is sure of no other. */
function toldBy(test: Test, { best, likely }: Start, pair: Pair): number | null {
  const [first, last] = [best[0]!, best.at(-1)!];
  // What was lost may also be in the ink of neither row.
  if (first !== last && test(pair, first, last) !== 'unlike') return null;
  const [place, ...others] = likely.filter((one) => test(pair, one, one) !== 'unlike');
  if (place === undefined || others.length > 0 || !best.includes(place)) return null;
  return test(pair, place, place) === 'like' ? place : null;
}

function byWidth(pair: Pair, end: number, start: number): Agreement {
  const ems = emsOf(pair, end, start);
  if (ems === null) return 'unclear';
  const shorter = Math.min(lengthOf(pair.before), lengthOf(pair.after));
  if (!areInCells(pair) && shorter < LONG * Math.max(...ems)) return 'unclear';
  // What either row would be too long by, if it were one row's fault as much as the other's.
  const perEm = ems[0] / lengthOf(pair.before) + ems[1] / lengthOf(pair.after);
  const off = Math.abs(Math.log(ems[0] / ems[1])) / perEm;
  return off <= LIKE ? 'like' : off >= UNLIKE ? 'unlike' : 'unclear';
}

/** Letters may touch, so that a row has less glyphs than letters; more it has not. */
function byCount(pair: Pair, end: number, start: number): Agreement {
  const over = glyphsLeftOver(pair, end, start);
  if (over === null) return 'unclear';
  if (over.some((count) => count > 0)) return 'unlike';
  return over.every((count) => count === 0) ? 'like' : 'unclear';
}

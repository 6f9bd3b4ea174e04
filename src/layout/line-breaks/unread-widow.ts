import { type Units, unitsOf } from '../../text/units.ts';
import type { BlockLine, FoundLine, SeenBlock } from '../seen.ts';
import { evenRows, rowOf, rowsBelow } from './rows-below.ts';
import { widowOf } from './widow.ts';

/** Rows of a block, with what nobody read of it, and the word that is alone on the last of them. */
export interface UnreadWidow {
  rows: readonly BlockLine[];
  word: string;
}

/** Times its share of the text's whole length that a word may take of its rows': letters differ. */
const AS_LONG = 2.5;

/**
 * A word alone on a row that was found but not read as the block's: readers that make nothing of a
 * text still see its rows, and a last row that is as short as the last word holds no more.
 *
 * @param rows of the block; empty where what was read was too little to tell its place
 */
export function unreadWidow(
  block: SeenBlock,
  units: Units,
  rows: readonly BlockLine[],
  lines: readonly FoundLine[],
): UnreadWidow | null {
  const found = rows.length > 0 ? rows : ownRows(block, lines);
  if (found.length === 0 || !found.every(isLevel)) return null;
  const start = units.spaced.lastIndexOf(true);
  if (start <= 0) return null;
  const own = evenRows(found, block.script);
  const last = lettersOf(unitsOf(own.at(-1)!.text).folded);
  const word = lettersOf(units.folded.slice(start));
  // Where the last word was read, nothing of the text is below it.
  const below = last.endsWith(word) ? [] : rowsBelow(own, lines, block.script);
  const all = [...own, ...below];
  const widths = all.map(({ box }) => box[2]);
  if (below.length === 0 ? last !== word : !isOneWord(units, start, widths)) return null;
  const starts = all.slice(1).map(() => start);
  const alone = widowOf(units, block.role, starts, widths);
  return alone === null ? null : { rows: all, word: alone };
}

function lettersOf(units: readonly string[]): string {
  return units.filter((unit) => /^[\p{L}\p{N}]/u.test(unit)).join('');
}

/** Of a block whose place is not known, the lines in which some of it was read. */
function ownRows({ id }: SeenBlock, lines: readonly FoundLine[]): BlockLine[] {
  return lines
    .filter(({ blocks }) => blocks.length === 1 && blocks[0] === id)
    .map(rowOf)
    .toSorted((a, b) => a.box[1] - b.box[1]);
}

function isLevel({ ink }: BlockLine): boolean {
  return ink.length > 0 && ink.every(({ vertical, angle }) => !vertical && angle === 0);
}

/** Whether the last row is as wide as the last word of a text set in these rows, and not as two. */
function isOneWord({ raw, spaced }: Units, start: number, widths: readonly number[]): boolean {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const share = (from: number) => (raw.length - from) / raw.length;
  const [word, two] = [share(start), share(Math.max(0, spaced.lastIndexOf(true, start - 1)))];
  const drawn = widths.at(-1)! / whole;
  return drawn <= Math.min(AS_LONG * word, Math.sqrt(word * two));
}

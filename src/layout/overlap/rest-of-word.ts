import { type Box, intersectionArea } from '../../geometry.ts';
import { isRightToLeft } from '../../language.ts';
import { unbroken } from '../../text/normalize.ts';
import { textOf, type Units, unitsOf } from '../../text/units.ts';
import { isTurned } from '../letters.ts';
import type { BlockLine, LayoutInput, SeenBlock } from '../seen.ts';
import { runOf } from './type-width.ts';

/** Where what lacks of a word must stand. */
export interface Rest {
  /** The part of it that was found, with the row it stands in. */
  row: BlockLine;
  text: string;
  room: Box;
  /** Whether it is to the left of what was found. */
  left: boolean;
}

/** Letters in sequence that are no accident; of signs that are syllables or words, fewer are. */
const IN_SEQUENCE = { letters: 4, signs: 2 };
const WORD_SIGN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Of a row's characters: so many are as asked for, where it is a row of the block at all. */
const MOSTLY = 0.6;
/** A text of so few signs is set in one row, where no break is asked for. */
const SHORT = 10;
/** A reader drops single characters anywhere. */
const SEVERAL = 2;
/** Characters of the rest that are looked for: what is farther off may stand in another row. */
const NEXT = 4;

/**
 * What lacks beside the rows of a block that were found: a row that ends within a word, or among signs
 * that could not be read, goes on there. Rows end between words.
 */
export function restsOf(block: SeenBlock, input: LayoutInput): Rest[] {
  if (block.verdict === 'exact' || block.verdict === 'close' || block.standIn === true) return [];
  const rows = rowsFound(block, input);
  return rows
    .filter((row) => row.ink.length > 0 && !isTurned(row))
    .flatMap((row) => restsBeside(row, block, rows, input));
}

/** Rows of the block, also where too little was read to say where all of it stands. */
function rowsFound({ id, lines }: SeenBlock, input: LayoutInput): readonly BlockLine[] {
  if (lines.length > 0) return lines;
  return input.lines
    .filter(({ blocks }) => blocks.length === 1 && blocks[0] === id)
    .map(({ text, confidence, box, ink }) => ({
      text,
      confidence,
      box,
      ink: ink === null ? [] : [ink],
      glyphs: ink?.glyphs ?? [],
    }));
}

function restsBeside(
  row: BlockLine,
  block: SeenBlock,
  rows: readonly BlockLine[],
  { blocks }: LayoutInput,
): Rest[] {
  const asked = unitsOf(unbroken(block.text));
  const seen = unitsOf(row.text);
  const { at, from, count } = commonRun(seen.folded, asked.folded);
  const run = asked.folded.slice(from, from + count);
  const signs = run.filter((unit) => WORD_SIGN.test(unit)).length;
  if (count < IN_SEQUENCE.letters && signs < IN_SEQUENCE.signs) return [];
  if (count < MOSTLY * seen.raw.length) return [];
  const said = run.join('');
  const elsewhere = ({ text }: SeenBlock) => unitsOf(unbroken(text)).folded.join('').includes(said);
  if (blocks.some((other) => other !== block && elsewhere(other))) return [];
  // What was read otherwise stands for as many characters.
  const [first, last] = [from - at, from + seen.raw.length - at];
  const isRow = rows.length === 1 && !block.text.includes('\n');
  const inOneRow = isRow && asked.raw.length <= SHORT;
  const begins = inOneRow || (isRow && at > 0) ? 0 : wordEdge(asked, first, -1);
  const goesOn = inOneRow || (isRow && last > from + count);
  const ends = goesOn ? asked.raw.length : wordEdge(asked, last, 1);
  const mirrored = isRightToLeft(block.script);
  const stretch = (start: number, end: number, left: boolean) =>
    end - start < SEVERAL ? [] : [beside(row, textOf(asked, start, end), left)];
  return [
    ...stretch(Math.max(begins, first - NEXT), first, !mirrored),
    ...stretch(last, Math.min(ends, last + NEXT), mirrored),
  ].filter(({ room }) => rows.every((own) => own === row || intersectionArea(own.box, room) === 0));
}

/** The rest is as high as what was found, and as wide as its characters run there. */
function beside(row: BlockLine, text: string, left: boolean): Rest {
  const [x, y, w, h] = row.box;
  const width = (w / runOf(row.text)) * runOf(text);
  return { row, text, room: [left ? x - width : x + w, y, width, h], left };
}

/**
 * Where the word ends of which a row has only a part: the index itself where it is between words, or
 * between signs that are words or syllables, among which any row may end.
 */
function wordEdge({ raw, spaced }: Units, index: number, step: 1 | -1): number {
  let edge = index;
  const within = () =>
    edge > 0 && edge < raw.length && !spaced[edge]! && !WORD_SIGN.test(raw[edge]!);
  while (within()) edge += step;
  return edge;
}

/** The longest run of characters that both have. */
function commonRun(
  seen: readonly string[],
  asked: readonly string[],
): { at: number; from: number; count: number } {
  let best = { at: 0, from: 0, count: 0 };
  for (let at = 0; at < seen.length; at++) {
    for (let from = 0; from < asked.length; from++) {
      let count = 0;
      while (at + count < seen.length && seen[at + count] === asked[from + count]) count++;
      if (count > best.count) best = { at, from, count };
    }
  }
  return best;
}

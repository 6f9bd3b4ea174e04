import type { FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { lacksText, restOf } from './lacking.ts';
import { heightOf } from './row-height.ts';
import { rowsLike } from './rows-like.ts';
import { heightByWidth, runOf } from './type-width.ts';

/** A sign that is a word or a syllable. */
const WORD_SIGN = /[\p{Script=Han}\p{Script=Hangul}]/gu;
const LETTERS = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{3,}/gu;
/** Letters in a row that a reader does not make up of others' strokes. */
const SEVERAL = 3;
/** Word-signs of two texts of one script, which share radicals that readers mistake for one another. */
const TWO = 2;
/** Times the line's width that both texts come to side by side, though their face may run narrow. */
const NO_ROOM = 1.4;

/**
 * Lines in which there are signs of two texts that could not be read, each of which no other text of
 * the page has, without the width for both: they are in one place.
 */
export function mixedSigns(
  input: LayoutInput,
): { line: FoundLine; blocks: readonly [SeenBlock, SeenBlock] }[] {
  const unread = input.blocks.filter(({ verdict }) => verdict !== 'exact' && verdict !== 'close');
  return input.lines.flatMap((line) => {
    if (line.ink === null || line.ink.vertical || line.box[2] < line.box[3]) return [];
    const said = unread.filter(
      (block) => lacksText(block, line) && saysOnly(line, block, input, 1),
    );
    const [a, b, ...more] = said;
    if (a === undefined || b === undefined || more.length > 0) return [];
    const least = a.script === b.script ? TWO : 1;
    if (![a, b].every((block) => saysOnly(line, block, input, least))) return [];
    const beside = widthOf(a, line, input) + widthOf(b, line, input);
    return beside >= NO_ROOM * line.box[2] ? [{ line, blocks: [a, b] as const }] : [];
  });
}

/** Whether a line has so many signs of a block, or letters in a row, that no other text has. */
function saysOnly(
  { text }: FoundLine,
  block: SeenBlock,
  { blocks }: LayoutInput,
  least: number,
): boolean {
  const only = (part: string) =>
    block.text.includes(part) &&
    blocks.every((other) => other === block || !other.text.includes(part));
  const signs = new Set((text.match(WORD_SIGN) ?? []).filter(only));
  if (signs.size >= least) return true;
  return (text.match(LETTERS) ?? []).some((run) => threes(run).some(only));
}

function threes(run: string): string[] {
  return Array.from({ length: run.length - SEVERAL + 1 }, (_, at) => run.slice(at, at + SEVERAL));
}

/**
 * How wide what of the block is in the line runs: as rows like it do, or else as type as high as the
 * line does.
 */
function widthOf(block: SeenBlock, line: FoundLine, input: LayoutInput): number {
  const [, , w] = line.box;
  const rest = restOf(block, line);
  const like = rowsLike(block, input);
  if (like !== null) return (like.width * runOf(rest)) / runOf(block.text);
  return (heightOf(line) * w) / heightByWidth(w, rest, block, input);
}

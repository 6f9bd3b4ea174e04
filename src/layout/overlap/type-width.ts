import { graphemes, isWhiteSpace } from '../../text/graphemes.ts';
import { inkHeight, isTurned, letterHeight } from '../letters.ts';
import type { BlockLine, LayoutInput, SeenBlock } from '../seen.ts';

/** Of the size of type: from the head of its tallest letters to the foot of its deepest. */
const HEIGHT_OF_TYPE = 0.93;
/** Signs as wide as their type is high. */
const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Kana}\p{Script=Hira}（）「」]/u;
/** Of the size of type: how wide a letter and a space run, as faces go. */
const LETTER = 0.5;
const SPACE = 0.28;

/** How far rows of the page may differ in how much of them is such signs, to be of one kind. */
const OF_ONE_KIND = 0.25;
/** Letters that a row must have for its width to tell how wide its face runs. */
const ENOUGH = 4;
/** From this on a row was read for sure. */
const SURE = 0.8;
/** Rows of other roles may be in other faces: so many of them tell how they mostly run. */
const SEVERAL = 3;

/** How wide a row of text runs, in sizes of its type; that of its widest row where it has several. */
export function runOf(text: string): number {
  const rows = text.split('\n').map((row) =>
    graphemes(row).reduce((sum, unit) => {
      if (isWhiteSpace(unit)) return sum + SPACE;
      return sum + (WIDE.test(unit) ? 1 : LETTER);
    }, 0),
  );
  return Math.max(1, ...rows);
}

/**
 * How high a row of the block is that says `text` over this width: as the page's other rows run,
 * where enough of them were read, or else as faces go.
 */
export function heightByWidth(
  width: number,
  text: string,
  { script, role }: SeenBlock,
  { blocks }: LayoutInput,
): number {
  const wide = wideShare(text);
  const alike = blocks.filter((other) => other.script === script);
  const of = (some: readonly SeenBlock[]) =>
    some
      .flatMap(({ lines }) => lines)
      .filter((row) => tellsRun(row) && Math.abs(wideShare(row.text) - wide) <= OF_ONE_KIND)
      .map((row) => (letterHeight(row) * runOf(row.text)) / row.box[2])
      .sort((a, b) => a - b);
  const same = of(alike.filter((other) => other.role === role));
  const ratios = same.length > 0 ? same : of(alike);
  const per = ratios[ratios.length >> 1];
  const known = per !== undefined && (same.length > 0 || ratios.length >= SEVERAL);
  return ((known ? per * inkHeight(text) : HEIGHT_OF_TYPE) * width) / runOf(text);
}

function tellsRun(row: BlockLine): boolean {
  const letters = row.text.replace(/\s/gu, '').length;
  return row.confidence >= SURE && row.ink.length > 0 && letters >= ENOUGH && !isTurned(row);
}

function wideShare(text: string): number {
  const letters = graphemes(text).filter((unit) => !isWhiteSpace(unit));
  return letters.filter((unit) => WIDE.test(unit)).length / Math.max(1, letters.length);
}

import { type Box, intersectionArea } from '../geometry.ts';
import { graphemes, isWhiteSpace } from '../text/graphemes.ts';
import { unbroken } from '../text/normalize.ts';
import { unitsOf } from '../text/units.ts';
import { inkHeight, letterHeight } from './letters.ts';
import type { FoundLine, LayoutInput, SeenBlock } from './seen.ts';

/** A line that a reader made of the rows of two blocks, one written over the other. */
export interface MergedRow {
  line: FoundLine;
  blocks: readonly [SeenBlock, SeenBlock];
  /** Height of its ink over that of a row of the higher of the two. */
  times: number;
}

/** Two rows on top of one another are read as noise: below this a line's text says nothing. */
const NOISE = 0.3;
/** From this on, how high a row is can be relied on. */
const READ = 0.5;
/** Share of a block's characters that must be lacking for it to be (in part) somewhere else. */
const LACKING = 0.2;
/** Blocks that lack text, of all: where most of a page can't be read, nothing is told by one line. */
const MOST_LACKING = 0.34;
/** Times its own row that a line must be as high, so that another row is in it. */
const HIGH = 1.25;
/** The same where how high its own row is can only be told by how wide it is. */
const HIGH_BY_WIDTH = 1.4;
/** …and where it is known of the other block that its row is not all of the line. */
const HIGH_BESIDE = 1.3;
/** …and a third row is not: such is a drawing, or a whole paragraph. */
const TOO_HIGH = 2.6;
/**
 * Marks above and below letters make rows of these scripts higher, one more than another, and their
 * own digits are read as noise: a high row of noise says nothing.
 */
const MARKED = /^(?:Arab|Deva)$/;
/** Of the line's height: rows of one block are no further apart. */
const ADJOINING = 0.8;
/** Rows of one size are no further apart than this. */
const ALIKE = 1.35;
/** Of the size of type: from the head of its tallest letters to the foot of its deepest. */
const HEIGHT_OF_TYPE = 0.93;
/**
 * Where two blocks lack text and one line that could not be read is higher than a row of either:
 * both are in it. A reader finds the two rows as one area and makes noise of it.
 */
export function mergedRows(input: LayoutInput): MergedRow[] {
  const most = Math.max(2, MOST_LACKING * input.blocks.length);
  return input.lines.flatMap((line): MergedRow[] => {
    const [, , w, h] = line.box;
    if (line.confidence >= NOISE || line.ink?.vertical === true || w < h) return [];
    // A block whose own line this is has that line for a row, and no other.
    const said = line.blocks.length === 0 ? saidBy(line, input) : null;
    const owns = (block: SeenBlock) => line.blocks.includes(block.id) || block === said;
    const lacking = input.blocks.filter((block) => owns(block) || lacksText(block, line));
    const own = lacking.filter(owns);
    if (lacking.length > most) return [];
    const fitting = lacking.flatMap((a, i) =>
      lacking.slice(i + 1).flatMap((b) => mergeOf(line, [a, b], own, input)),
    );
    // Neighbours in the copy are neighbours on the page.
    const best = fitting.toSorted((a, b) => between(a.blocks, input) - between(b.blocks, input))[0];
    return best === undefined ? [] : [best];
  });
}

/** Empty where the line may be a row of one of both and of nothing else. */
function mergeOf(
  line: FoundLine,
  pair: readonly [SeenBlock, SeenBlock],
  own: readonly SeenBlock[],
  input: LayoutInput,
): MergedRow[] {
  if (!own.every((block) => pair.includes(block))) return [];
  const all = pair.map((block) => timesOf(line, block, input));
  // What a line says tells which block's it is, and so how high it is to be: of the other, only that
  // it is no higher.
  const told = own.length === 1 ? all.filter((_, at) => own.includes(pair[at]!)) : all;
  const others = own.length === 1 ? all.filter((_, at) => !own.includes(pair[at]!)) : [];
  const sure = all.some(({ times, known }) => known && times >= HIGH);
  if (pair.some(({ script }) => MARKED.test(script))) return [];
  const least = (known: boolean) => (known ? HIGH : sure ? HIGH_BESIDE : HIGH_BY_WIDTH);
  if (!told.every(({ times, known }) => times >= least(known) && times <= TOO_HIGH)) return [];
  if (others.some(({ times, known }) => known && times < 1)) return [];
  if (!pair.every((block) => adjoins(block, line))) return [];
  return [{ line, blocks: pair, times: Math.min(...told.map(({ times }) => times)) }];
}

/** A sign that is a word or a syllable: two of them in one line are no accident. */
const WORD_SIGN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Share of a line's signs that must be a block's. */
const SAID = 0.4;

/** The block whose words are left in a line that nobody owns; null where that is open. */
function saidBy(line: FoundLine, { blocks }: LayoutInput): SeenBlock | null {
  const units = unitsOf(line.text).raw;
  const shares = blocks.map((block) => {
    const asked = new Set(unitsOf(block.text).raw);
    const own = units.filter((unit) => asked.has(unit));
    const words = own.filter((unit) => WORD_SIGN.test(unit)).length;
    return words < 2 ? 0 : own.length / units.length;
  });
  const most = Math.max(...shares);
  const first = shares.indexOf(most);
  return most >= SAID && first === shares.lastIndexOf(most) ? blocks[first]! : null;
}

/** Whether the rest of a block, if any of it was found, stands by the line. */
function adjoins({ lines }: SeenBlock, { box: [, y, , h] }: FoundLine): boolean {
  if (lines.length === 0) return true;
  const gaps = lines.map(({ box }) => Math.max(y - box[1] - box[3], box[1] - y - h));
  return Math.min(...gaps) <= ADJOINING * h;
}

function between([a, b]: readonly [SeenBlock, SeenBlock], { blocks }: LayoutInput): number {
  return Math.abs(blocks.indexOf(a) - blocks.indexOf(b));
}

/** Whether a part of a block stands in no line but this one. */
function lacksText(block: SeenBlock, but: FoundLine): boolean {
  const asked = unitsOf(unbroken(block.text)).raw.length;
  const read = block.lines
    .filter((row) => intersectionArea(row.box, but.box) < SAME * row.box[2] * row.box[3])
    .reduce((sum, { text }) => sum + unitsOf(text).raw.length, 0);
  return asked - read > LACKING * asked;
}

/** How many times as high as a row of the block a line is, and whether that is more than a guess. */
function timesOf(
  line: FoundLine,
  block: SeenBlock,
  input: LayoutInput,
): { times: number; known: boolean } {
  const height = rowHeight(block, line, input);
  if (height !== null) return { times: line.box[3] / height, known: true };
  // Of a block that stands in several lines, this one holds what it says.
  const shared = input.lines.filter(({ blocks }) => blocks.includes(block.id)).length > 1;
  const likely = heightByWidth(line.box, shared ? line.text : block.text);
  return { times: line.box[3] / likely, known: false };
}

/** Of a row of the block, by what was read of it, or else of those like it; null without any. */
function rowHeight(block: SeenBlock, but: FoundLine, input: LayoutInput): number | null {
  const level = (input.asked.layout?.hierarchy ?? []).find((ids) =>
    [ids].flat().includes(block.id),
  );
  const peers = (alike: (other: SeenBlock) => boolean) =>
    input.blocks
      .filter((other) => other.script === block.script && alike(other))
      .flatMap(({ lines }) => lines)
      .filter(({ confidence, box }) => confidence >= READ && box !== but.box)
      .map((row) => letterHeight(row) * inkHeight(block.text))
      .sort((a, b) => a - b);
  for (const heights of [
    peers((other) => other === block),
    peers(({ id }) => level !== undefined && [level].flat().includes(id)),
    peers(({ role }) => role === block.role),
  ]) {
    const [least, most] = [heights[0], heights.at(-1)];
    // Blocks of one role may be of several sizes, which tell nothing.
    if (least !== undefined && most! <= ALIKE * least) return heights[heights.length >> 1]!;
  }
  return null;
}

/** How high a row of that width is, by how wide type usually runs. */
function heightByWidth([, , w]: Box, text: string): number {
  const rows = text.split('\n').map((row) =>
    graphemes(row).reduce((sum, unit) => {
      if (isWhiteSpace(unit)) return sum + 0.28;
      return (
        sum +
        (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Kana}\p{Script=Hira}（）「」]/u.test(unit)
          ? 1
          : 0.5)
      );
    }, 0),
  );
  return (HEIGHT_OF_TYPE * w) / Math.max(1, ...rows);
}

/** Lines that nobody owns and that could not be read, over a row that was: what they hold is lost. */
export function rowsOver(
  input: LayoutInput,
  most: number,
): { line: FoundLine; block: SeenBlock; share: number }[] {
  const strays = input.lines.filter(
    ({ blocks, confidence, text }) =>
      blocks.length === 0 && confidence < NOISE && unitsOf(text).raw.length > 1,
  );
  return strays.flatMap((line) => {
    const over = input.blocks.flatMap((block) =>
      block.lines.map((row) => {
        const smaller = Math.min(row.box[2] * row.box[3], line.box[2] * line.box[3]);
        const share = smaller > 0 ? intersectionArea(row.box, line.box) / smaller : 0;
        const times = line.box[3] / row.box[3];
        const alike = times >= LOW && times <= LARGE && line.box[2] >= line.box[3];
        return { line, block, share: alike ? share : 0 };
      }),
    );
    return over.filter(({ share }) => share > most && share < SAME);
  });
}

/** Times the row: what is lower or higher is no text of the page's. */
const LOW = 0.5;
const LARGE = 1.8;
/** Two areas that share more than this are of one text, found twice. */
const SAME = 0.7;

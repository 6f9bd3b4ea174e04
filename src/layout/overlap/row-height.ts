import { inkHeight, letterHeight } from '../letters.ts';
import { slackOf } from '../places.ts';
import type { BlockLine, FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { restOf } from './lacking.ts';
import { READ } from './noise.ts';
import { heightByWidth } from './type-width.ts';

/** Rows of one size are no further apart than this. */
const ALIKE = 1.35;
/** Times what its width says that a row may be high: faces differ, and so do letters. */
const WIDER = 1.2;
/** Of its letters: a line with so many strokes that stand apart has all of the row. */
const MOST_LETTERS = 0.7;

/** How many times as high as a row of the block a line is, and whether that is more than a guess. */
export function timesOf(
  line: FoundLine,
  block: SeenBlock,
  input: LayoutInput,
): { times: number; known: boolean } {
  const high = heightOf(line);
  const height = rowHeight(block, line, input);
  // Of a block that stands in several lines, this one holds what the others don't.
  const shared = input.lines.filter(({ blocks }) => blocks.includes(block.id)).length > 1;
  const text = shared ? restOf(block, line) : block.text;
  const byWidth = heightByWidth(line.box[2], text, block, input);
  if (height === null) return { times: high / byWidth, known: false };
  // Blocks of one role may differ in size: no row that is all in the line is wider than it.
  const whole = !height.own && (line.ink?.glyphs.length ?? 0) >= MOST_LETTERS * lettersOf(text);
  if (whole && byWidth * WIDER <= height.pixels) return { times: high / byWidth, known: false };
  return { times: high / height.pixels, known: true };
}

/** Of a line's letters: where their ink is not told, without the room that a reader keeps around them. */
export function heightOf({ ink, box }: FoundLine): number {
  return box[3] - 2 * slackOf({ ink: ink === null ? [] : [ink], box });
}

function lettersOf(text: string): number {
  const rows = text.split('\n').map((row) => row.replace(/\s/gu, '').length);
  return Math.max(...rows);
}

/** Of a row of the block, by what was read of it, or else of those like it; null without any. */
function rowHeight(
  block: SeenBlock,
  but: FoundLine,
  input: LayoutInput,
): { pixels: number; own: boolean } | null {
  const level = (input.asked.layout?.hierarchy ?? []).find((ids) =>
    [ids].flat().includes(block.id),
  );
  const heightsOf = (rows: readonly BlockLine[]) =>
    rows
      .filter(({ confidence, box }) => confidence >= READ && box !== but.box)
      .map((row) => letterHeight(row) * inkHeight(block.text))
      .sort((a, b) => a - b);
  const peers = (alike: (other: SeenBlock) => boolean) =>
    heightsOf(
      input.blocks
        .filter((other) => other.script === block.script && alike(other))
        .flatMap(({ lines }) => lines),
    );
  // A row that was read in pieces is as little trusted as the worst of them.
  const own = heightsOf(
    input.lines
      .filter(({ blocks, ink }) => ink !== null && blocks.length === 1 && blocks[0] === block.id)
      .map(asRow),
  );
  for (const [at, heights] of [
    peers((other) => other === block),
    own,
    peers(({ id }) => level !== undefined && [level].flat().includes(id)),
    peers(({ role }) => role === block.role),
  ].entries()) {
    const [least, most] = [heights[0], heights.at(-1)];
    // Blocks of one role may be of several sizes, which tell nothing.
    if (least !== undefined && most! <= ALIKE * least) {
      return { pixels: heights[heights.length >> 1]!, own: at < 2 };
    }
  }
  return null;
}

function asRow({ text, confidence, box, ink }: FoundLine): BlockLine {
  return { text, confidence, box, ink: ink === null ? [] : [ink], glyphs: ink?.glyphs ?? [] };
}

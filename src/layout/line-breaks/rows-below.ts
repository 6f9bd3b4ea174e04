import { type Box, centerOf } from '../../geometry.ts';
import { isRightToLeft } from '../../language.ts';
import type { LineInk, Rgb } from '../evidence.ts';
import type { BlockLine, FoundLine } from '../seen.ts';

/** From row to row, in heights of a row: further apart lines are another text (1.2 to 2 are set). */
const PITCH = { least: 0.7, most: 2 };
/** By how much of it the distance from row to row may differ: middles lie by which letters hang. */
const EVEN = 0.3;
/** Heights of a row by which edges or middles of rows that share them may differ. */
const SHARED = 0.4;
/** A row of few letters is lower than one of many, and no higher. */
const HEIGHT = { least: 0.4, most: 1.2 };
/** Of each channel: the same ink, seen in thin strokes. */
const SAME_INK = 32;

/**
 * Lines of no block that go on below a block's rows as one more row of it would: at the distance of
 * rows, sharing an edge or their middle with them, of the same ink and no larger.
 *
 * @param rows level, from top to bottom
 */
export function rowsBelow(
  rows: readonly BlockLine[],
  lines: readonly FoundLine[],
  script: string,
): BlockLine[] {
  const free = lines.filter(({ blocks, ink }) => blocks.length === 0 && ink !== null).map(rowOf);
  const all = [...rows];
  for (;;) {
    const [next, another] = free.filter((line) => goesOn(all, line, script));
    // Of two that would go on, neither is sure to.
    if (next === undefined || another !== undefined) return all.slice(rows.length);
    all.push(next);
  }
}

/** Rows from the first on up to one that does not go on as a row of the same text would. */
export function evenRows(rows: readonly BlockLine[], script: string): BlockLine[] {
  const even = rows.slice(0, 1);
  for (const row of rows.slice(1)) {
    if (!goesOn(even, row, script)) break;
    even.push(row);
  }
  return even;
}

/** A line that was found, as a row of a block. */
export function rowOf({ text, confidence, box, ink }: FoundLine): BlockLine {
  return {
    text,
    confidence,
    box,
    ink: ink === null ? [] : [ink],
    glyphs: ink?.glyphs ?? [],
  };
}

function goesOn(rows: readonly BlockLine[], line: BlockLine, script: string): boolean {
  const last = rows.at(-1)!;
  const high = Math.max(...rows.map(({ box }) => box[3]));
  if (line.box[1] < last.box[1] + 0.5 * last.box[3]) return false;
  const [pitch, usual] = [pitchOf(last, line), rows.length > 1 ? pitchOf(rows[0]!, last) : null];
  const even =
    usual === null || Math.abs(pitch * (rows.length - 1) - usual) <= EVEN * Math.abs(usual);
  return (
    even &&
    pitch >= PITCH.least * high &&
    pitch <= PITCH.most * high &&
    line.box[3] >= HEIGHT.least * high &&
    line.box[3] <= HEIGHT.most * high &&
    areInLine([...rows, line].map(wholeOf), SHARED * high, script) &&
    haveOneInk(last.ink[0], line.ink[0])
  );
}

/** With what another block is said to own of the line. */
function wholeOf({ box, ink }: BlockLine): Box {
  return ink.length === 1 ? ink[0]!.box : box;
}

function pitchOf(above: BlockLine, below: BlockLine): number {
  return centerOf(below.box)[1] - centerOf(above.box)[1];
}

/** Whether all share the edge at which their script begins, or their middle. */
function areInLine(boxes: readonly Box[], within: number, script: string): boolean {
  const starts = boxes.map(([x, , w]) => (isRightToLeft(script) ? x + w : x));
  const middles = boxes.map((box) => centerOf(box)[0]);
  return [starts, middles].some((at) => Math.max(...at) - Math.min(...at) <= within);
}

function haveOneInk(a: LineInk | undefined, b: LineInk | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return areAlike(a.foreground, b.foreground) && areAlike(a.background, b.background);
}

function areAlike(a: Rgb, b: Rgb): boolean {
  return a.every((value, channel) => Math.abs(value - b[channel]!) <= SAME_INK);
}

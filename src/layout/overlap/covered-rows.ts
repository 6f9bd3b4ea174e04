import { type Box, intersectionArea, type Quad } from '../../geometry.ts';
import { unitsOf } from '../../text/units.ts';
import { bodyOf, hangOf, isTurned } from '../letters.ts';
import { isPlaced, type PlacedBlock } from '../places.ts';
import type { BlockLine, LayoutInput } from '../seen.ts';
import { named } from '../words.ts';
import { type Cover, commonBox, shareOf } from './cover.ts';

/**
 * Default of what may be covered of the smaller line: lines that are set close have the feet of one
 * reach between the heads of the other, which takes up to a seventh of either.
 */
export const SHARE = 0.15;
/** Of the smaller line's letters, without what rises or hangs: these are never let into one another. */
const LETTERS = 0.1;
/** Share of a row's letters that must be known for them to tell whether it keeps clear. */
const KNOWN = 0.5;
/** Of the row's height: of a level row its tall letters are higher, even where others hang. */
const FILLED = 0.7;
/** Of the smaller letter: what two that stand close may share. */
const TOUCHING = 0.05;
/** Share of the letters beside another row that meet it where the rows overlap. */
const MEETING = 0.3;
/** Signs that fill a square; those of few strokes may be lower. */
const SQUARE = /^(?![一二三工土上])[\p{Script=Han}\p{Script=Hangul}]$/u;
/** Of its side: a row of such signs that is lower than this was cut off. */
const CUT = 0.7;

/** Of an area that could not be read: what is so far in a row is a part of it. */
const PART = 0.9;

/** Rows that were read and lie over one another. */
export function coveredBlocks({ blocks }: LayoutInput, most: number): Cover[] {
  const placed = blocks.filter(isPlaced);
  return placed.flatMap((a, i) =>
    placed.slice(i + 1).flatMap((b): Cover[] => {
      if (isSpeckOf(a, b) || isSpeckOf(b, a)) return [];
      const worst = a.lines
        .flatMap((one) => b.lines.map((other) => coverOf(one, other, most)))
        .filter((cover) => cover !== null)
        .toSorted((one, other) => other.share - one.share)[0];
      return worst === undefined
        ? []
        : [{ over: named(a), under: named(b), ids: [a.id, b.id], ...worst }];
    }),
  );
}

/**
 * Whether an area that could not be read is a part of a row that was, found once more: nothing that
 * lies over a row lets it be read as asked.
 */
function isSpeckOf(speck: PlacedBlock, { verdict, lines }: PlacedBlock): boolean {
  if (speck.standIn !== true || verdict !== 'exact') return false;
  return lines.some(
    ({ box }) => intersectionArea(speck.box, box) > PART * speck.box[2] * speck.box[3],
  );
}

/** Null where two rows keep clear of one another. */
function coverOf(
  a: BlockLine,
  b: BlockLine,
  most: number,
): (Omit<Cover, 'over' | 'under' | 'ids'> & { share: number }) | null {
  const [one, other] = [drawnBox(a), drawnBox(b)];
  const share = shareOf(one, other);
  if (share === 0 || areOfOneLine(a, b) || lettersKeepClear(a, b)) return null;
  const letters = shareOf(lettersBox(a), lettersBox(b));
  if (share <= most && (most !== SHARE || letters <= LETTERS)) return null;
  return { share, area: commonBox(one, other), boxes: [a.box, b.box] };
}

/** Whether a line was parted between both: it runs on from one to the other, as far as it says anything. */
function areOfOneLine(a: BlockLine, b: BlockLine): boolean {
  return a.ink.some((one) => b.ink.some((other) => areEqual(one.quad, other.quad)));
}

function areEqual(one: Quad, other: Quad): boolean {
  return one.every(([x, y], at) => x === other[at]![0] && y === other[at]![1]);
}

/** The ink box with what of it another line's ink may have been taken for: feet, halves of ideographs. */
function drawnBox(line: BlockLine): Box {
  let box = drawn.get(line);
  if (box === undefined) {
    box = measuredBox(line);
    drawn.set(line, box);
  }
  return box;
}

/** Each line is held against all others. */
const drawn = new WeakMap<BlockLine, Box>();

function measuredBox(line: BlockLine): Box {
  const [x, y, w, h] = line.box;
  const units = unitsOf(line.text).raw;
  const square = w / Math.max(1, units.length);
  const cut = units.length > 1 && units.every((unit) => SQUARE.test(unit)) && h < CUT * square;
  if (cut) return [x, y - (square - h) / 2, w, square];
  return [x, y, w, Math.max(h, hangOf(line) - y)];
}

function lettersBox(line: BlockLine): Box {
  const body = bodyOf(line);
  const [x, , w] = line.box;
  return body === null ? line.box : [x, body.top, w, body.baseline - body.top];
}

/**
 * Whether few letters of either row meet those of the other: ragged, leaning and bent lines interlock
 * without touching, and of a line over a drawing some of the drawing is taken for ink.
 */
function lettersKeepClear(a: BlockLine, b: BlockLine): boolean {
  const known = [a, b].every(
    ({ ink, glyphs, text }) => ink.length > 0 && glyphs.length >= KNOWN * unitsOf(text).raw.length,
  );
  // Of a turned line the box says little, and without its letters nothing.
  if (!known) return [a, b].some(isTurned);
  if (fillsRow(a) && fillsRow(b)) return false;
  return Math.max(meeting(a, b), meeting(b, a)) < MEETING;
}

/** Whether letters are about as high as the row: it is level, and nothing else was taken for its ink. */
export function fillsRow({ glyphs, box }: BlockLine): boolean {
  const heights = glyphs.map(([, , , h]) => h).sort((a, b) => a - b);
  const tall = heights[Math.min(heights.length - 1, Math.floor(0.8 * heights.length))] ?? 0;
  return tall >= FILLED * box[3];
}

/** Share of a row's letters, where it runs beside the other, that meet some of the other's. */
function meeting(row: BlockLine, other: BlockLine): number {
  const [x, , w] = other.box;
  const beside = row.glyphs.filter((glyph) => {
    const middle = glyph[0] + glyph[2] / 2;
    return middle >= x && middle <= x + w;
  });
  const met = beside.filter((glyph) => other.glyphs.some((one) => shareOf(glyph, one) > TOUCHING));
  return beside.length === 0 ? 0 : met.length / beside.length;
}

import type { Box } from '../../geometry.ts';
import { sequenceDistance } from '../../text/edits.ts';
import { unbroken } from '../../text/normalize.ts';
import { unitsOf } from '../../text/units.ts';
import type { LineInk } from '../evidence.ts';
import type { BlockLine, LayoutInput, SeenBlock } from '../seen.ts';
import { median } from '../type-heights/glyph-row.ts';
import { type TypeHeights, typeHeights } from '../type-heights.ts';
import { isJoined, isShapeOf } from '../unread-places.ts';
import { thousandth } from '../words.ts';

/** A block and how high its letters are. */
export interface Sized {
  block: SeenBlock;
  heights: TypeHeights;
  /** Whether it is surely the block's letters that are as high, and all of each. */
  told: boolean;
  /** Median stroke over the height of its letters: how heavy it is. */
  weight: number | null;
  contrast: number | null;
}

/** Null where no height of it is known. */
export function sizeOf(block: SeenBlock, { height: bottom }: LayoutInput): Sized | null {
  const rows = someOf(block.lines).flatMap((line) => {
    const [ink] = line.ink;
    if (ink === undefined) return [];
    const heights = heightsOf(line, ink, block);
    return heights === null ? [] : [{ line, ink, heights }];
  });
  const middle = rows.toSorted((a, b) => a.heights.size - b.heights.size)[rows.length >> 1];
  if (middle === undefined) return null;
  const { line, ink, heights } = middle;
  const height = letterHeight(heights);
  const [, top, , h] = line.box;
  const cut = top <= 0 || top + h >= bottom;
  return {
    block,
    heights,
    told: !cut && block.standIn !== true && isItself(block),
    weight: height === 0 ? null : thousandth(ink.stroke / height),
    contrast: thousandth(ink.contrast),
  };
}

/** Of what stands for a block that could not be read: as if it were as asked. */
export function standInSize({ id, text }: SeenBlock, input: LayoutInput): Sized | null {
  const block = input.located.find((one) => one.id === id && one.standIn === true);
  if (block === undefined) return null;
  const asked = text.split('\n');
  if (asked.length !== block.lines.length) return null;
  const lines = block.lines.map((line, at) => ({ ...line, text: asked[at]! }));
  return lines.every((line) => isShapeOf(line.box, line.text))
    ? sizeOf({ ...block, lines }, input)
    : null;
}

/** Letters of other heights than those of capitals and figures, and measured in another way. */
const JOINED = /[\p{sc=Deva}\p{sc=Arab}]+/gu;

/** Of a text's signs: where more were read otherwise, heights are taken of letters that may not be there. */
const MISREAD = 0.3;

/** Whether it is the block's own letters that were read: where another text lies over it, neither is. */
function isItself({ text, lines }: SeenBlock): boolean {
  const asked = unitsOf(unbroken(text)).folded;
  const seen = lines.flatMap((line) => unitsOf(line.text).folded);
  return sequenceDistance(asked, seen) <= MISREAD * Math.max(asked.length, seen.length);
}

/** As measured of the line, or of the block's own part of it. */
function heightsOf(line: BlockLine, ink: LineInk, { text, script }: SeenBlock): TypeHeights | null {
  // A reader of Hindi takes ₹ for a letter, and its height for that of the figures beside it.
  const misread = line.text.search(JOINED) >= 0 && text.search(JOINED) < 0;
  const level = ink.angle !== 0 && isLevel(line.glyphs, ink.angle);
  // Of a part that is more than the block's own letters, the whole line says as much.
  const whole = line.glyphs.length === ink.glyphs.length || (hasOthers(line) && ink.heights);
  if (!misread && !level && whole && ink.heights !== undefined) return ink.heights;
  const read = misread ? line.text.replace(JOINED, '') : line.text;
  const angle = level ? 0 : ink.angle;
  return typeHeights({ ...ink, angle, glyphs: line.glyphs, box: line.box }, read, script);
}

/** Whether some of a line's glyphs are those of the words beside it. */
function hasOthers({ glyphs, text }: BlockLine): boolean {
  const signs = unitsOf(text).raw;
  return !signs.some(isJoined) && glyphs.length > signs.length;
}

/** Degrees: turned farther, letters are so to the eye, and their upright boxes say little of their feet. */
const LEANING = 5;

/**
 * Whether a line that is said to lean does not: a reader leans its box to a word that ends in a tail,
 * as "Energy" does, whose letters stand level all the same. Told by the median of how far feet rise
 * from letter to letter (Theil-Sen), which a few tails do not change.
 */
function isLevel(glyphs: readonly Box[], angle: number): boolean {
  if (Math.abs(angle) > LEANING || glyphs.length < 4) return false;
  const feet = glyphs.map(([x, y, w, h]) => [x + w / 2, y + h] as const);
  const slopes = feet
    .flatMap(([x, y], at) => feet.slice(at + 1).map(([X, Y]) => (Y - y) / (X - x)))
    .filter(Number.isFinite);
  const slope = median(slopes);
  const leaning = Math.tan((angle * Math.PI) / 180);
  return slope !== null && Math.abs(slope) < Math.abs(slope - leaning);
}

/** Rows of a block are of one size: three of them tell it. */
function someOf<Row>(rows: readonly Row[]): readonly Row[] {
  return rows.length <= 3 ? rows : [rows[0]!, rows[rows.length >> 1]!, rows.at(-1)!];
}

/** What a person would lay a ruler along. */
export function letterHeight({ capHeight, xHeight, bodyHeight, size }: TypeHeights): number {
  return capHeight ?? bodyHeight ?? xHeight ?? size;
}

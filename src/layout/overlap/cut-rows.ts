import { type Box, sharedLength } from '../../geometry.ts';
import { inkHeight } from '../letters.ts';
import { isPlaced, type PlacedBlock } from '../places.ts';
import type { BlockLine, LayoutInput, SeenBlock } from '../seen.ts';
import { fillsRow, SHARE } from './covered-rows.ts';
import { isMarked, READ } from './noise.ts';
import { isLevel, levelOf } from './rows-like.ts';

/** Pixels: where one row's ink ends and the other's begins is known to about one. */
const TOUCHING = 1;
/** Of the narrower of both rows: what runs beside the other. */
const BESIDE = 0.3;
/**
 * Of its height: a row that is so much lower than its type was cut. Rows of one text tell that height
 * to half as much; from one text to another letters differ more.
 */
const LOWER = { ofText: 0.1, ofLevel: 0.2 };
/** …and agree with each other to as much, or tell nothing. */
const AGREE = { ofText: 1.1, ofLevel: 1.2 };

/**
 * Rows of two blocks that touch, of which one is lower than its type is: the ink that both share was
 * given to the other. Both may have been read as asked, since the better part of each is left.
 */
export function cutRows(
  input: LayoutInput,
): { line: Pick<BlockLine, 'box'>; blocks: readonly [SeenBlock, SeenBlock] }[] {
  const placed = input.blocks.filter(isPlaced).filter((block) => !isMarked(block));
  return placed.flatMap((block) =>
    block.lines.flatMap((row) => {
      const touching = placed.filter(
        (one) => one !== block && one.lines.some((other) => touches(row, other)),
      );
      if (touching.length === 0 || !isKnown(row)) return [];
      const lacking = lackingOf(row, block, input);
      if (lacking === null) return [];
      const other = touching.find(({ lines }) => lines.some((met) => isCutBy(row, met, lacking)));
      return other === undefined ? [] : [{ line: row, blocks: [block, other] as const }];
    }),
  );
}

function isKnown(row: BlockLine): boolean {
  return isLevel(row) && row.confidence >= READ && inkHeight(row.text) > 0 && fillsRow(row);
}

/** Pixels by which a row is lower than its type; null where it is not, or where that isn't known. */
function lackingOf(row: BlockLine, block: PlacedBlock, input: LayoutInput): number | null {
  const own = block.lines.filter((other) => other !== row);
  const unit = agreedOn(own, AGREE.ofText);
  if (unit !== null) return lowerBy(row, unit, LOWER.ofText);
  return lowerBy(row, agreedOn(rowsOfLevel(block, input), AGREE.ofLevel), LOWER.ofLevel);
}

function lowerBy(row: BlockLine, unit: number | null, share: number): number | null {
  if (unit === null) return null;
  const high = unit * inkHeight(row.text);
  const lacking = high - row.box[3];
  return lacking >= share * high ? lacking : null;
}

/** Rows of other texts that are to be as large. */
function rowsOfLevel(block: PlacedBlock, input: LayoutInput): readonly BlockLine[] {
  const level = levelOf(block, input);
  return input.blocks
    .filter((other) => other !== block && other.script === block.script)
    .filter(({ verdict, role }) => verdict === 'exact' && role === block.role)
    .filter((other) => level !== -1 && levelOf(other, input) === level)
    .flatMap(({ lines }) => lines);
}

/** Pixels of a capital, by rows of one size; null where they are of several, or none is known. */
function agreedOn(rows: readonly BlockLine[], share: number): number | null {
  const units = rows
    .filter(isKnown)
    .map(({ box, text }) => box[3] / inkHeight(text))
    .sort((a, b) => a - b);
  const [least, most] = [units[0], units.at(-1)];
  if (least === undefined || most! > share * least) return null;
  return units[(units.length - 1) >> 1]!;
}

/** Whether a row goes on under one that it touches, by more than rows that are set close do. */
function isCutBy(row: BlockLine, other: BlockLine, lacking: number): boolean {
  if (!touches(row, other) || !isLevel(other) || !fillsRow(other)) return false;
  const lower = Math.min(row.box[3] + lacking, other.box[3]);
  return lacking - gapOf(row.box, other.box) > SHARE * lower;
}

function touches({ box: a }: BlockLine, { box: b }: BlockLine): boolean {
  if (gapOf(a, b) > TOUCHING) return false;
  return sharedLength(a[0], a[0] + a[2], b[0], b[0] + b[2]) >= BESIDE * Math.min(a[2], b[2]);
}

function gapOf(a: Box, b: Box): number {
  return Math.max(a[1] - b[1] - b[3], b[1] - a[1] - a[3]);
}

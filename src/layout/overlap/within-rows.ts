import { intersectionArea } from '../../geometry.ts';
import { unbroken } from '../../text/normalize.ts';
import { unitsOf } from '../../text/units.ts';
import { isPlaced } from '../places.ts';
import type { BlockLine, FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { isLevel } from './rows-like.ts';

/** Of a line: so much within a row is in it. */
const WITHIN = 0.9;
/** Of the row's height: what is higher may be that row, found once more. */
const LOWER = 0.6;
/** Letters in sequence that are no accident, read without doubt. */
const LETTERS = 3;
const SURE = 0.8;

/**
 * Parts of a text that were read in the midst of a row of another: most of it lies under that row, so
 * that its place is not known.
 */
export function readWithinRows(
  input: LayoutInput,
): { line: FoundLine; blocks: readonly [SeenBlock, SeenBlock] }[] {
  const placed = input.blocks.filter(isPlaced);
  // Of what was read as asked the place is known, and held against all others.
  const unread = input.blocks.filter(({ verdict }) => verdict !== 'exact' && verdict !== 'close');
  return input.lines.flatMap((line) => {
    const owner = unread.find(({ id }) => line.blocks.length === 1 && line.blocks[0] === id);
    if (owner === undefined || !isPartOf(line, owner)) return [];
    const other = placed.find(
      (block) => block !== owner && block.lines.some((row) => isWithin(line, row)),
    );
    return other === undefined ? [] : [{ line, blocks: [owner, other] as const }];
  });
}

function isPartOf({ text, confidence }: FoundLine, block: SeenBlock): boolean {
  const read = unitsOf(text).folded;
  if (read.length < LETTERS || confidence < SURE) return false;
  return unitsOf(unbroken(block.text)).folded.join('').includes(read.join(''));
}

function isWithin({ box, ink }: FoundLine, row: BlockLine): boolean {
  if (!isLevel(row) || box[3] > LOWER * row.box[3]) return false;
  const isSame = row.ink.some(({ quad }) => quad.join() === ink?.quad.join());
  return !isSame && intersectionArea(box, row.box) >= WITHIN * box[2] * box[3];
}

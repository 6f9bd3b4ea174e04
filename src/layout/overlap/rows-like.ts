import { inkHeight, isTurned } from '../letters.ts';
import type { BlockLine, LayoutInput, SeenBlock } from '../seen.ts';
import { isMarked } from './noise.ts';
import { runOf } from './type-width.ts';

/** Rows of one size are no further apart than this. */
const ALIKE = 1.35;
/** Blocks that are to be of one size are so by each other; those of one role, where some agree. */
const LEAST = { ofLevel: 1, ofRole: 2 };

/** Pixels of a row's ink. */
export interface RowSize {
  height: number;
  width: number;
}

/**
 * How high and how wide the row of a block is to be by those of others that are like it: of its role
 * and level, or else of its level. Ink that could not be read is as high all the same. Null where there
 * are none, or they don't agree.
 */
export function rowsLike(block: SeenBlock, input: LayoutInput): RowSize | null {
  const level = levelOf(block, input);
  const sameLevel = (other: SeenBlock) => levelOf(other, input) === level;
  const sameRole = ({ role }: SeenBlock) => role === block.role;
  const sizes = (isLike: (other: SeenBlock) => boolean) =>
    input.blocks
      .filter(
        (other) =>
          other !== block &&
          other.script === block.script &&
          isMarked(other) === isMarked(block) &&
          isLike(other),
      )
      .flatMap((other) =>
        other.lines
          .filter(isLevel)
          .map((row) => sizeBy(row, other.lines.length > 1 ? row.text : other.text, block)),
      );
  const likest = sizes((other) => sameLevel(other) && sameRole(other));
  if (level === -1) return agreed(likest, LEAST.ofRole);
  return agreed(likest, LEAST.ofLevel) ?? agreed(sizes(sameLevel), LEAST.ofLevel);
}

export function isLevel(row: BlockLine): boolean {
  return row.ink.length > 0 && !isTurned(row) && row.box[2] >= row.box[3];
}

/** Which of the page's levels of size the block is of, the largest being 0; -1 where that is not asked for. */
export function levelOf({ id }: SeenBlock, { asked }: LayoutInput): number {
  return (asked.layout?.hierarchy ?? []).findIndex((ids) => [ids].flat().includes(id));
}

/** The size that the block's row has if it is set as a row is that says `text`. */
export function sizeBy(
  { box: [, , width, height] }: BlockLine,
  text: string,
  block: SeenBlock,
): RowSize {
  return {
    height: (height * inkHeight(block.text)) / (inkHeight(text) || 1),
    width: (width * runOf(block.text)) / runOf(text),
  };
}

function agreed(sizes: readonly RowSize[], least: number): RowSize | null {
  const heights = sizes.map(({ height }) => height);
  if (heights.length < least || Math.max(...heights) > ALIKE * Math.min(...heights)) return null;
  return { height: median(heights), width: median(sizes.map(({ width }) => width)) };
}

/** The lower one of two in the middle: heights are accused of being too much. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1]!;
}

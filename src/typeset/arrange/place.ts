import type { Sample } from '../../dataset/schema.ts';
import type { Box } from '../../geometry.ts';
import type { Align } from '../page.ts';
import { isTooLong, keepApart } from './apart.ts';
import type { Groups } from './groups.ts';
import { keepInside } from './inside.ts';
import type { Extents } from './letters.ts';
import type { Piece } from './pieces.ts';
import type { Relation } from './relations.ts';
import { keepRules } from './rules.ts';
import { newSheet, Unsolvable } from './sheet.ts';
import { wishFor } from './wishes.ts';

/** A piece whose size is known, in pixels. */
export interface Sized extends Extents {
  piece: Piece;
  /** Font size; of pictures, what stands for it in gaps. */
  size: number;
  align: Align;
  /** Room to keep free on every side, which is part of width and height. */
  clear: number;
}

/** A page before anything stands on it, in pixels. */
export interface PageRoom {
  width: number;
  height: number;
  /** To the page's sides that stays free; of pieces whose region is a box. */
  edge: number;
  boxEdge: number;
  /** Least between neighbours of a row. */
  gap: number;
}

export interface PlaceInput {
  sample: Sample;
  pieces: readonly Sized[];
  groups: Groups;
  relations: readonly Relation[];
  page: PageRoom;
}

/**
 * Places pieces by linear constraints: what the sample's rules say is required, what looks good is
 * wished for. Boxes of texts are those of their letters. Null where it can't be done at these sizes.
 */
export function place(input: PlaceInput): Map<string, Box> | null {
  const { sample, pieces, groups, relations, page } = input;
  if (isTooLong(pieces, relations, page)) return null;
  const sheet = newSheet(pieces);
  try {
    keepApart(sheet, relations, groups, page.gap);
    keepInside(sheet, page);
    keepRules(sheet, sample, groups);
    wishFor(sheet, groups, relations, page);
  } catch (error) {
    if (error instanceof Unsolvable) return null;
    throw error;
  }
  sheet.across.updateVariables();
  sheet.down.updateVariables();
  return new Map(
    pieces.map(({ piece: { id }, width, height, clear }) => {
      const { x, y } = sheet.at.get(id)!;
      return [
        id,
        [x.value() + clear, y.value() + clear, width - 2 * clear, height - 2 * clear] as const,
      ];
    }),
  );
}

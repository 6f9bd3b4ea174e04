import { sharedLength, unionOf } from '../../geometry.ts';
import { type Extent, heightOf, widthOf } from '../gaps.ts';
import type { PlacedBlock } from '../places.ts';

/** Blocks that follow each other with equal gaps; in the sequence that was asked for. */
export interface SpacedGroup {
  axis: 'x' | 'y';
  blocks: readonly PlacedBlock[];
  /** Mean gap in pixels; null where no gap is known. */
  mean: number | null;
}

/** Two groups, one after the other along their axis. */
export interface GroupGap {
  axis: 'x' | 'y';
  before: PlacedBlock;
  after: PlacedBlock;
  /** Where the two begin and end along the axis. */
  extents: readonly [Extent, Extent];
  /** Pixels between them. */
  size: number;
  /** The smaller of their own mean gaps: what stands nearer than that is taken for one group. */
  own: number;
  apart: boolean;
}

/**
 * Gaps between groups of one axis that follow each other in one column (row). Things that are nearer
 * to each other than to others are seen as belonging together (proximity: Wertheimer 1923), so that
 * two groups are two only where the gap between them is no smaller than those within them.
 *
 * @param tolerance share of the own gap by which it may be smaller
 */
export function groupGaps(groups: readonly SpacedGroup[], tolerance: number): GroupGap[] {
  return groups.flatMap((one, at) =>
    groups.slice(at + 1).flatMap((other): GroupGap[] => {
      const gap = gapBetween(one, other);
      return gap === null ? [] : [{ ...gap, apart: gap.size >= gap.own * (1 - tolerance) }];
    }),
  );
}

function gapBetween(one: SpacedGroup, other: SpacedGroup): Omit<GroupGap, 'apart'> | null {
  if (one.axis !== other.axis || one.mean === null || other.mean === null) return null;
  if (one.blocks.some((block) => other.blocks.includes(block))) return null;
  if (!areInOneColumn(one, other)) return null;
  const extent = one.axis === 'x' ? widthOf : heightOf;
  const [first, second] = [one, other]
    .map(({ blocks }) =>
      blocks.map((block) => ({ block, ...extent(block) })).toSorted((a, b) => a.from - b.from),
    )
    .toSorted((a, b) => a[0]!.from - b[0]!.from);
  const last = first!.reduce((a, b) => (b.to > a.to ? b : a));
  const next = second![0]!;
  // Names and what is said of each take turns: neither group follows on the other.
  if (next.from < first!.at(-1)!.from) return null;
  return {
    axis: one.axis,
    before: last.block,
    after: next.block,
    extents: [last, next],
    size: next.from - last.to,
    own: Math.min(one.mean, other.mean),
  };
}

/** Whether one group stands below (beside) the other and not in another column (row). */
function areInOneColumn(one: SpacedGroup, other: SpacedGroup): boolean {
  const across = one.axis === 'y' ? 0 : 1;
  const [a, b] = [one, other].map(({ blocks }) => unionOf(blocks.map(({ box }) => box)));
  const [from, start] = [a![across], b![across]];
  return sharedLength(from, from + a![across + 2]!, start, start + b![across + 2]!) > 0;
}

import { type Extent, heightOf, sequenceAlong, widthOf } from '../gaps.ts';
import { letterHeight } from '../letters.ts';
import { blocksOf, isPlaced, isSurely, isWhole, type PlacedBlock, shorterSide } from '../places.ts';
import type { LayoutInput, SeenBlock } from '../seen.ts';
import { inColumns } from './columns.ts';
import { isKnown, runsOf, withUnread } from './runs.ts';

/**
 * Default tolerance, in shares of the mean gap: of two gaps, one may be half as large again as the
 * other before a row looks uneven at once; what letters take of their lines varies by less.
 */
export const TOLERANCE = 0.2;
/**
 * How far letters reach is less sure where it is not sure which they are: by as much as a `p` hangs
 * lower than an `o`, of the letter height, on either side of the gap; and by no more than this share
 * of the mean gap, or half of what the rule is there to see would be excused.
 */
const UNREAD = { letter: 0.28, gap: 0.1 };
/** Of the shorter side: what is known of a gap, however small it is. */
const LEAST = 0.003;
/** Columns of one width are evenly spaced, too, however wide their texts: but then exactly so. */
const PITCH_SHARE = 0.4;
/** …of which each holds the edge that others in it have, within this share of the shorter side. */
const ONE_EDGE = 0.01;

type Verdict = 'pass' | 'fail' | 'unknown';

export interface Gap {
  before: PlacedBlock;
  after: PlacedBlock;
  /** Where the two begin and end along the axis. */
  extents: readonly [Extent, Extent];
  /** Pixels. */
  size: number;
  even: boolean;
}

export interface SpacingGroup {
  axis: 'x' | 'y';
  /** Share of the mean gap. */
  tolerance: number;
  gaps: readonly Gap[];
  /** Its gaps differ by as much as what stands in columns, or rows, of one size does. */
  inColumns: boolean;
  /** Pixels; null without gaps. */
  mean: number | null;
  verdict: Verdict;
  /** Of which it is not known where they begin and end. */
  lost: readonly SeenBlock[];
  /** The others, in sequence. */
  blocks: readonly PlacedBlock[];
}

/** The gaps of blocks that are to follow each other evenly. */
export function groupOf(
  input: LayoutInput,
  {
    blocks: ids,
    axis,
    tolerance = TOLERANCE,
  }: { blocks: readonly string[]; axis: 'x' | 'y'; tolerance?: number | undefined },
): SpacingGroup {
  const blocks = withUnread(blocksOf(input, ids), axis, input);
  // A gap beside half of a block is not the gap.
  const lost = blocks.filter((block) => !isKnown(block, axis));
  const runs = runsOf(blocks, axis).map((run) => ({ run, ...sequenceAlong(run, axis) }));
  const sizes = runs.flatMap(({ gaps }) => gaps);
  if (sizes.length === 0)
    return {
      axis,
      tolerance,
      gaps: [],
      inColumns: false,
      mean: null,
      verdict: 'unknown',
      lost,
      blocks: [],
    };
  const mean = meanOf(sizes);
  const least = LEAST * shorterSide(input);
  const spare = Math.max(least, tolerance * mean);
  const even = (size: number, beside: readonly PlacedBlock[]) =>
    Math.abs(size - mean) <= spare + unreadOf(beside, mean) && size > -least;
  const asMeasured = runs.flatMap(({ run, gaps: own, extents }) =>
    own.map(
      (size, at): Gap => ({
        before: run[at]!,
        after: run[at + 1]!,
        extents: [extents[at]!, extents[at + 1]!],
        size,
        even: even(size, [run[at]!, run[at + 1]!]),
      }),
    ),
  );
  const uneven = asMeasured.some((gap) => !gap.even);
  const columns = uneven && lost.length === 0 && mean > 0 && areColumns();
  const gaps = columns ? asMeasured.map((gap) => ({ ...gap, even: true })) : asMeasured;
  const verdict = uneven && !columns ? 'fail' : lost.length > 0 ? 'unknown' : 'pass';
  return {
    axis,
    tolerance,
    gaps,
    inColumns: columns,
    mean,
    verdict,
    lost,
    blocks: runs.flatMap(({ run }) => run),
  };

  function areColumns(): boolean {
    const extent = axis === 'x' ? widthOf : heightOf;
    const others = input.blocks.filter((block) => !ids.includes(block.id) && isWhole(block));
    return inColumns(
      runs[0]!.extents,
      others.filter(isPlaced).map(extent),
      Math.max(least, PITCH_SHARE * spare),
      ONE_EDGE * shorterSide(input),
    );
  }
}

/** Pixels by which a gap may seem larger or smaller for letters that were not read for sure. */
function unreadOf(beside: readonly PlacedBlock[], mean: number): number {
  const unread = beside.filter(
    (block) => block.verdict === 'unreadable' && !isSurely(block, { blocks: [block] }),
  );
  const reach = unread.reduce((sum, { lines: [line] }) => sum + letterHeight(line!), 0);
  return Math.min(UNREAD.letter * reach, UNREAD.gap * mean);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

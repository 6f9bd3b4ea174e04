import { isRightToLeft } from '../language.ts';
import { bodyOf } from './letters.ts';
import type { PlacedBlock } from './places.ts';

/** Where a block begins and ends along an axis, in pixels. */
export interface Extent {
  from: number;
  to: number;
}

/** Of the letter height: how deep a line reaches that has a `p`. */
const DEPTH = 0.28;

/**
 * A block from top to bottom by its letters and not by its ink, so that "tea" and "Été" of one size
 * are as high: from the top of a capital of its first line to the foot of a `p` of its last.
 */
export function heightOf(block: PlacedBlock): Extent {
  const [, y, , h] = block.box;
  const first = bodyOf(block.lines[0]!);
  const last = bodyOf(block.lines.at(-1)!);
  return {
    from: first?.top ?? y,
    to: last === null ? y + h : last.baseline + DEPTH * (last.baseline - last.top),
  };
}

export function widthOf({ box: [x, , w] }: PlacedBlock): Extent {
  return { from: x, to: x + w };
}

/** A sequence of blocks and what lies between them; in reading direction, all lengths positive. */
export interface Sequence {
  /** One less than blocks, in pixels; negative where one begins before the other ends. */
  gaps: readonly number[];
  /** From one to the next: beginnings, middles, ends. */
  pitches: readonly (readonly number[])[];
}

export function sequenceAlong(blocks: readonly PlacedBlock[], axis: 'x' | 'y'): Sequence {
  const extents = blocks.map(axis === 'x' ? widthOf : heightOf);
  const leftward = axis === 'x' && runsLeft(blocks, extents);
  const along = leftward ? extents.map(({ from, to }) => ({ from: -to, to: -from })) : extents;
  const between = (value: (extent: Extent) => number) =>
    along.slice(1).map((extent, at) => value(extent) - value(along[at]!));
  return {
    gaps: along.slice(1).map(({ from }, at) => from - along[at]!.to),
    pitches: [
      between(({ from }) => from),
      between(({ from, to }) => (from + to) / 2),
      between(({ to }) => to),
    ],
  };
}

/** A row of right-to-left blocks runs from the right; a mixed one the way that it stands. */
function runsLeft(blocks: readonly PlacedBlock[], extents: readonly Extent[]): boolean {
  const leftward = blocks.filter(({ script }) => isRightToLeft(script)).length;
  if (leftward === 0 || leftward === blocks.length) return leftward > 0;
  return extents[0]!.from > extents.at(-1)!.from;
}

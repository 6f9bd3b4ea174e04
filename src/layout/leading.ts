import { bodyOf, letterHeight } from './letters.ts';
import { isMostlySeen, type PlacedBlock } from './places.ts';
import { hasAllRows } from './rows-seen.ts';

/**
 * Share of the usual distance of two baselines by which another one may differ. Where a baseline is
 * is told from letters, to about a twentieth of that distance, which counts twice of three lines.
 */
const TOLERANCE = 0.25;
/** Times the usual distance: as much as from a line to the next but one, short of what is sure. */
const LACKING = 1.7;
/** Lines of sizes further apart than this have leadings of their own. */
const ALIKE = 0.2;

export interface Leading {
  block: PlacedBlock;
  /** Pixels from baseline to baseline: the median of all but the worst. */
  usual: number;
  /** The one that is farthest off it, and the line that it follows on. */
  worst: { line: number; pitch: number };
  even: boolean;
}

/** Null where a block has no three lines of one size whose baselines are known. */
export function leadingOf(block: PlacedBlock): Leading | null {
  // A blank line is asked for.
  if (block.lines.length < 3 || /\n\s*\n/u.test(block.text)) return null;
  const bodies = block.lines.map(bodyOf);
  const heights = block.lines.map(letterHeight);
  if (bodies.includes(null)) return null;
  if (Math.max(...heights) > (1 + ALIKE) * Math.min(...heights)) return null;
  const pitches = bodies.slice(1).map((body, at) => body!.baseline - bodies[at]!.baseline);
  if (pitches.some((pitch) => pitch < 0.5 * Math.min(...heights))) return null;
  const offs = pitches.map((pitch, at) => {
    const usual = medianOf(pitches.filter((_, other) => other !== at));
    return { line: at, pitch, usual, off: Math.abs(pitch - usual) / usual };
  });
  const { line, pitch, usual, off } = offs.reduce((a, b) => (b.off > a.off ? b : a));
  // Where a line may be lacking, two lines are one pitch.
  if (!hasAllRows(block) && (!isMostlySeen(block) || pitch > LACKING * usual)) return null;
  return { block, usual, worst: { line, pitch }, even: off <= TOLERANCE };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

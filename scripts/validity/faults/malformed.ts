import type { InjectedFault } from '../../../src/models/model.ts';
import type { Seen } from './outcome.ts';

/**
 * What became of a malformed glyph. None of them is right or wrong: whether a glyph still reads as
 * its character is a matter of degree.
 * - `suspected`: read as asked, and named as a glyph that hardly looks it.
 * - `charged`: an edit of its block lies there.
 * - `elsewhere`: its block is charged, but not there.
 * - `undecided`: its block is.
 * - `whole`: read as if nothing were the matter.
 */
export type MalformedOutcome = 'suspected' | 'charged' | 'elsewhere' | 'undecided' | 'whole';

/** Null where the painter malformed none. */
export function outcomeOfMalformed(fault: InjectedFault, seen: Seen): MalformedOutcome | null {
  const { at } = fault.facts;
  if (typeof at !== 'number') return null;
  const { verdict, edits, suspect } = seen.blocks.find(({ id }) => id === fault.block)!;
  if (verdict === 'unreadable') return 'undecided';
  const here = (other: { at: number }) => Math.abs(other.at - at) <= 1;
  if (edits.some(here)) return 'charged';
  if (suspect.some(here)) return 'suspected';
  return edits.length > 0 ? 'elsewhere' : 'whole';
}

export function countMalformed(
  outcomes: readonly MalformedOutcome[],
): Record<MalformedOutcome, number> {
  const counts = { suspected: 0, charged: 0, undecided: 0, elsewhere: 0, whole: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}

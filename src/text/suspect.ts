import type { UnitFit } from './fits.ts';
import { SUSPECT_ODDS } from './floors.ts';
import { type MatchLine, pieceBox } from './match/pieces.ts';
import type { Suspect } from './types.ts';

/** Engines are seldom sure of signs (of ¥ by 0.75, of 「 by 0.65), however well they are drawn. */
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Letters and digits that were read as asked, from glyphs that look much less like them than the
 * others of their line do: malformed, or another character that engines correct. `to` gives for each
 * expected unit the index of the read unit that stands for it, `fits` is in step with `read`. Doubtful
 * lines are undecided as a whole, and name none.
 */
export function suspectsOf(
  expected: readonly string[],
  read: readonly string[],
  to: ArrayLike<number>,
  fits: readonly UnitFit[],
  floor: number,
): Suspect[] {
  if (fits.length !== read.length) return [];
  const middle = middleFits(fits);
  return expected.flatMap((unit, at): Suspect[] => {
    const seen = fits[to[at]!];
    if (seen === undefined || read[to[at]!] !== unit || !LETTER.test(unit)) return [];
    if (!seen.own || !seen.line.trusted || seen.fit === null || seen.fit >= floor) return [];
    if (oddsOf(seen.fit) * SUSPECT_ODDS > oddsOf(middle.get(seen.line)!)) return [];
    const box = pieceBox({ line: seen.line, from: seen.at, to: seen.at + 1 });
    return [{ at, expected: unit, fit: seen.fit, box }];
  });
}

/** The middle fit of each line's units; of two in the middle the better. */
function middleFits(fits: readonly UnitFit[]): Map<MatchLine, number> {
  const lines = Map.groupBy(fits, ({ line }) => line);
  return new Map(
    [...lines].map(([line, units]) => {
      const known = units.flatMap(({ fit }) => (fit === null ? [] : [fit])).sort((a, b) => a - b);
      return [line, known[Math.floor(known.length / 2)] ?? 0];
    }),
  );
}

/** Nothing is quite sure or quite impossible: else the odds of one glyph would be without bound. */
function oddsOf(fit: number): number {
  const bounded = Math.min(0.9999, Math.max(0.0001, fit));
  return bounded / (1 - bounded);
}

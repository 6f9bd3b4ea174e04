import type { UnitFit } from './fits.ts';
import { pieceBox } from './match/pieces.ts';
import type { Suspect } from './types.ts';

/**
 * Characters that were read as asked, from glyphs that hardly look like them: malformed, or another
 * character that engines correct. `to` gives for each expected unit the index of the read unit that
 * stands for it, `fits` is in step with `read`. Doubtful lines are undecided as a whole, and name
 * none.
 */
export function suspectsOf(
  expected: readonly string[],
  read: readonly string[],
  to: ArrayLike<number>,
  fits: readonly UnitFit[],
  floor: number,
): Suspect[] {
  if (fits.length !== read.length) return [];
  return expected.flatMap((unit, at): Suspect[] => {
    const seen = fits[to[at]!];
    if (seen === undefined || read[to[at]!] !== unit) return [];
    if (!seen.own || !seen.line.trusted || seen.fit === null || seen.fit >= floor) return [];
    const box = pieceBox({ line: seen.line, from: seen.at, to: seen.at + 1 });
    return [{ at, expected: unit, fit: seen.fit, box }];
  });
}

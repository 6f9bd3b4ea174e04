/**
 * Consistent is not proved: recognisers correct what they see towards what they know. These are the
 * fits, 0..1, that a glyph needs before agreement with the copy counts as evidence for it.
 */
export interface Floors {
  /** A critical string with a character below this is undecided. */
  critical: number;
  /** A block that equals the copy with a character below this is undecided. */
  exact: number;
  /** A character that agrees with the copy and is below this is listed as suspect; nothing else. */
  suspect: number;
}

export const CRITICAL_FLOOR = 0.5;
export const EXACT_FLOOR = 0.15;
export const SUSPECT_FIT = 0.6;

/** The floors that are given, and the defaults of the others. */
export function floorsOf(given: Partial<Floors> = {}): Floors {
  return {
    critical: given.critical ?? CRITICAL_FLOOR,
    exact: given.exact ?? EXACT_FLOOR,
    suspect: given.suspect ?? SUSPECT_FIT,
  };
}

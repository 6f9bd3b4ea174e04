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

/** Look-alikes in Chinese and Latin lines are then accepted in 2.1% instead of 4.2% (measured). */
export const CRITICAL_FLOOR = 0.9;
/**
 * Off: the calibrated trust has what the fits tell in it already, and on top of it a floor leaves
 * six right blocks undecided for every malformed one that it catches (measured).
 */
export const EXACT_FLOOR = 0;
export const SUSPECT_FIT = 0.8;

/** The floors that are given, and the defaults of the others. */
export function floorsOf(given: Partial<Floors> = {}): Floors {
  return {
    critical: given.critical ?? CRITICAL_FLOOR,
    exact: given.exact ?? EXACT_FLOOR,
    suspect: given.suspect ?? SUSPECT_FIT,
  };
}

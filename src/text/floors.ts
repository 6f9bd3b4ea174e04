/**
 * Consistent is not proved: recognisers correct what they see towards what they know. These are the
 * fits, 0..1, that a glyph needs before agreement with the copy counts as evidence for it.
 */
export interface Floors {
  /** A critical string with a character below this is undecided. */
  critical: number;
  /** A block that equals the copy with a character below this is undecided. */
  exact: number;
  /**
   * A letter or digit that agrees with the copy, is below this and fits far worse than the middle one
   * of its line is listed as suspect; nothing else.
   */
  suspect: number;
}

/**
 * Of 79 look-alikes put into typeset lines 2 are then accepted in critical strings. At 0.9 it is 1,
 * and every eighth right line is left undecided for it, each price in yen among them (measured).
 */
export const CRITICAL_FLOOR = 0.7;
/**
 * Off: the calibrated trust has what the fits tell in it already, and on top of it a floor leaves
 * six right blocks undecided for every malformed one that it catches (measured).
 */
export const EXACT_FLOOR = 0;
export const SUSPECT_FIT = 0.9;
/**
 * The odds of a suspect glyph are this many times smaller than those of its line's middle one: where
 * all fit badly it is the typeface. Together they find a quarter of the malformed glyphs in lines that
 * are read as asked, where a floor of 0.7 alone found a twelfth at half the precision (measured).
 */
export const SUSPECT_ODDS = 20;

/** The floors that are given, and the defaults of the others. */
export function floorsOf(given: Partial<Floors> = {}): Floors {
  return {
    critical: given.critical ?? CRITICAL_FLOOR,
    exact: given.exact ?? EXACT_FLOOR,
    suspect: given.suspect ?? SUSPECT_FIT,
  };
}

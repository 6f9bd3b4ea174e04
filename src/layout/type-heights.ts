import { graphemes, isWhiteSpace } from '../text/graphemes.ts';
import type { LineInk } from './evidence.ts';
import { alefHeight } from './type-heights/alef.ts';
import { casedHeights } from './type-heights/cased.ts';
import { fullHeight, shareOf } from './type-heights/full-width.ts';
import {
  type Glyph,
  glyphRow,
  heightOf,
  quantile,
  unionOfGlyphs,
} from './type-heights/glyph-row.ts';
import { headlineHeight } from './type-heights/headline.ts';
import { type Letter, letterOf } from './type-heights/letters.ts';

/** How high a line's letters are, in pixels of the picture. */
export interface TypeHeights {
  /** Of a flat capital above the baseline, and of an x; null where the line shows none. */
  capHeight: number | null;
  xHeight: number | null;
  /**
   * Of a full ideograph or syllable; in Devanagari from the baseline to the headline; in Arabic of an
   * alef. Null in scripts with cases.
   */
  bodyHeight: number | null;
  /** The type's size (its em) if it were a typeface of common proportions: for comparing scripts. */
  size: number;
  /** One standard deviation of what is said of `size`, as a share of it. */
  spread: number;
}

/**
 * Heights over the type's size: means over the regular and bold faces of 24 typefaces, and how far
 * single ones are from them (one standard deviation, as a share). An alef differs most.
 */
const PER_SIZE = {
  cap: { height: 0.718, spread: 0.045 },
  digit: { height: 0.718, spread: 0.05 },
  ascender: { height: 0.755, spread: 0.045 },
  x: { height: 0.525, spread: 0.055 },
  ideograph: { height: 0.92, spread: 0.02 },
  syllable: { height: 0.905, spread: 0.06 },
  headline: { height: 0.64, spread: 0.025 },
  alef: { height: 0.73, spread: 0.1 },
} as const;
type Kind = keyof typeof PER_SIZE;

/** What of a height is left to chance where it was measured, and where it was guessed from others. */
const SEEN = 0.015;
const GUESSED = 0.15;

/**
 * The heights of a line's letters, from boxes of its glyphs and the text that stands there. Null
 * where there are no glyphs, or they are turned too far to tell.
 *
 * @param text as read; what it says of the line's letters need not be right to the last one
 * @param script ISO 15924, of the block that the line belongs to
 */
export function typeHeights(ink: LineInk, text: string, script: string): TypeHeights | null {
  const glyphs = glyphRow(ink);
  if (glyphs === null || glyphs.length === 0) return null;
  const letters = lettersOf(text);
  if (/\p{sc=Deva}/u.test(text)) {
    const found = headlineHeight(glyphs, text);
    if (found !== null) return bodied(found.body, 'headline', found.seen);
  }
  if (/\p{sc=Arab}/u.test(text)) {
    const found = alefHeight(glyphs, text);
    if (found !== null) return bodied(found.body, 'alef', found.seen);
  }
  if (letters.some((letter) => shareOf(letter.text) !== null)) {
    const found = ink.vertical ? columnHeight(glyphs) : fullHeight(glyphs, letters);
    if (found !== null) return bodied(found.body, found.kind, found.count > 1);
  }
  if (ink.vertical) return null;
  return cased(glyphs, letters, script);
}

function lettersOf(text: string): Letter[] {
  let spaced = false;
  return graphemes(text.normalize('NFC')).flatMap((unit) => {
    if (isWhiteSpace(unit)) {
      spaced = true;
      return [];
    }
    const letter = letterOf(unit, spaced);
    spaced = false;
    return [letter];
  });
}

function bodied(body: number, kind: Kind, seen: boolean): TypeHeights {
  return { capHeight: null, xHeight: null, bodyHeight: body, ...sizeBy(body, kind, seen) };
}

function sizeBy(height: number, kind: Kind, seen = true): Pick<TypeHeights, 'size' | 'spread'> {
  const { height: share, spread } = PER_SIZE[kind];
  return { size: height / share, spread: Math.hypot(spread, seen ? SEEN : GUESSED) };
}

function cased(
  glyphs: readonly Glyph[],
  letters: readonly Letter[],
  script: string,
): TypeHeights | null {
  const { cap, digit, ascender, x, counts } = casedHeights(glyphs, letters);
  // Digits are as high as capitals but for old-style ones, which no caption of numbers is set in.
  const capHeight = counts.cap > 0 ? cap : digit;
  const measured = { capHeight, xHeight: x, bodyHeight: null };
  if (capHeight !== null) {
    return { ...measured, ...sizeBy(capHeight, counts.cap > 0 ? 'cap' : 'digit') };
  }
  if (ascender !== null) return { ...measured, ...sizeBy(ascender, 'ascender') };
  if (x !== null) return { ...measured, ...sizeBy(x, 'x') };
  // Nothing but signs, or a script without knowledge of its letters.
  const whole = heightOf(unionOfGlyphs(glyphs));
  const bare = { capHeight: null, xHeight: null, bodyHeight: null };
  return { ...bare, size: whole / (script === 'Thai' ? 1.1 : 0.85), spread: 0.2 };
}

/** A column's characters are as wide as they are high, in the frame of the line: across it. */
function columnHeight(
  glyphs: readonly Glyph[],
): { body: number; kind: 'ideograph'; count: number } | null {
  const body = quantile(glyphs.map(heightOf), 0.8);
  return body === null ? null : { body, kind: 'ideograph', count: glyphs.length };
}

import { isEastAsian } from '../../text/breaks/kinsoku.ts';
import type { Units } from '../../text/units.ts';

/** What is read at a glance is set in lines of one word on purpose. */
const GLANCED = new Set(['headline', 'price', 'cta', 'data']);
/** Words, or characters of scripts without spaces, of a line of running text, on average. */
const RUNNING = { words: 3, characters: 5 };
/** Rows above the last one. */
const ROWS_ABOVE = 2;
/** A word shorter than this, in letters or syllables; or narrower, as a share of the widest row. */
const SHORT = { letters: 4, syllables: 2, width: 0.12 };

/**
 * The word that is left alone on the last row of a running text, null where none is: one shorter
 * than four letters (Bringhurst, The Elements of Typographic Style, 2.4.2) or a mere stub of the
 * measure; in Chinese and Japanese one character (JLREQ §3.5.4, Widow Adjustment of Paragraphs; CLREQ,
 * Handling of Widows and Orphans, which calls it an orphan).
 *
 * @param starts of the rows, the first aside
 * @param widths of the rows' ink
 */
export function widowOf(
  units: Units,
  role: string,
  starts: readonly number[],
  widths: readonly number[],
): string | null {
  if (starts.length < ROWS_ABOVE || GLANCED.has(role)) return null;
  const from = starts.at(-1)!;
  const words = wordsFrom(units, from);
  if (words.length !== 1 || from === 0) return null;
  const [word] = words as [string[]];
  const letters = word.filter((unit) => /^[\p{L}\p{N}]/u.test(unit));
  if (letters.length === 0) return null;
  if (letters.every(isEastAsian)) {
    return letters.length < 2 && from >= RUNNING.characters * starts.length ? word.join('') : null;
  }
  const wordsAbove = wordsFrom(units, 0).length - 1;
  if (wordsAbove < RUNNING.words * starts.length) return null;
  const least = letters.some((unit) => SYLLABIC.test(unit)) ? SHORT.syllables : SHORT.letters;
  const narrow = widths.at(-1)! < SHORT.width * Math.max(...widths);
  return letters.length < least || narrow ? word.join('') : null;
}

/** Scripts that write a syllable in one unit. */
const SYLLABIC = /^[\p{sc=Hangul}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Tamil}\p{sc=Thai}]/u;

/** Stretches that no space parts. */
function wordsFrom({ raw, spaced }: Units, from: number): string[][] {
  const words: string[][] = [];
  for (let i = from; i < raw.length; i++) {
    if (i === from || spaced[i]!) words.push([]);
    words.at(-1)!.push(raw[i]!);
  }
  return words;
}

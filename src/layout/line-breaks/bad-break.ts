import { scriptOfLanguage } from '../../language.ts';
import { partedFigure } from '../../text/breaks/figures.ts';
import { isEastAsian, strandedMark } from '../../text/breaks/kinsoku.ts';
import { textOf, type Units } from '../../text/units.ts';

/** What no text is broken for, whoever asked for what. */
export type BadBreak =
  /** Inside a word, with no hyphen drawn or a single letter left. */
  | { kind: 'word' }
  /** A number, or a number and its unit or currency. */
  | { kind: 'number' | 'unit' | 'currency' }
  /** A mark that belongs to the other line (kinsoku). */
  | { kind: 'start' | 'end'; mark: string };

/** No rule looks further than this. */
const VIEW = 32;

/**
 * Why a line of this text must not begin before unit `at`; null where it may. Only what a language
 * forbids, not what it advises against.
 */
export function badBreakAt(
  units: Units,
  at: number,
  lang: string,
  hyphenated: boolean,
): BadBreak | null {
  if (at <= 0 || at >= units.raw.length) return null;
  const before = textOf(units, Math.max(0, at - VIEW), at);
  const after = textOf(units, at, Math.min(units.raw.length, at + VIEW));
  const spaced = units.spaced[at]!;
  const stranded = strandedMark(before, after, spaced, lang);
  if (stranded !== null) return { kind: stranded.at, mark: stranded.mark };
  const figure = partedFigure(before, after, spaced);
  if (figure !== null) return { kind: figure };
  if (spaced || !isInsideWord(before, after)) return null;
  return hyphenated && mayBeHyphenated(before, after, lang) ? null : { kind: 'word' };
}

/**
 * Korean lines may break by the syllable as well as by the word (KLREQ, Line Breaking Rules); Chinese
 * and Japanese between any two characters; and words of the scripts of South-East Asia are known to dictionaries only.
 */
const FREE = /^[\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const LETTER = /^[\p{L}\p{M}\p{N}]/u;

function isInsideWord(before: string, after: string): boolean {
  const last = /\P{M}\p{M}*$/u.exec(before)?.[0] ?? '';
  if ([last, after].some((side) => FREE.test(side) || isEastAsian(side))) return false;
  if (LETTER.test(last)) {
    // The apostrophe of don't, the hyphen of e-mail: after it a line may end, not before.
    return LETTER.test(after) || /^['’‐-]\p{L}/u.test(after);
  }
  return /\p{L}['’]$/u.test(before) && /^\p{L}/u.test(after);
}

const HYPHENATING = /^(?:Latn|Cyrl|Grek|Armn|Geor)$/u;

/**
 * With two letters at least on either side, the least that is usual in any language; English leaves
 * two behind and takes three forward (Bringhurst, The Elements of Typographic Style, 2.4.1).
 */
function mayBeHyphenated(before: string, after: string, lang: string): boolean {
  return (
    HYPHENATING.test(scriptOfLanguage(lang)) &&
    /\p{L}\p{M}*\p{L}\p{M}*$/u.test(before) &&
    /^\p{L}\p{M}*\p{L}/u.test(after)
  );
}

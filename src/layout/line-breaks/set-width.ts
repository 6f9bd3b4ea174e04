import { scriptOfLanguage } from '../../language.ts';
import { isEastAsian } from '../../text/breaks/kinsoku.ts';
import type { Units } from '../../text/units.ts';
import { letterOf } from '../type-heights/letters.ts';

/** Where in its cell a full-width character's ink begins and ends, in ems. */
export type CellInk = readonly [from: number, to: number];

const WHOLE: CellInk = [0.05, 0.95];
const OPENING: CellInk = [0.55, 0.95];
const CLOSING: CellInk = [0.05, 0.45];
const CENTRED: CellInk = [0.37, 0.63];
/** At the foot and to the left; as set in Taiwan and Hong Kong, stops are in the middle. */
const FOOT: CellInk = [0.07, 0.35];
const SMALL_KANA: CellInk = [0.15, 0.85];

/** Of a space, in ems: about a quarter (Bringhurst, The Elements of Typographic Style, 2.1.1). */
const SPACE = 0.25;
/** Of a figure, in nearly all typefaces. */
const FIGURE = 0.55;
/** What a mark has of blank on either side. */
const BEARING = 0.05;

/**
 * How far the ink of a stretch of text set in one row reaches, in ems. Null where it has letters of
 * an alphabet: a word is a quarter wider or narrower in one typeface than in the next.
 */
export function setWidth(units: Units, from: number, to: number, lang: string): number | null {
  if (to <= from) return null;
  let width = 0;
  for (let i = from; i < to; i++) {
    const unit = units.raw[i]!;
    if (!isKnown(unit)) return null;
    width += advanceOf(unit);
    if (i === from || !units.spaced[i]!) continue;
    // Between full-width characters it is one of their cells, or a part of it.
    if (isEastAsian(unit) && isEastAsian(units.raw[i - 1]!)) return null;
    width += SPACE;
  }
  const [first, last] = [units.raw[from]!, units.raw[to - 1]!];
  const before = isFullWidth(first) ? cellInk(first, lang)[0] : BEARING;
  const after = isFullWidth(last) ? 1 - cellInk(last, lang)[1] : BEARING;
  return width - before - after;
}

/** Whether nothing but whole cells stands there: then widths tell to a fraction of one. */
export function isInCells(units: Units, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (!isFullWidth(units.raw[i]!) || (i > from && units.spaced[i]!)) return false;
  }
  return true;
}

export function cellInk(unit: string, lang: string): CellInk {
  if (/^[（「『【〈《［｛〔〘〖〝｟“‘]/u.test(unit)) return OPENING;
  if (/^[）」』】〉》］｝〕〙〗〟｠”’]/u.test(unit)) return CLOSING;
  if (/^[・·]/u.test(unit)) return CENTRED;
  if (/^[、。，．]/u.test(unit)) return scriptOfLanguage(lang) === 'Hant' ? CENTRED : FOOT;
  // On the mainland these stand to the left as well (GB/T 15834-2011), elsewhere in the middle.
  if (/^[：；！]/u.test(unit)) return scriptOfLanguage(lang) === 'Hans' ? FOOT : CENTRED;
  return /^[ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ]/u.test(unit) ? SMALL_KANA : WHOLE;
}

/** Korean syllables fill their cells too, but that spaces part them. */
const SYLLABLE = /^\p{sc=Hangul}/u;
const FULL = /^[℃℉※]/u;

function isFullWidth(unit: string): boolean {
  return isEastAsian(unit) || SYLLABLE.test(unit) || FULL.test(unit);
}

function advanceOf(unit: string): number {
  if (isFullWidth(unit)) return 1;
  return /^\d/u.test(unit) ? FIGURE : letterOf(unit, false).advance;
}

function isKnown(unit: string): boolean {
  return isFullWidth(unit) || /^[\d\p{P}]/u.test(unit);
}

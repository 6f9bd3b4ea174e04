import { graphemes } from '../text/graphemes.ts';
import { unbroken } from '../text/normalize.ts';
import { unitsOf } from '../text/units.ts';

/** The text of a block as it is judged: plain newlines, none at the end. */
export function copyText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
}

/** The characters that are judged: grapheme clusters but white space and emoji. */
export function characterCount(text: string): number {
  return unitsOf(text).normal.length;
}

/**
 * Whether a part stands in a text, in whole graphemes and however it is composed. A line break of
 * the text may be written as one, or as the text runs without it.
 */
export function holdsPart(text: string, part: string): boolean {
  const wanted = graphemes(copyText(part).normalize('NFC'));
  return [text, unbroken(text)].some((form) => {
    const units = graphemes(form.normalize('NFC'));
    return units.some((_, from) => wanted.every((unit, i) => units[from + i] === unit));
  });
}

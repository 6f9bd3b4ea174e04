import { graphemesOf } from '../display-diff.ts';

/** Longest text that is looked at, in UTF-16 units; nothing legible is longer. */
const MOST_UNITS = 6000;

/**
 * Text as it can be shown without turning or hiding what is beside it: bidi controls and invisible
 * characters are dropped (the judge drops them too), control characters but line breaks and tabs become
 * U+FFFD, and of heaps of combining marks six are kept: more only smear over the neighbouring rows.
 */
export function legible(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u00AD\uFFF9-\uFFFC]/gu, '')
    .replace(/(?!\s|\u0085)\p{Cc}/gu, '\uFFFD')
    .replace(/(\p{M}{6})\p{M}+/gu, '$1');
}

/** The same for one line: line breaks and tabs become spaces, and what is too long is cut. */
export function shownText(text: string): string {
  const cut = text.length > MOST_UNITS ? `${text.slice(0, MOST_UNITS)}…` : text;
  return legible(cut)
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
}

/** The text in at most `most` graphemes, the last of them an ellipsis where it was cut. */
export function clipped(text: string, most: number): string {
  const units = graphemesOf(shownText(text));
  return units.length <= most ? units.join('') : `${units.slice(0, most - 1).join('')}…`;
}

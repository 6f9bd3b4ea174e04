/** The text of a block as it is judged: plain newlines, none at the end. */
export function copyText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Emoji as the standard lists them. Signs that are text by default, such as © or ™, are not. */
const emoji = /\p{RGI_Emoji}/gv;

/** Grapheme clusters but white space and emoji: what a text accuracy is counted in. */
export function characterCount(text: string): number {
  let count = 0;
  for (const { segment } of graphemes.segment(copyText(text).replace(emoji, ' '))) {
    if (/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(segment)) count += 1;
  }
  return count;
}

/** The ways in which an inner newline is read for comparing: itself, a space, or nothing. */
export function unbroken(text: string): string[] {
  return [text, text.replace(/\s*\n\s*/g, ' '), text.replace(/\s*\n\s*/g, '')];
}

import { remembering } from './remember.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Code units that never join with a neighbour: most copy is of these, and needs no segmenter. */
const SIMPLE =
  /^[\u0020-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u214f\u3000-\u3029\u3030-\u303c\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3]*$/u;

/** Extended grapheme clusters (UAX 29): the unit of every count. */
export const graphemes: (text: string) => readonly string[] = remembering((text) => {
  if (SIMPLE.test(text)) return [...text];
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
});

/** Emoji by presentation; digits, ©, ® and ™ are text. */
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Emoji_Presentation}[\u{1f3fb}-\u{1f3ff}\ufe0f]*)$/v;

export function isEmoji(grapheme: string): boolean {
  // Lone units with a default picture lie between U+231A and U+3299; all else is longer.
  const code = grapheme.charCodeAt(0);
  return (grapheme.length > 1 || (code > 0x2300 && code < 0x3300)) && EMOJI.test(grapheme);
}

export function isWhiteSpace(grapheme: string): boolean {
  return grapheme.trim() === '';
}

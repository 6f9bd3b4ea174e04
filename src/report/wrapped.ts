import { columnWidth } from './width.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Lines broken between words, and within one that is wider than a line. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((each) => broken(each, width))) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && columnWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A text in pieces that are no wider than that, of whole graphemes. */
function broken(text: string, width: number): string[] {
  if (columnWidth(text) <= width) return [text];
  const pieces: string[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const longer = `${pieces.at(-1)}${segment}`;
    if (pieces.length > 0 && columnWidth(longer) <= width) pieces[pieces.length - 1] = longer;
    else pieces.push(segment);
  }
  return pieces;
}

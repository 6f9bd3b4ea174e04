import { columnWidth } from './width.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Foreign text that is safe to print: controls (which could move a terminal's cursor), bidi
 * controls (which could reorder the rest of the line), invisible characters and broken surrogates
 * become �, line breaks and tabs a space. Joiners that scripts and emoji need stay.
 */
export function plain(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\s+/g, ' ')
      // Cc, Cf (which holds the bidi controls) and unassigned or private ones, but ZWNJ and ZWJ.
      .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '\ufffd')
  );
}

/** At most `width` terminal columns of a text, ending in … where it was longer. */
export function cut(text: string, width: number): string {
  if (columnWidth(text) <= width) return text;
  if (width < 1) return '';
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const wide = columnWidth(segment);
    if (used + wide > width - 1) break;
    kept += segment;
    used += wide;
  }
  return `${kept}…`;
}

/** The same with … in the middle: names that begin alike are told apart by their ends. */
export function cutWithin(text: string, width: number): string {
  if (columnWidth(text) <= width) return text;
  const end = [...graphemes.segment(text)].map(({ segment }) => segment);
  while (columnWidth(end.join('')) > Math.max(0, Math.floor((width - 1) / 2))) end.shift();
  const tail = end.join('');
  return cut(text, width - columnWidth(tail)) + tail;
}

import { breakFault } from './rebroken.ts';

/** Scripts whose words stand between spaces and are never parted without a hyphen. */
const WHOLE = '\\p{sc=Latin}\\p{sc=Cyrillic}\\p{sc=Greek}\\p{sc=Arabic}\\p{sc=Devanagari}';
const WORD = new RegExp(`[${WHOLE}\\p{M}]{5,}`, 'gu');
/** Letters that stay on either side; of fewer it is the ear that breaks, not the eye. */
const SIDE = 2;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A word goes on in the next line, and no hyphen says so. */
export const wordBroken = breakFault({
  kind: 'word-broken',
  suits: () => true,
  places: (text) =>
    [...text.matchAll(WORD)].flatMap((match) => {
      const starts = Array.from(segmenter.segment(match[0]), ({ index }) => match.index + index);
      return starts.slice(SIDE, starts.length - SIDE + 1);
    }),
  what: (words, head, rest) => `${words} is broken inside a word: ${head}, ${rest}.`,
});

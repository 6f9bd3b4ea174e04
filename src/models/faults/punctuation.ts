import { lineFault, placesOf } from './change.ts';
import { quoted } from './record.ts';

/** Marks that readers see and that count; dashes, quotes and middle dots are folded or unsure. */
const MARK = /^[.,!?;:…¡¿、。，．！？；：،؛؟۔।॥&%()（）「」『』《》]$/u;

export const punctuationDropped = lineFault({
  kind: 'punctuation-dropped',
  changes: (target) =>
    placesOf(target).flatMap(({ line, grapheme, before, after }) => {
      if (!MARK.test(grapheme)) return [];
      const text = (before + after).replace(/(\s)\s+/gu, '$1').trim();
      const what = `${quoted(target.words)} lost its mark “${grapheme}”.`;
      // Without its point a price is another price, which is a fault of another weight.
      const within = /\p{Nd}$/u.test(before) && /^\p{Nd}/u.test(after);
      return [{ line, text, what, secondBest: within }];
    }),
  comesTo: (edits) => edits.length === 1 && edits[0]!.op === 'missing',
});

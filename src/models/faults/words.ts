import { scriptOfLanguage } from '../../language.ts';
import { graphemes } from '../../text/graphemes.ts';
import { lineFault } from './change.ts';
import { quoted } from './record.ts';
import { lengthOf } from './targets.ts';

/** ISO 15924 scripts that write no spaces between words. */
const UNSPACED = new Set(['Hans', 'Hant', 'Hani', 'Jpan', 'Thai', 'Laoo', 'Khmr', 'Mymr', 'Bopo']);

export const wordMissing = lineFault({
  kind: 'word-missing',
  changes: (target) => {
    const lines = target.text.lines.map(({ text }) => wordsIn(text, target.block.lang));
    if (lines.flat().length < 2) return [];
    return lines.flatMap((words, line) =>
      words
        .filter(({ word }) => isWord(word))
        .map(({ word, from }) => {
          const { text } = target.text.lines[line]!;
          const rest = text.slice(0, from) + text.slice(from + word.length);
          const what = `${quoted(target.words)} lost its word “${word}”.`;
          return {
            line,
            text: rest.replace(/(\s)\s+/gu, '$1').trim(),
            what,
            units: lengthOf(word),
          };
        }),
    );
  },
  // Joined anew, the words beside it must still be the words they were.
  comesTo: (edits, change) =>
    edits.length > 0 && edits.every(({ op }) => op === 'missing') && edits.length === change.units,
});

interface Word {
  word: string;
  /** UTF-16 index in the line. */
  from: number;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** What stands between spaces, with its punctuation; by dictionary where none are written. */
export function wordsIn(text: string, lang: string): Word[] {
  if (!UNSPACED.has(scriptOfLanguage(lang))) {
    return [...text.matchAll(/\S+/gu)]
      .map((match) => ({ word: match[0], from: match.index }))
      .filter(({ word }) => /[\p{L}\p{N}]/u.test(word));
  }
  const segmenter = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' });
  segmenters.set(lang, segmenter);
  const segments = segmenter.segment(text);
  return Array.from(segments, ({ segment, index, isWordLike }) =>
    isWordLike === true ? [{ word: segment, from: index }] : [],
  ).flat();
}

/** A word of one character is a character that is missing, and another fault. */
function isWord(word: string): boolean {
  return graphemes(word).filter((unit) => /[\p{L}\p{N}]/u.test(unit)).length >= 2;
}

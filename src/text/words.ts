import { graphemes, isEmoji } from './graphemes.ts';
import { foldCase, normalize } from './normalize.ts';
import { remembering } from './remember.ts';

const segmenters = new Map<string, Intl.Segmenter>();
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Words for the word error rate: as spaced where the script writes spaces, and as
 * `Intl.Segmenter` finds them (ICU's dictionaries) in stretches of scripts that don't.
 */
export function wordsOf(text: string, lang: string, anyCase: boolean): readonly string[] {
  const key = `${lang}\n${anyCase}`;
  let split = splitters.get(key);
  if (split === undefined) {
    split = remembering((each) => splitIntoWords(each, lang, anyCase));
    splitters.set(key, split);
  }
  return split(text);
}

/** By language and case. */
const splitters = new Map<string, (text: string) => readonly string[]>();

function splitIntoWords(text: string, lang: string, anyCase: boolean): string[] {
  // Emoji first: normalization takes joiners away and would break one into several.
  const written = graphemes(text).map((grapheme) => (isEmoji(grapheme) ? ' ' : grapheme));
  const normal = normalize(written.join(''));
  const words: string[] = [];
  for (const token of (anyCase ? foldCase(normal) : normal).split(/\s+/u)) {
    if (token === '') continue;
    if (!UNSPACED.test(token)) words.push(token);
    else {
      for (const { segment } of segmenterOf(lang).segment(token)) {
        if (segment.trim() !== '') words.push(segment);
      }
    }
  }
  return words;
}

function segmenterOf(lang: string): Intl.Segmenter {
  let segmenter = segmenters.get(lang);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
    segmenters.set(lang, segmenter);
  }
  return segmenter;
}

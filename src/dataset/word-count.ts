import { wordsOf } from '../text/words.ts';
import type { Sample } from './schema.ts';

/** Words of a sample's copy, as the word error rate counts them: in CJK those of a dictionary. */
export function wordCount({ copy }: Sample): number {
  return copy.reduce((sum, { text, lang }) => sum + wordsOf(text, lang, false).length, 0);
}

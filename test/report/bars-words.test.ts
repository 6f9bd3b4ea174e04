import { expect, test } from 'vitest';
import { barsWords } from '../../src/report/bars-words.ts';
import type { Bars } from '../../src/results/results.ts';

test.each<[Bars, string[]]>([
  [{}, []],
  [{ maxCer: 0.02 }, ['at most 2% of its characters are wrong']],
  // .07 * 100 is 7.000000000000001.
  [{ maxCer: 0.07 }, ['at most 7% of its characters are wrong']],
  [{ critical: 'all' }, ['every critical string is right']],
  [{ maxExtraCharacters: 0 }, ['it has no text that nobody asked for']],
  [{ maxExtraCharacters: 1 }, ['it has at most 1 character that nobody asked for']],
  [{ maxExtraCharacters: 5 }, ['it has at most 5 characters that nobody asked for']],
  [{ rules: [] }, []],
  [{ rules: ['logo'] }, ['it keeps the rule logo']],
  [{ rules: ['logo', 'margin'] }, ['it keeps the rules logo, margin']],
])('%j is said as %j', (bars, words) => {
  expect(barsWords(bars)).toEqual(words);
});

import { expect, test } from 'vitest';
import { pairSentences } from '../../src/report/pair-words.ts';
import type { ComparisonResult } from '../../src/results/results.ts';
import { exampleResults } from '../results/example.ts';
import { OPEN, pair } from './a-comparison.ts';

const sentences = (...comparisons: ComparisonResult[]) =>
  pairSentences({ ...exampleResults(), comparisons });

test.each<[string, Partial<ComparisonResult>, string]>([
  [
    'the second is better',
    {},
    'careful is better than careless in text accuracy by 8.0 points (5.1 to 11.2), p <.001, on 50 samples.',
  ],
  [
    'the first is',
    { verdict: 'first better', difference: -0.2, low: -0.302, high: -0.101, pAdjusted: 0.031 },
    'careless is better than careful in text accuracy by 20.0 points (10.1 to 30.2), p .031, on 50 samples.',
  ],
  [
    'an interval is not known where all samples differ alike',
    { metric: 'usableRate', low: null, high: null },
    'careful is better than careless in usable pictures by 8.0 points, p <.001, on 50 samples.',
  ],
  [
    'an interval that reaches below 0 says so',
    { low: -0.004, high: 0.1 },
    'careful is better than careless in text accuracy by 8.0 points (-0.4 to 10.0), p <.001, on 50 samples.',
  ],
  [
    'also where the first is better',
    { verdict: 'first better', difference: -0.08, low: -0.1, high: 0.004 },
    'careless is better than careful in text accuracy by 8.0 points (-0.4 to 10.0), p <.001, on 50 samples.',
  ],
  [
    'nothing was shown',
    { verdict: 'no difference shown' },
    'In text accuracy no difference was shown between one pair of models.',
  ],
  [
    'there is too little',
    { ...OPEN, metric: 'usableRate' },
    'In usable pictures there is not enough data on one pair of models.',
  ],
])('%s', (_, over, words) => {
  expect(sentences(pair(over))).toEqual([words]);
});

test('what was found comes first, metric by metric; the rest is counted', () => {
  const none = pair({ verdict: 'no difference shown' });
  const usable = { metric: 'usableRate' } as const;
  expect(
    sentences(pair({ ...OPEN, ...usable }), none, pair(OPEN), pair(usable), none, pair()).map(
      (words) => words.replace(/ by .*/, ''),
    ),
  ).toEqual([
    'careful is better than careless in text accuracy',
    'In text accuracy no difference was shown between 2 pairs of models.',
    'In text accuracy there is not enough data on one pair of models.',
    'careful is better than careless in usable pictures',
    'In usable pictures there is not enough data on one pair of models.',
  ]);
});

test('one model can’t be compared with itself', () => {
  expect(sentences()).toEqual([]);
  expect(pairSentences(exampleResults())).toEqual([]);
});

test('nothing in it is a figure that is none', () => {
  const words = sentences(pair({ ...OPEN, verdict: 'second better' }), pair(OPEN)).join('\n');
  expect(words).not.toMatch(/NaN|Infinity|null|undefined/);
});

import { expect, test } from 'vitest';
import { maxCerIncrease } from '../../src/compare/max-cer-increase.ts';
import { type MetricVerdict, type Verdict, verdictsOf } from '../../src/compare/verdicts.ts';
import { repeated, withErrors } from '../figures/pictures.ts';

const verdict = (over: Partial<MetricVerdict> = {}): MetricVerdict => {
  return {
    model: 'm',
    metric: 'textAccuracy',
    n: 50,
    was: 0.98,
    is: 0.95,
    difference: -0.03,
    low: -0.04,
    high: -0.02,
    p: 0.001,
    pAdjusted: 0.01,
    margin: 0.01,
    detectable: 0.008,
    samplesNeeded: null,
    baselineHalfWidth: 0.005,
    falls: [],
    verdict: 'no difference shown',
    reason: null,
    ...over,
  };
};
const messageOf = (over: Partial<MetricVerdict>, bar = 0.015) =>
  maxCerIncrease(bar, [verdict(over)])[0]!.message;

test.each<[Verdict, string]>([
  ['worse', 'failed'],
  ['improved', 'passed'],
  ['no difference shown', 'passed'],
  ['not enough data', 'undecided'],
  ['baseline unreliable', 'undecided'],
])('%s: %s', (found, expected) => {
  const outcomes = maxCerIncrease(0.01, [verdict({ verdict: found })]);
  expect(outcomes).toMatchObject([{ gate: 'maxCerIncrease', model: 'm', verdict: expected }]);
});

test('is about text accuracy alone', () => {
  expect(maxCerIncrease(0.01, [verdict({ metric: 'usableRate', verdict: 'worse' })])).toEqual([]);
});

test('without a bar nothing is asked for', () => {
  expect(maxCerIncrease(undefined, [verdict({ verdict: 'worse' })])).toEqual([]);
});

test('without a model in common nothing is judged', () => {
  expect(maxCerIncrease(0.01, [])).toEqual([]);
});

test.each<[number | null, string]>([
  [-0.01, 'rose by 1 point'],
  [-0.0123, 'rose by 1.23 points'],
  [0.02, 'fell by 2 points'],
  [0, 'did not move'],
  [-0.000_01, 'rose by less than 0.01 points'],
  [null, 'is not known'],
])('a difference of %s: its character error rate %s', (difference, words) => {
  expect(messageOf({ difference })).toBe(
    `m: its character error rate ${words} on 50 samples; 1.5 points more are allowed (maxCerIncrease).`,
  );
});

test.each<[string, Partial<MetricVerdict>, string]>([
  [
    'failed: the three that fell most',
    {
      verdict: 'worse',
      falls: ['a', 'b', 'c', 'd'].map((name) => ({ sample: `menus/${name}`, difference: -0.1 })),
    },
    '; look at menus/a, menus/b, menus/c.',
  ],
  [
    'undecided: how many samples would do',
    { verdict: 'not enough data', samplesNeeded: 180 },
    '; that is not enough data to tell, about 180 samples would do.',
  ],
  [
    'undecided, and no number is known',
    { verdict: 'not enough data', samplesNeeded: null },
    '; that is not enough data to tell.',
  ],
  [
    'passed although it rose, within the readers’ error',
    { verdict: 'no difference shown', difference: -0.03 },
    '; so much may be the readers’ own error.',
  ],
  [
    'undecided for its baseline',
    { verdict: 'baseline unreliable' },
    '; the baseline is too uncertain to tell.',
  ],
])('where to look: %s', (_, over, ending) => {
  const message = messageOf(over);
  expect(message.slice(message.indexOf('(maxCerIncrease)') + '(maxCerIncrease)'.length)).toBe(
    ending,
  );
});

test('of pictures: a rise above the bar fails, one below does not', () => {
  const was = withErrors(repeated(12, 0));
  const is = withErrors(repeated(12, 5)).map((one) => ({ ...one, sha256: 'f'.repeat(64) }));
  const at = (bar: number) =>
    maxCerIncrease(
      bar,
      verdictsOf(was, is, { readersError: 0, margins: { textAccuracy: bar } }),
    )[0]!;
  expect(at(0.04)).toMatchObject({ verdict: 'failed' });
  expect(at(0.04).message).toContain('rose by 5 points on 12 samples; 4 points more are allowed');
  expect(at(0.06)).toMatchObject({ verdict: 'passed' });
});

import { describe, expect, test } from 'vitest';
import {
  dollarsWithInterval,
  percentWithInterval,
  points,
  pointsWithInterval,
  probability,
  secondsWithInterval,
  timesWithInterval,
} from '../../src/report/figure-words.ts';
import type { Figure } from '../../src/results/results.ts';

type Interval = [value: number | null, low: number | null, high: number | null];

const figure = ([value, low, high]: Interval): Figure => ({ value, low, high, n: 50, unit: '1' });

describe.each([
  ['per cents', percentWithInterval],
  ['dollars', dollarsWithInterval],
  ['seconds', secondsWithInterval],
  ['times', timesWithInterval],
])('%s', (_, words) => {
  test('what is not known is –', () => {
    expect(words(undefined)).toBe('–');
    expect(words(figure([null, null, null]))).toBe('–');
    expect(words(figure([null, 0.1, 0.2]))).toBe('–');
  });
});

test.each<[Interval, string]>([
  [[0.981, 0.97, 0.99], '98.1% (97.0–99.0)'],
  [[1, null, null], '100.0%'],
  [[0.5, 0.4, null], '50.0%'],
  [[0.99999, 0.9995, 1], '99.9% (99.9–100.0)'],
  [[0.00001, 0, 0.0004], '<0.1% (0.0–<0.1)'],
  [[-2, -3.5, -1], '-200.0% (-350.0–-100.0)'],
])('%j as a per cent is %s', (interval, words) => {
  expect(percentWithInterval(figure(interval))).toBe(words);
});

test.each<[Interval, string]>([
  [[0.16, 0.08, 0.3], '$0.16 (0.08–0.30)'],
  [[0.16, 0.08, null], '$0.16 (0.08–)'],
  [[0.16, null, 0.3], '$0.16 (–0.30)'],
  [[0.16, null, null], '$0.16'],
  [[0, 0, 0.0051], '$0.00 (0.00–0.0051)'],
  [[1234.56, 99.99, 1e6], '$1235 (99.99–1000000)'],
])('%j in dollars is %s', (interval, words) => {
  expect(dollarsWithInterval(figure(interval))).toBe(words);
});

test.each<[Interval, string]>([
  [[24, 21, 30], '24 s (21–30)'],
  [[9.54, 8, 11], '9.5 s (8.0–11)'],
  [[24, null, 30], '24 s (–30)'],
  [[0, null, null], '0.0 s'],
])('%j in seconds is %s', (interval, words) => {
  expect(secondsWithInterval(figure(interval))).toBe(words);
});

test.each<[Interval, string]>([
  [[2, 1.2, 3.7], '2.0 (1.2–3.7)'],
  [[12.34, 4, null], '12.3 (4.0–)'],
  [[1, null, null], '1.0'],
])('%j as times is %s', (interval, words) => {
  expect(timesWithInterval(figure(interval))).toBe(words);
});

test.each<[number | null, string]>([
  [0.012, '+1.2'],
  [-0.004, '-0.4'],
  [0, '0.0'],
  [-0, '0.0'],
  [0.0001, '+0.0'],
  [-0.0001, '-0.0'],
  [-2.5, '-250.0'],
  [1, '+100.0'],
  [null, '–'],
  [Number.NaN, '–'],
  [Number.POSITIVE_INFINITY, '–'],
])('%s in points is %s', (share, words) => {
  expect(points(share)).toBe(words);
});

test.each([
  [0, '<.001'],
  [0.00099, '<.001'],
  [0.001, '.001'],
  [0.0314, '.031'],
  [0.5, '.500'],
  [0.9989, '.999'],
  [0.99999, '.999'],
  [1, '1'],
])('the probability %s is %s', (p, words) => {
  expect(probability(p)).toBe(words);
});

test.each([
  [{ difference: -0.07, low: -0.258, high: 0.016 }, '-7.0 (-25.8 to +1.6)'],
  [{ difference: 0.01, low: null, high: null }, '+1.0'],
  [{ difference: null, low: null, high: null }, '–'],
])('a difference %j is written %j', (difference, written) => {
  expect(pointsWithInterval(difference)).toBe(written);
});

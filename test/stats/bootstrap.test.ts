import { describe, expect, test } from 'vitest';
import { bootstrap } from '../../src/stats/bootstrap.ts';
import { meanOf } from '../../src/stats/mean.ts';
import { seededRandom } from '../../src/stats/random.ts';

function mean(values: readonly number[]): number {
  return meanOf(values)!;
}

function variance(values: readonly number[]): number {
  const center = mean(values);
  return mean(values.map((value) => (value - center) ** 2));
}

/** Efron and Tibshirani (1993), table 14.1: the spatial test, its variance and 90% BCa interval. */
test('gives the published interval of a worked example', () => {
  const spatial = [
    48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30,
    41,
  ];
  const found = bootstrap(spatial, variance, { seed: 1, resamples: 20_000, confidence: 0.9 })!;
  expect(found.value).toBeCloseTo(171.5, 1);
  // The book's own 2000 resamples leave about 2 of chance.
  expect(Math.abs(found.low! - 115.8)).toBeLessThan(2.5);
  expect(Math.abs(found.high! - 259.6)).toBeLessThan(2.5);
});

test('leans to the long tail, where a symmetric interval would go below 0', () => {
  const rates = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.01, 0, 0.02, 0, 0, 0, 0.3];
  const { value, low, high } = bootstrap(rates, mean, { seed: 1 })!;
  expect(low!).toBeGreaterThan(0);
  expect(high! - value).toBeGreaterThan(2 * (value - low!));
});

test('covers the true mean about as often as it says', () => {
  const random = seededRandom(9);
  let covered = 0;
  for (let trial = 0; trial < 200; trial++) {
    const values = Array.from({ length: 30 }, () => random() + random());
    const { low, high } = bootstrap(values, mean, { seed: trial, resamples: 400 })!;
    if (low! <= 1 && 1 <= high!) covered++;
  }
  expect(covered / 200).toBeGreaterThan(0.9);
  expect(covered / 200).toBeLessThan(0.99);
});

test('the same seed gives the same interval, another one nearly the same', () => {
  const values = Array.from({ length: 40 }, (_, i) => (i * 37) % 11);
  const one = bootstrap(values, mean, { seed: 1 })!;
  expect(bootstrap(values, mean, { seed: 1 })).toEqual(one);
  const two = bootstrap(values, mean, { seed: 2 })!;
  expect(two.low).not.toBe(one.low);
  expect(Math.abs(two.low! - one.low!)).toBeLessThan(0.2);
});

test('takes any statistic of any values', () => {
  const pairs = [
    [1, 10],
    [4, 20],
    [0, 5],
    [2, 30],
  ] as const;
  const ratio = (drawn: readonly (readonly [number, number])[]) =>
    mean(drawn.map(([errors]) => errors)) / mean(drawn.map(([, characters]) => characters));
  const { value, low, high } = bootstrap(pairs, ratio, { seed: 1 })!;
  expect(value).toBeCloseTo(7 / 65, 12);
  expect(low! < value && value < high!).toBe(true);
});

describe('few or equal values', () => {
  test.each([
    [[], null],
    [[0.4], { value: 0.4, low: null, high: null, n: 1 }],
    [[1, 1, 1], { value: 1, low: 1, high: 1, n: 3 }],
    [[0, 0], { value: 0, low: 0, high: 0, n: 2 }],
  ])('%j', (values, expected) => {
    expect(bootstrap(values, mean, { seed: 1 })).toEqual(expected);
  });

  test('equal values whose mean is rounded have no width either', () => {
    const { low, value, high } = bootstrap([0.1, 0.1, 0.1], mean, { seed: 1 })!;
    expect([low, high]).toEqual([value, value]);
  });

  test('two values span what lies between them', () => {
    expect(bootstrap([0, 1], mean, { seed: 1 })).toEqual({ value: 0.5, low: 0, high: 1, n: 2 });
  });
});

test.each([[[0.1, Number.NaN]], [[0.1, Infinity]]])('%j is refused', (values) => {
  expect(() => bootstrap(values, mean, { seed: 1 })).toThrow(RangeError);
});

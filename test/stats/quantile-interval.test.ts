import { expect, test } from 'vitest';
import { quantileOf } from '../../src/stats/quantile.ts';
import { quantileInterval } from '../../src/stats/quantile-interval.ts';
import { wilsonAt } from '../../src/stats/wilson.ts';

const RISING = Array.from({ length: 101 }, (_, i) => [i]);

/** Woodruff (1952): the ends of the share below, carried back to values. */
test.each([0.05, 0.5, 0.95])('of single values it is that of the share below, p = %f', (p) => {
  const { low, high } = wilsonAt(p, 101);
  const found = quantileInterval(RISING, p)!;
  expect(found).toMatchObject({ value: 100 * p, n: 101 });
  expect(found.low).toBeCloseTo(100 * low, 10);
  expect(found.high).toBeCloseTo(100 * high, 10);
});

test('repeats of a sample that are alike tell no more than one', () => {
  const [once, thrice] = [RISING, RISING.map(([i]) => [i!, i!, i!])].map(
    (samples) => quantileInterval(samples, 0.5)!,
  );
  expect(thrice!.n).toBe(101);
  // Between the values is interpolated a little otherwise.
  expect(Math.abs(thrice!.low! - once!.low!)).toBeLessThan(1);
  expect(Math.abs(thrice!.high! - once!.high!)).toBeLessThan(1);
});

test('ends are values that were seen, or lie between those', () => {
  const seconds = [3, 1, 40, 2, 2, 5, 8, 2, 3, 4].map((one) => [one]);
  for (const p of [0.01, 0.5, 0.95, 1]) {
    const { value, low, high } = quantileInterval(seconds, p)!;
    expect(1 <= low! && low! <= value && value <= high! && high! <= 40).toBe(true);
  }
});

test('the order of samples and of values in them makes no difference', () => {
  const samples = [[3, 1], [40], [2, 2, 5]];
  expect(quantileInterval([[40], [5, 2, 2], [1, 3]], 0.5)).toEqual(quantileInterval(samples, 0.5));
});

test('samples without values do not count', () => {
  expect(quantileInterval([[], [1, 2], [], [3]], 0.5)).toEqual(
    quantileInterval([[1, 2], [3]], 0.5),
  );
});

test('one that never came in is beyond all others', () => {
  const found = quantileInterval([[1], [Infinity], [2]], 0.5)!;
  expect(found).toMatchObject({ value: 2, high: Infinity });
  expect(found.low).toBeCloseTo(quantileOf([1, 2], wilsonAt(0.5, 3).low * 2), 12);
});

test.each([
  [[], null],
  [[[], []], null],
  [[[5]], { value: 5, low: null, high: null, n: 1 }],
  [[[5], [5]], { value: 5, low: 5, high: 5, n: 2 }],
])('%j', (samples: number[][], expected) => {
  expect(quantileInterval(samples, 0.95)).toEqual(expected);
});

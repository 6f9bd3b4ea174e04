import { expect, test } from 'vitest';
import { wilson, wilsonAt } from '../../src/stats/wilson.ts';

/** Newcombe (1998), table I, method 3; the tens by Brown, Cai and DasGupta's formula. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [0, 10, 0, 0.2775],
  [5, 10, 0.2366, 0.7634],
  [10, 10, 0.7225, 1],
])('%i of %i lies within %f and %f', (successes, n, low, high) => {
  const found = wilson(successes, n);
  expect(found?.value).toBe(successes / n);
  expect(found?.n).toBe(n);
  expect(found?.low).toBeCloseTo(low, 4);
  expect(found?.high).toBeCloseTo(high, 4);
});

test('the ends are exact, and the interval stays within 0 and 1', () => {
  for (let n = 1; n < 60; n++) {
    expect(wilson(0, n)?.low).toBe(0);
    expect(wilson(n, n)?.high).toBe(1);
    for (let k = 0; k <= n; k++) {
      const { value, low, high } = wilson(k, n)!;
      expect(low! >= 0 && low! <= value && value <= high! && high! <= 1).toBe(true);
    }
  }
});

test('a surer interval is wider', () => {
  expect(wilson(5, 10, 0.99)!.low!).toBeLessThan(wilson(5, 10, 0.9)!.low!);
});

test('nothing tried, nothing known', () => {
  expect(wilson(0, 0)).toBeNull();
});

test.each([
  [-1, 3],
  [4, 3],
  [Number.NaN, 3],
  [1, Number.NaN],
  [1, Infinity],
])('%f of %f is refused', (successes, n) => {
  expect(() => wilson(successes, n)).toThrow(RangeError);
});

test.each([
  [0.3, 10],
  [0, 20],
  [1, 7],
])('a rate of %f at %i trials has the interval of as many successes', (rate, trials) => {
  expect({ ...wilsonAt(rate, trials), n: trials }).toEqual(wilson(rate * trials, trials));
});

test('trials need not be a whole number: the interval lies between those beside it', () => {
  const [fewer, between, more] = [10, 10.5, 11].map((trials) => wilsonAt(0.7, trials));
  expect(fewer!.low < between!.low && between!.low < more!.low).toBe(true);
  expect(fewer!.high > between!.high && between!.high > more!.high).toBe(true);
});

test.each([0, 1])('the ends are exact at a rate of %i, however few the trials', (rate) => {
  const { low, high } = wilsonAt(rate, 0.4);
  expect(rate === 0 ? low : high).toBe(rate);
  expect(low >= 0 && high <= 1 && low < high).toBe(true);
});

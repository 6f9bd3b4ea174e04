import { expect, test } from 'vitest';
import { meanOf, varianceOf } from '../../src/stats/mean.ts';

/** The third is NIST's data set NumAcc3 in small, whose sum of squares cancels out. */
test.each([
  [[1, 2, 3, 4], 2.5, 5 / 3],
  [[-2, 2], 0, 8],
  [[1_000_000.2, 1_000_000.1, 1_000_000.3], 1_000_000.2, 0.01],
  [[7, 7, 7], 7, 0],
  [[7], 7, 0],
])('of %j', (values, mean, variance) => {
  expect(meanOf(values)).toBeCloseTo(mean, 9);
  expect(varianceOf(values)).toBeCloseTo(variance, 9);
});

test('without values', () => {
  expect([meanOf([]), varianceOf([])]).toEqual([null, 0]);
});

test('what is no number stays seen', () => {
  expect([meanOf([1, Number.NaN]), varianceOf([1, Number.NaN])]).toEqual([Number.NaN, Number.NaN]);
  expect(meanOf([1, Infinity])).toBe(Infinity);
});

import { expect, test } from 'vitest';
import { quantileOf } from '../../src/stats/quantile.ts';

/** Type 7 of Hyndman and Fan (1996): R's quantile(1:10) and quantile(c(1, 2, 3, 4), .9). */
test.each([
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0, 1],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.25, 3.25],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.5, 5.5],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.75, 7.75],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 1, 10],
  [[1, 2, 3, 4], 0.9, 3.7],
  [[5], 0.3, 5],
  [[2, 2, 2], 0.7, 2],
  [[1, 2], -0.5, 1],
  [[1, 2], 1.5, 2],
])('of %j the quantile %f is %f', (sorted, p, expected) => {
  expect(quantileOf(sorted, p)).toBeCloseTo(expected, 12);
});

test.each([
  [[1, 2, Infinity], 0.5, 2],
  [[1, Infinity], 0.5, Infinity],
  [[1, Infinity, Infinity], 0.75, Infinity],
])('of %j the quantile %f is %f', (sorted, p, expected) => {
  expect(quantileOf(sorted, p)).toBe(expected);
});

test.each([
  [[], 0.5],
  [[1, 2], Number.NaN],
])('%j has no quantile %f', (sorted, p) => {
  expect(() => quantileOf(sorted, p)).toThrow(RangeError);
});

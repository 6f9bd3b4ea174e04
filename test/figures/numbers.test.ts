import { expect, test } from 'vitest';
import { countRange, percent, score, shareRange } from '../../src/figures/numbers.ts';

test.each([
  [0, '0.0%'],
  [-0, '0.0%'],
  [1, '100.0%'],
  [0.5, '50.0%'],
  [0.99999, '99.9%'],
  [0.00001, '<0.1%'],
  [1.5, '150.0%'],
  [-0.2, '-20.0%'],
  [null, '–'],
  [undefined, '–'],
  [Number.NaN, '–'],
  [Infinity, '–'],
])('%f is %s', (share, expected) => {
  expect(percent(share)).toBe(expected);
});

test.each([
  [1, '1.00'],
  [0.9999, '0.99'],
  [0, '0.00'],
  [null, '–'],
  [Number.NaN, '–'],
])('a score of %f is %s', (value, expected) => {
  expect(score(value)).toBe(expected);
});

test.each([
  [0, 0, 0, '–'],
  [3, 0, 4, '75%'],
  [3, 1, 4, '75–100%'],
  [999, 0, 1000, '99%'],
  [1, 0, 1000, '1%'],
  [0, 0, 1000, '0%'],
])('%i, perhaps %i more, of %i is %s', (yes, unknown, n, expected) => {
  expect(shareRange(yes, unknown, n)).toBe(expected);
});

test.each([
  [0, 0, 0, '–'],
  [2, 0, 3, '2/3'],
  [1, 1, 3, '1–2/3'],
])('%i, perhaps %i more, of %i criticals is %s', (yes, unknown, n, expected) => {
  expect(countRange(yes, unknown, n)).toBe(expected);
});

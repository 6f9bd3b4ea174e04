import { describe, expect, test } from 'vitest';
import { leastDifferences, leastSignFlipP, signFlipTest } from '../../src/stats/sign-flip.ts';

/** Fisher (1935), section 21: Darwin's maize, crossed minus self-fertilized, in eighths of an inch. */
const MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];

test('gives the published p of a worked example', () => {
  expect(signFlipTest(MAIZE, 1)).toBe(1726 / 32_768);
});

test.each([
  [[3], 1],
  [[3, 3], 0.5],
  [[1, 1, 1, 1, 1, 1], 2 / 64],
  // Of ±1 ±2 ±3 those of 4 and of 6 are as far as 4.
  [[-1, 2, 3], 4 / 8],
  [[1, -1], 1],
])('%j is counted out', (differences, p) => {
  expect(signFlipTest(differences, 1)).toBe(p);
});

test('only the sizes and signs count, neither unit nor direction nor order', () => {
  const p = signFlipTest(MAIZE, 1);
  for (const scale of [-1, 1e-9, 1e9]) {
    expect(
      signFlipTest(
        MAIZE.map((one) => one * scale),
        1,
      ),
    ).toBe(p);
  }
  expect(signFlipTest(MAIZE.toReversed(), 1)).toBe(p);
});

test('sums that differ by rounding are the same', () => {
  expect(signFlipTest([0.1, 0.2, -0.3], 1)).toBe(1);
  expect(signFlipTest([0.1, 0.2, 0.3, 0.1, 0.2, 0.3], 1)).toBe(2 / 64);
});

test('differences of 0 flip into themselves', () => {
  expect(signFlipTest([...MAIZE, ...new Array(40).fill(0)], 1)).toBe(1726 / 32_768);
});

describe('more than 16', () => {
  const many = Array.from({ length: 20 }, (_, i) => (i % 4 === 0 ? -1 : 1));

  /** 15 of 20 with one sign: the sign test's two-sided binomial tail. */
  test('are drawn, and near the exact p', () => {
    expect(Math.abs(signFlipTest(many, 1) - 0.0414)).toBeLessThan(0.006);
  });

  test('the same seed gives the same p, another one nearly the same', () => {
    expect(signFlipTest(many, 1)).toBe(signFlipTest(many, 1));
    expect(signFlipTest(many, 2)).not.toBe(signFlipTest(many, 1));
  });

  test('p is never 0', () => {
    expect(signFlipTest(new Array(40).fill(1), 1)).toBe(1 / 10_001);
  });
});

test.each([[[]], [[0]], [[0, 0, -0]]])('%j: nothing differs', (differences) => {
  expect(signFlipTest(differences, 1)).toBe(1);
});

test.each([[[1, Number.NaN, 2]], [[Infinity, 1]], [new Array(20).fill(Number.NaN)]])(
  '%j is refused',
  (differences) => {
    expect(() => signFlipTest(differences, 1)).toThrow(RangeError);
  },
);

describe('what so many can come to', () => {
  test.each([
    [0, 1],
    [1, 1],
    [2, 0.5],
    [6, 0.03125],
    [16, 2 ** -15],
    [17, 1 / 10_001],
  ])('of %i differences p is at least %f', (n, p) => {
    expect(leastSignFlipP(n)).toBe(p);
    expect(signFlipTest(new Array(n).fill(1), 1)).toBeGreaterThanOrEqual(p);
  });

  /** p below the level, not at it: a p of 1/32 is not below 1/32. */
  test.each([
    [0.05, 6],
    [0.05 / 3, 7],
    [0.01, 8],
    [0.001, 11],
    [1 / 32, 7],
    [0.5, 3],
  ])('a p below %f takes %i', (alpha, n) => {
    expect(leastDifferences(alpha)).toBe(n);
    expect(leastSignFlipP(n)).toBeLessThan(alpha);
    expect(leastSignFlipP(n - 1)).toBeGreaterThanOrEqual(alpha);
  });
});

import { expect, test } from 'vitest';
import { holm } from '../../src/stats/holm.ts';

/** Holm (1979), as R's p.adjust gives it. */
test.each([
  [
    [0.01, 0.04, 0.03, 0.005],
    [0.03, 0.06, 0.06, 0.02],
  ],
  [[0.2], [0.2]],
  [
    [0.02, 0.02, 0.02],
    [0.06, 0.06, 0.06],
  ],
  [
    [0.5, 0.9, 0.4],
    [1, 1, 1],
  ],
  [
    [1, 0, 1],
    [1, 0, 1],
  ],
  [[], []],
])('%j', (ps, expected) => {
  const adjusted = holm(ps);
  expect(adjusted).toHaveLength(expected.length);
  for (const [i, p] of adjusted.entries()) expect(p).toBeCloseTo(expected[i]!, 12);
});

/** Benjamini and Hochberg (1995), 4.1: Bonferroni and Hochberg both leave 3 of 15, so Holm does. */
test('leaves three of fifteen published ones', () => {
  const ps = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ];
  const adjusted = holm(ps);
  expect(adjusted.filter((p) => p < 0.05)).toHaveLength(3);
  expect(adjusted[3]).toBeCloseTo(12 * 0.0095, 12);
});

test('none comes out smaller, nor before a smaller one', () => {
  const ps = [0.03, 0.001, 0.2, 0.031, 0.0005, 0.03];
  const adjusted = holm(ps);
  for (const [i, p] of ps.entries()) {
    expect(adjusted[i]!).toBeGreaterThanOrEqual(p);
    for (const [j, other] of ps.entries()) {
      if (p < other) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]!);
    }
  }
});

test('what was given stays as it was', () => {
  const ps = [0.04, 0.01];
  holm(ps);
  expect(ps).toEqual([0.04, 0.01]);
});

test.each([Number.NaN, -0.1, 1.1])('%f is no probability', (p) => {
  expect(() => holm([0.5, p])).toThrow(RangeError);
});

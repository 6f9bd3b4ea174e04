import { describe, expect, test } from 'vitest';
import { detectable, detectableShare, samplesFor } from '../../src/stats/detectable.ts';
import { normalQuantile } from '../../src/stats/normal.ts';

const alpha = 0.05;

describe('a mean difference', () => {
  /** Chow, Shao and Wang (2008), 3.1: (z₁₋α⸝₂ + z_power) σ / √n; for 5% and 80% that is 2.80 σ / √n. */
  test.each([
    [0.05, 0.8],
    [0.01, 0.9],
    [0.05 / 6, 0.8],
  ])('of very many samples it is the textbook’s, level %f, power %f', (level, power) => {
    const normal = normalQuantile(1 - level / 2) + normalQuantile(power);
    const found = detectable(2, 1e6, { alpha: level, power })!;
    expect(found / ((normal * 2) / 1000)).toBeCloseTo(1, 4);
  });

  test('of few samples is larger than by the normal formula', () => {
    // t(.975, 9) = 2.262 and t(.8, 9) = .883.
    expect(detectable(1, 10, { alpha })).toBeCloseTo((2.262 + 0.883) / Math.sqrt(10), 3);
  });

  test('grows with the spread, shrinks with the samples', () => {
    expect(detectable(2, 30, { alpha })).toBeCloseTo(2 * detectable(1, 30, { alpha })!, 12);
    expect(detectable(1, 60, { alpha })!).toBeLessThan(detectable(1, 30, { alpha })!);
    expect(detectable(0, 30, { alpha })).toBe(0);
  });

  test.each([0, 1])('of %i samples nothing is known', (n) => {
    expect(detectable(1, n, { alpha })).toBeNull();
  });

  test('an unknown spread stays seen, an unknown number is refused', () => {
    expect(detectable(Number.NaN, 30, { alpha })).toBeNaN();
    expect(() => detectable(1, Number.NaN, { alpha })).toThrow(RangeError);
    expect(() => detectable(1, 30, { alpha: 0 })).toThrow(RangeError);
  });
});

describe('a share', () => {
  test.each([
    [0, 30],
    [0.1, 60],
    [0.4, 200],
    [1, 1000],
  ])('solves its equation, %f differing of %i', (squared, n) => {
    const share = detectableShare(squared, n, { alpha })!;
    const spread = Math.sqrt(squared + share - share ** 2);
    expect(share).toBeCloseTo(detectable(spread, n, { alpha })!, 12);
  });

  test('stays above 0 where no sample differed yet', () => {
    expect(detectableShare(0, 60, { alpha })!).toBeGreaterThan(0.1);
  });

  test('of very many samples is the textbook’s with what differs anyway', () => {
    const normal = detectable(Math.sqrt(0.3), 1e6, { alpha })!;
    expect(detectableShare(0.3, 1e6, { alpha })! / normal).toBeCloseTo(1, 2);
  });

  test.each([
    [0.1, 1],
    [1, 3],
  ])('of %f in %i samples there is none', (squared, n) => {
    expect(detectableShare(squared, n, { alpha })).toBeNull();
  });
});

describe('samples for a margin', () => {
  const mean = (n: number) => detectable(0.3, n, { alpha });
  const share = (n: number) => detectableShare(0.1, n, { alpha });

  test.each([
    ['mean', mean, 0.1],
    ['mean', mean, 0.02],
    ['share', share, 0.1],
    ['share', share, 0.05],
  ])('are the fewest that show a %s', (_, detects, margin) => {
    const n = samplesFor(margin, detects)!;
    expect(detects(n)!).toBeLessThanOrEqual(margin);
    expect(detects(n - 1)!).toBeGreaterThan(margin);
  });

  test('are near the textbook’s number', () => {
    // (2.8016 × .3 / .02)² = 1766.
    expect(Math.abs(samplesFor(0.02, mean)! - 1766)).toBeLessThan(5);
  });

  test('are two at the least', () => {
    expect(samplesFor(1000, mean)).toBe(2);
  });

  test.each([0, -1, Number.NaN, 1e-9])('no number shows a margin of %f', (margin) => {
    expect(samplesFor(margin, mean)).toBeNull();
  });

  test('nor where nothing is ever found', () => {
    expect(samplesFor(0.1, () => null)).toBeNull();
  });
});

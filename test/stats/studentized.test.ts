import { describe, expect, test } from 'vitest';
import { studentizedMean, studentizedRatio } from '../../src/stats/studentized.ts';

/** Efron and Tibshirani (1993), table 2.1: survival of mice in the control group, in days. */
const MICE = [52, 104, 146, 10, 51, 30, 40, 27, 46];
const SKEWED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.01, 0, 0.02, 0, 0, 0, 0.3];

/** The same, chapter 12.5: the 90% bootstrap-t interval (35.82, 116.74). */
test('gives the published interval of a worked example', () => {
  const options = { seed: 1, resamples: 20_000, confidence: 0.9, asPublished: true };
  const found = studentizedMean(MICE, options)!;
  expect(found.value).toBeCloseTo(56.22, 2);
  // Two standard errors of the book's own 1000 resamples, as another 40 seeds show them.
  expect(Math.abs(found.low! - 35.82)).toBeLessThan(1.9);
  expect(Math.abs(found.high! - 116.74)).toBeLessThan(4.2);
});

describe('what steadies few or mostly equal values', () => {
  test('keeps a single value that differs from stretching the interval out of sight', () => {
    const values = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
    expect(studentizedMean(values, { seed: 1, asPublished: true })!.high!).toBeGreaterThan(1000);
    expect(studentizedMean(values, { seed: 1 })!.high!).toBeLessThan(1);
  });

  test('is no surer than Student’s interval of so few', () => {
    const { value, low, high } = studentizedMean([1, 2, 3, 4], { seed: 1 })!;
    // t(.975, 3) = 3.182, and a standard error of √(5/3) / 2.
    const half = (3.182 * Math.sqrt(5 / 3)) / 2;
    expect(value - low!).toBeGreaterThan(half - 0.001);
    expect(high! - value).toBeGreaterThan(half - 0.001);
  });
});

test('leans to the long tail', () => {
  const { value, low, high } = studentizedMean(SKEWED, { seed: 1 })!;
  expect(high! - value).toBeGreaterThan(2 * (value - low!));
});

test('is cut where the truth cannot lie', () => {
  const whole = studentizedMean(SKEWED, { seed: 1 })!;
  expect(whole.low!).toBeLessThan(0);
  const cut = studentizedMean(SKEWED, { seed: 1, bounds: [0, 0.05] })!;
  expect(cut).toEqual({ ...whole, low: 0, high: 0.05 });
});

test('a surer interval is wider', () => {
  const [wide, narrow] = [0.99, 0.8].map(
    (confidence) => studentizedMean(MICE, { seed: 1, confidence })!,
  );
  expect(wide!.low!).toBeLessThan(narrow!.low!);
  expect(wide!.high!).toBeGreaterThan(narrow!.high!);
});

test('the same seed gives the same interval, another one nearly the same', () => {
  // Skewed, so that the upper end is the bootstrap's and not Student's.
  const values = Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? ((i * 37) % 11) ** 2 : 0));
  const one = studentizedMean(values, { seed: 1 })!;
  expect(studentizedMean(values, { seed: 1 })).toEqual(one);
  const two = studentizedMean(values, { seed: 2 })!;
  expect(two.high).not.toBe(one.high);
  expect(Math.abs(two.high! / one.high! - 1)).toBeLessThan(0.1);
});

test('moves and grows with the values', () => {
  const plain = studentizedMean(MICE, { seed: 1 })!;
  const moved = studentizedMean(
    MICE.map((days) => 1e6 - 24 * days),
    { seed: 1 },
  )!;
  expect(moved.value).toBeCloseTo(1e6 - 24 * plain.value, 6);
  const wide = moved.high! - moved.low!;
  expect(Math.abs(wide / (24 * (plain.high! - plain.low!)) - 1)).toBeLessThan(0.2);
});

describe('without spread the ends are not known', () => {
  test.each([
    [[0.4], 0.4],
    [[1, 1, 1], 1],
    [[0, 0], 0],
    [[0.1, 0.1, 0.1], 0.1],
    // Whose sums of squares are off by a rounding error.
    [new Array(7).fill(0.1), 0.1],
    [new Array(5).fill(1 / 3), 1 / 3],
    [new Array(50).fill(0.07), 0.07],
    [new Array(200).fill(0.9999), 0.9999],
  ])('%j', (values, value) => {
    const found = studentizedMean(values, { seed: 1 })!;
    expect(found).toEqual({ value: found.value, low: null, high: null, n: values.length });
    expect(found.value).toBeCloseTo(value, 12);
  });

  test('nor of a ratio that is the same in all', () => {
    const found = studentizedRatio(
      [
        [0.7, 7],
        [0.3, 3],
        [0.1, 1],
      ],
      { seed: 1 },
    );
    expect(found).toMatchObject({ low: null, high: null, n: 3 });
  });
});

test('a spread that is small beside the values is one', () => {
  const { value, low, high } = studentizedMean([1e9 + 1, 1e9 + 2, 1e9 + 3], { seed: 1 })!;
  expect(value).toBe(1e9 + 2);
  // t(.975, 2) = 4.303, and a standard error of 1 / √3.
  expect(value - low!).toBeCloseTo(2.484, 2);
  expect(high! - value).toBeCloseTo(2.484, 2);
});

describe('a ratio of sums', () => {
  test('is the mean where all denominators are alike', () => {
    const mean = studentizedMean(MICE, { seed: 1 })!;
    const ratio = studentizedRatio(
      MICE.map((days) => [days, 10]),
      { seed: 1 },
    )!;
    expect(ratio.value).toBeCloseTo(mean.value / 10, 10);
    expect(ratio.low).toBeCloseTo(mean.low! / 10, 10);
    expect(ratio.high).toBeCloseTo(mean.high! / 10, 10);
  });

  test('comes to the same where its denominators only just differ', () => {
    const [alike, nearly] = [0, 1e-9].map(
      (more) =>
        studentizedRatio(
          MICE.map((days, i) => [days, 10 + i * more]),
          { seed: 1 },
        )!,
    );
    expect(nearly!.low).toBeCloseTo(alike!.low!, 6);
    expect(nearly!.high).toBeCloseTo(alike!.high!, 6);
  });

  test('counts long clusters for more', () => {
    const clusters = [
      [10, 100],
      [0, 1],
      [0, 1],
    ] as const;
    expect(studentizedRatio(clusters, { seed: 1 })!.value).toBeCloseTo(10 / 102, 12);
  });

  test('takes clusters in which nothing was tried', () => {
    const found = studentizedRatio(
      [
        [0, 0],
        [1, 4],
        [0, 3],
      ],
      { seed: 1 },
    )!;
    expect(found.value).toBeCloseTo(1 / 7, 12);
    expect(Number.isFinite(found.low) && Number.isFinite(found.high)).toBe(true);
  });

  test.each([
    [[]],
    [[[0, 0]]],
    [
      [
        [0, 0],
        [0, 0],
      ],
    ],
  ] as [[number, number][]][])('of %j nothing is known', (clusters) => {
    expect(studentizedRatio(clusters, { seed: 1 })).toBeNull();
  });
});

test('without values there is none', () => {
  expect(studentizedMean([], { seed: 1 })).toBeNull();
});

test.each([[[0.1, Number.NaN]], [[0.1, Infinity]], [[-Infinity]]])('%j is refused', (values) => {
  expect(() => studentizedMean(values, { seed: 1 })).toThrow(RangeError);
});

test('a denominator must be finite too', () => {
  expect(() => studentizedRatio([[1, Number.NaN]], { seed: 1 })).toThrow(RangeError);
});

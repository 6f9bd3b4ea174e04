import { expect, test } from 'vitest';
import { LEAST_TIMED, latency } from '../../src/figures/latency.ts';
import type { ImageResult } from '../../src/results/results.ts';
import { absentImage, exampleImage } from '../results/example.ts';

const timed = (attemptMs: number | null, sample: string, over: Partial<ImageResult> = {}) =>
  exampleImage({ sample, latency: { attemptMs, totalMs: 999_999 }, ...over });
/** 1 s, 2 s, … */
const seconds = (n: number) =>
  Array.from({ length: n }, (_, i) => timed((i + 1) * 1000, `s${i}`)).reverse();

test.each([
  [0.5, 11],
  [0.95, 20],
] as const)('the percentile %f in seconds, of the attempt that brought the picture', (p, value) => {
  expect(latency(seconds(21), p)).toMatchObject({ value, n: 21, unit: 's' });
});

test('is hidden under 20 pictures, which are counted', () => {
  expect(LEAST_TIMED).toBe(20);
  const none = { value: null, low: null, high: null, unit: 's' };
  expect(latency(seconds(19), 0.5)).toEqual({ ...none, n: 19 });
  expect(latency(seconds(20), 0.5).value).toBe(10.5);
});

test('counts pictures only, of which the time is known', () => {
  const others = [
    timed(null, 'untimed'),
    absentImage({ outcome: 'refused', latency: { attemptMs: 1, totalMs: 1 } }),
    absentImage({ outcome: 'timeout', latency: { attemptMs: 600_000, totalMs: 600_000 } }),
  ];
  expect(latency([...seconds(20), ...others], 0.95)).toEqual(latency(seconds(20), 0.95));
});

test('has an interval around it, between the shortest and the longest', () => {
  const { value, low, high } = latency(seconds(40), 0.95);
  expect(low).toBeGreaterThan(1);
  expect(low).toBeLessThan(value!);
  expect(high).toBeGreaterThan(value!);
  expect(high).toBeLessThanOrEqual(40);
});

test('of repeats that resemble each other is less sure', () => {
  const samples = seconds(40);
  const repeats = samples.map((one, i) => ({ ...one, sample: `s${Math.floor(i / 10)}` }));
  const width = (images: ImageResult[]) => {
    const { low, high } = latency(images, 0.5);
    return high! - low!;
  };
  expect(width(repeats)).toBeGreaterThan(width(samples));
});

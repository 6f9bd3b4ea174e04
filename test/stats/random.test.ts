import { expect, test } from 'vitest';
import { seededRandom, xoshiro128 } from '../../src/stats/random.ts';

function first<Value>(n: number, next: () => Value): Value[] {
  return Array.from({ length: n }, next);
}

test('gives the published sequence of xoshiro128**', () => {
  expect(first(10, xoshiro128([1, 2, 3, 4]))).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
    4258142804,
  ]);
});

test('the same seed gives the same numbers, another seed others', () => {
  expect(first(5, seededRandom(7))).toEqual(first(5, seededRandom(7)));
  const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 40];
  expect(new Set(seeds.map((seed) => seededRandom(seed)())).size).toBe(seeds.length);
});

test('numbers are spread evenly over [0, 1)', () => {
  const tenths = new Array(10).fill(0);
  for (const value of first(10_000, seededRandom(1))) {
    expect(value >= 0 && value < 1).toBe(true);
    tenths[Math.floor(value * 10)]++;
  }
  for (const n of tenths) expect(Math.abs(n - 1000)).toBeLessThan(120);
});

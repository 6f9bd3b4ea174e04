import { describe, expect, test } from 'vitest';
import { clusteredRate, effectiveTrials, type Tried } from '../../src/stats/clustered-rate.ts';
import { wilson } from '../../src/stats/wilson.ts';

function samples(successes: readonly number[], tried: number): Tried[] {
  return successes.map((yes) => [yes, tried]);
}

describe('so many independent trials', () => {
  /** Kish (1965): n / (1 + (m - 1) ρ), with ρ as it was drawn towards 1. */
  test.each([
    ['one each: as many as there are', samples([1, 0, 1, 1], 1), 4],
    ['all alike within: as many as samples', samples([3, 3, 3, 3, 3, 3, 3, 0, 0, 0], 3), 10],
    ['none failed: as many as samples', samples(new Array(10).fill(3), 3), 10],
    ['none went well: as many as samples', samples(new Array(10).fill(0), 3), 10],
    ['no correlation seen in 10 events', samples(new Array(10).fill(2), 3), 30 / (1 + 0.5 / 10.25)],
    ['a single sample', samples([2], 3), 1],
  ])('%s', (_, tried, expected) => {
    expect(effectiveTrials(tried)).toBeCloseTo(expected, 10);
  });

  test('lie between the number of samples and all trials', () => {
    for (let seed = 1; seed < 50; seed++) {
      const tried = samples(
        Array.from({ length: 12 }, (_, i) => (seed * (i + 3) ** 2) % 5),
        4,
      );
      const found = effectiveTrials(tried);
      expect(found >= 12 - 1e-9 && found <= 48).toBe(true);
    }
  });

  test('are the fewer, the more the repeats of a sample resemble each other', () => {
    const [mixed, alike] = [samples([2, 2, 1, 1, 2, 1], 3), samples([3, 3, 3, 0, 0, 0], 3)];
    expect(effectiveTrials(alike)).toBeLessThan(effectiveTrials(mixed));
  });
});

test('one trial a sample is Wilson’s interval', () => {
  expect(clusteredRate(samples([1, 1, 0, 1, 0, 1, 1], 1))).toEqual(wilson(5, 7));
});

test('repeats that are all alike tell no more than one of each', () => {
  const found = clusteredRate(samples([3, 3, 3, 3, 3, 3, 3, 0, 0, 0], 3))!;
  const once = wilson(7, 10)!;
  expect(found.value).toBeCloseTo(0.7, 12);
  expect(found.low).toBeCloseTo(once.low!, 12);
  expect(found.high).toBeCloseTo(once.high!, 12);
});

test.each([
  [3, 1, 0.7225, 1],
  [0, 0, 0, 0.2775],
])('%i of 3 in each of ten: within %f as of ten', (yes, value, low, high) => {
  const found = clusteredRate(samples(new Array(10).fill(yes), 3))!;
  expect(found.value).toBe(value);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});

test('samples in which nothing was tried do not count', () => {
  expect(clusteredRate([...samples([1, 0, 1], 2), [0, 0]])).toEqual(
    clusteredRate(samples([1, 0, 1], 2)),
  );
});

test('samples may have been tried more or less often', () => {
  const found = clusteredRate([
    [3, 3],
    [0, 1],
    [1, 2],
    [1, 1],
  ])!;
  expect(found).toMatchObject({ value: 5 / 7, n: 4 });
  expect(found.low! > 0 && found.low! < 5 / 7 && found.high! > 5 / 7 && found.high! < 1).toBe(true);
});

test('a surer interval is wider', () => {
  const tried = samples([2, 1, 3, 0], 3);
  expect(clusteredRate(tried, 0.99)!.low!).toBeLessThan(clusteredRate(tried, 0.9)!.low!);
});

test.each([[[]], [[[0, 0]]]] as [Tried[]][])('of %j nothing is known', (tried) => {
  expect(clusteredRate(tried)).toBeNull();
});

test.each([[[4, 3]], [[-1, 3]], [[Number.NaN, 3]], [[1, Number.POSITIVE_INFINITY]]] as const)(
  '%j is refused',
  (tried) => {
    expect(() => clusteredRate([tried as readonly [number, number]])).toThrow(RangeError);
  },
);

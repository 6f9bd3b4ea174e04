import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../src/stats/estimate.ts';
import { untilSuccess } from '../../src/stats/quotient.ts';

function estimate(value: number, low: number | null, high: number | null, n = 50): Estimate {
  return { value, low, high, n };
}

describe('what it takes until one is usable', () => {
  test('is the mean over the rate', () => {
    const found = untilSuccess(estimate(0.04, 0.03, 0.05), estimate(0.5, 0.4, 0.6, 20))!;
    expect(found.value).toBeCloseTo(0.08, 12);
    expect(found.n).toBe(20);
  });

  test('has the rate’s interval where each costs the same', () => {
    const found = untilSuccess(estimate(0.04, null, null), estimate(0.5, 0.4, 0.8))!;
    expect(found.low).toBeCloseTo(0.04 / 0.8, 12);
    expect(found.high).toBeCloseTo(0.04 / 0.4, 12);
  });

  test('has the mean’s interval where the rate is certain', () => {
    const found = untilSuccess(estimate(0.04, 0.03, 0.06), estimate(1, 1, 1))!;
    expect(found.low).toBeCloseTo(0.03, 12);
    expect(found.high).toBeCloseTo(0.06, 12);
  });

  /** Zou and Donner (2008): distances add up as squares, here on the logarithm's scale. */
  test('adds both up as squares', () => {
    const { value, low, high } = untilSuccess(estimate(1, 0.5, 2), estimate(0.5, 0.25, 1))!;
    const factor = Math.exp(Math.SQRT2 * Math.log(2));
    expect(low).toBeCloseTo(value / factor, 12);
    expect(high).toBeCloseTo(value * factor, 12);
  });

  test('of all usable and one price is that price, and at worst the rate’s low end', () => {
    const found = untilSuccess(estimate(0.04, null, null), estimate(1, 0.8, 1))!;
    expect(found).toMatchObject({ value: 0.04, low: 0.04 });
    expect(found.high).toBeCloseTo(0.05, 12);
  });
});

test('none usable: nobody knows', () => {
  expect(untilSuccess(estimate(0.04, 0.03, 0.05), estimate(0, 0, 0.1))).toBeNull();
});

test('no upper end where the rate may be 0', () => {
  const found = untilSuccess(estimate(0.04, 0.03, 0.05), estimate(0.02, 0, 0.1))!;
  expect(found.high).toBeNull();
  expect(found.low!).toBeGreaterThan(0);
});

test('down to 0 where the mean may be 0', () => {
  expect(untilSuccess(estimate(0.04, 0, 0.09), estimate(0.5, 0.4, 0.6))!.low).toBe(0);
});

test('no ends where the rate has none', () => {
  expect(untilSuccess(estimate(0.04, 0.03, 0.05), estimate(0.5, null, null))).toEqual(
    estimate(0.08, null, null),
  );
});

test('what costs nothing costs nothing', () => {
  expect(untilSuccess(estimate(0, null, null), estimate(0.5, 0.4, 0.6))).toEqual(estimate(0, 0, 0));
});

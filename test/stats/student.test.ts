import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../src/stats/normal.ts';
import { studentCdf, studentQuantile } from '../../src/stats/student.ts';

/** Table III of Fisher and Yates, as every textbook has it. */
test.each([
  [0.975, 1, 12.706],
  [0.975, 2, 4.303],
  [0.975, 3, 3.182],
  [0.975, 5, 2.571],
  [0.95, 10, 1.812],
  [0.975, 10, 2.228],
  [0.995, 10, 3.169],
  [0.9995, 5, 6.869],
  [0.975, 30, 2.042],
  [0.995, 30, 2.75],
  [0.975, 120, 1.98],
])('%f lies below t of %i degrees, %f', (p, df, t) => {
  expect(studentQuantile(p, df)).toBeCloseTo(t, 3);
  expect(studentQuantile(1 - p, df)).toBeCloseTo(-t, 3);
});

describe('closed forms', () => {
  test.each([-100, -1, 0, 0.3, 1, 7])('of one degree it is Cauchy’s, t = %f', (t) => {
    expect(studentCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12);
  });

  test.each([-20, -1, 0, 0.3, 4])('of two degrees, t = %f', (t) => {
    expect(studentCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 12);
  });

  test.each([0.6, 0.8, 0.975, 0.999])('of many it is the normal one, p = %f', (p) => {
    expect(studentQuantile(p, 1e7)).toBeCloseTo(normalQuantile(p), 5);
  });
});

test('there and back', () => {
  for (const df of [0.5, 1, 4, 29, 199]) {
    for (const p of [1e-4, 0.2, 0.5, 0.8, 0.9999]) {
      expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 12);
    }
  }
});

test('far out there is nothing or all', () => {
  expect([studentCdf(-Infinity, 3), studentCdf(Infinity, 3)]).toEqual([0, 1]);
  expect(studentCdf(Number.NaN, 3)).toBeNaN();
});

test.each([0, 1, -0.1, 1.1, Number.NaN])('%f is no probability with a quantile', (p) => {
  expect(() => studentQuantile(p, 3)).toThrow(RangeError);
});

test.each([0, -1, Number.NaN, Infinity])('%f degrees are refused', (df) => {
  expect(() => studentCdf(1, df)).toThrow(RangeError);
  expect(() => studentQuantile(0.975, df)).toThrow(RangeError);
});

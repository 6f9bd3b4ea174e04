import { expect, test } from 'vitest';
import { normalCdf, normalQuantile } from '../../src/stats/normal.ts';

test.each([
  [0, 0.5],
  [1, 0.841344746068543],
  [-1, 0.158655253931457],
  [1.959963984540054, 0.975],
  [2.575829303548901, 0.995],
  [-3.090232306167813, 0.001],
  [-5.997807015008, 1e-9],
])('below %f lies %f, and back', (x, p) => {
  expect(normalCdf(x)).toBeCloseTo(p, 12);
  expect(normalQuantile(p)).toBeCloseTo(x, 6);
});

test('far out there is nothing or all', () => {
  expect([normalCdf(-40), normalCdf(40)]).toEqual([0, 1]);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
});

test('what is no number has no probability', () => {
  expect(normalCdf(Number.NaN)).toBeNaN();
});

test.each([-0.1, 1.1, Number.NaN])('%f is no probability', (p) => {
  expect(() => normalQuantile(p)).toThrow(RangeError);
});

import { expect, test } from 'vitest';
import { kendallTau, orderScore } from '../../src/stats/kendall.ts';

/** The third is the example in Kendall and Gibbons: 10 items, 45 pairs, S = 5. */
test.each([
  [6, 0, 1, 1],
  [0, 6, -1, 0],
  [25, 20, 0.1111, 0.5556],
  [3, 3, 0, 0.5],
  [11, 4, 0.4667, 0.7333],
])('%i pairs in sequence, %i not', (concordant, discordant, tau, score) => {
  expect(kendallTau(concordant, discordant)).toBeCloseTo(tau, 4);
  expect(orderScore(concordant, discordant)).toBeCloseTo(score, 4);
});

test('without pairs nothing is known', () => {
  expect(kendallTau(0, 0)).toBeNull();
  expect(orderScore(0, 0)).toBeNull();
});

test.each([
  [-1, 2],
  [2, Number.NaN],
])('%f and %f are no counts', (concordant, discordant) => {
  expect(() => orderScore(concordant, discordant)).toThrow(RangeError);
});

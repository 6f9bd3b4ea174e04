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

/** Hollander and Wolfe (1973), as R's cor.test has it: lightness of tuna and a panel's scores. */
test('gives the published tau of a worked example', () => {
  const lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1];
  const scores = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8];
  const pairs = scores.flatMap((_, i) => scores.slice(0, i).map((_, j) => [i, j] as const));
  const signs = pairs.map(([i, j]) =>
    Math.sign((lightness[i]! - lightness[j]!) * (scores[i]! - scores[j]!)),
  );
  const [concordant, discordant] = [1, -1].map(
    (one) => signs.filter((sign) => sign === one).length,
  );
  expect([concordant, discordant]).toEqual([26, 10]);
  expect(kendallTau(concordant!, discordant!)).toBeCloseTo(0.4444, 4);
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

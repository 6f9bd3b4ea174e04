import { describe, expect, test } from 'vitest';
import { chance, type Random } from '../../src/stats/chance.ts';
import { detectable, detectableShare } from '../../src/stats/detectable.ts';
import { meanOf } from '../../src/stats/mean.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { signFlipTest } from '../../src/stats/sign-flip.ts';
import { type ErrorRates, errorRate, normal, repeats } from './simulated.ts';

/** How often the test rejects, by simulation; 2000 runs have a standard error of half a point. */
const RUNS = 2000;
const ALPHA = 0.05;

function rejectedOf(n: number, difference: (random: Random) => number): number {
  const random = seededRandom(n);
  let rejected = 0;
  for (let run = 0; run < RUNS; run++) {
    const differences = Array.from({ length: n }, () => difference(random));
    if (signFlipTest(differences, run) < ALPHA) rejected++;
  }
  return (100 * rejected) / RUNS;
}

/** Two models with the same error rates meet the same difficulty, three times each. */
describe.each<ErrorRates>([
  { zero: 0.6, a: 0.8, b: 6 },
  { zero: 0.4, a: 1, b: 15 },
])('models that do not differ: P(0) = $zero, else Beta($a, $b)', (rates) => {
  const draw = (random: Random) => errorRate(random, rates);
  const difference = (random: Random) => {
    const difficulty = draw(random);
    const [first, second] = [0, 1].map(() => meanOf(repeats(random, 3, difficulty, draw))!);
    return second! - first!;
  };

  test.each([12, 20, 60])('are told apart as often as the level says, n = %i', (n) => {
    const rejected = rejectedOf(n, difference);
    expect(rejected).toBeGreaterThanOrEqual(3);
    expect(rejected).toBeLessThanOrEqual(7);
  });
});

describe('a difference that is said to be detectable is found in about 80% of runs', () => {
  test('of means', () => {
    const mean = detectable(1, 40, { alpha: ALPHA })!;
    const found = rejectedOf(40, (random) => mean + normal(random));
    expect(found).toBeGreaterThan(76);
    expect(found).toBeLessThan(84);
  });

  /** One in ten differs anyway, to either side alike; as many more as the share differ to one. */
  test('of shares', () => {
    const squared = 0.1;
    const share = detectableShare(squared, 60, { alpha: ALPHA })!;
    const found = rejectedOf(60, (random) => {
      if (chance(random, squared + share)) {
        return chance(random, squared / 2 / (squared + share)) ? -1 : 1;
      }
      return 0;
    });
    // A count of few signs moves in steps, and most of them lie below the level.
    expect(found).toBeGreaterThan(72);
    expect(found).toBeLessThan(88);
  });
});

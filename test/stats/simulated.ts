import { chance, type Random } from '../../src/stats/chance.ts';

/** Draws for simulations of error rates: mostly 0, skewed, alike within a sample. */

/** How often a repeat shows what its sample shows: two of them then correlate by .3. */
const SHARED = Math.sqrt(0.3);

/** Gamma of scale 1 (Marsaglia and Tsang 2000). */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box and Muller (1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function beta(random: Random, a: number, b: number): number {
  const one = gamma(random, a);
  return one / (one + gamma(random, b));
}

/** 0 with probability `zero`, else Beta(a, b). */
export interface ErrorRates {
  zero: number;
  a: number;
  b: number;
}

export function errorRate(random: Random, { zero, a, b }: ErrorRates): number {
  return chance(random, zero) ? 0 : beta(random, a, b);
}

export function expectedRate({ zero, a, b }: ErrorRates): number {
  return ((1 - zero) * a) / (a + b);
}

/** Repeats of a sample: each shows the sample's own draw, or one of its own. */
export function repeats(
  random: Random,
  count: number,
  sample: number,
  draw: (random: Random) => number,
): number[] {
  return Array.from({ length: count }, () => (chance(random, SHARED) ? sample : draw(random)));
}

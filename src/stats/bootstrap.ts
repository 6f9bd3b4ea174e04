import type { Estimate } from './estimate.ts';
import { meanOf } from './mean.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { quantileOf } from './quantile.ts';
import { seededRandom } from './random.ts';

export interface BootstrapOptions {
  seed: number;
  /** How often the values are drawn again. */
  resamples?: number;
  /** Two-sided, e.g. 0.95. */
  confidence?: number;
}

/**
 * Any statistic of the values, e.g. a ratio of sums over pairs, with its BCa bootstrap interval (Efron
 * 1987: bias-corrected and accelerated), which follows the skew that error rates near 0 have. For means
 * and ratios of few samples the studentized one is truer.
 *
 * null without values; a single value has no interval (low and high are null). Where all values
 * are equal the interval is [v, v]: that is what the bootstrap knows, and it is optimistic, since
 * values that were not seen may differ.
 */
export function bootstrap<Value>(
  values: readonly Value[],
  statistic: (values: readonly Value[]) => number,
  { seed, resamples = 2000, confidence = 0.95 }: BootstrapOptions,
): Estimate | null {
  const n = values.length;
  if (n === 0) return null;
  const value = finite(statistic(values));
  if (n === 1) return { value, low: null, high: null, n };

  const random = seededRandom(seed);
  const drawn: Value[] = new Array(n);
  const replicas = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    for (let i = 0; i < n; i++) drawn[i] = values[Math.floor(random() * n)] as Value;
    replicas[r] = finite(statistic(drawn));
  }
  replicas.sort();
  const first = replicas[0] ?? value;
  const last = replicas[resamples - 1] ?? value;
  // Also avoids a mean of equal values that is off by a rounding error.
  if (nearlySame(first, value) && nearlySame(last, value))
    return { value, low: value, high: value, n };

  const bias = biasOf(replicas, value);
  const acceleration = accelerationOf(values, statistic);
  const end = (p: number) => quantileOf(replicas, correctedLevel(p, bias, acceleration));
  return { value, low: end((1 - confidence) / 2), high: end((1 + confidence) / 2), n };
}

/** z0: how far the median of the replicas lies from the value, in standard normal units. */
function biasOf(replicas: Float64Array, value: number): number {
  let below = 0;
  for (const replica of replicas) {
    if (nearlySame(replica, value)) below += 0.5;
    else if (replica < value) below += 1;
  }
  // Half a replica of room keeps z0 finite where all of them lie on one side.
  const room = 0.5 / replicas.length;
  return normalQuantile(Math.min(1 - room, Math.max(room, below / replicas.length)));
}

/** a: the skew of the statistic, from leaving out one value at a time. */
function accelerationOf<Value>(
  values: readonly Value[],
  statistic: (values: readonly Value[]) => number,
): number {
  const without = values.map((_, i) => finite(statistic(values.toSpliced(i, 1))));
  const center = meanOf(without)!;
  let squares = 0;
  let cubes = 0;
  for (const each of without) {
    squares += (center - each) ** 2;
    cubes += (center - each) ** 3;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}

function correctedLevel(p: number, bias: number, acceleration: number): number {
  const z = bias + normalQuantile(p);
  const stretch = 1 - acceleration * z;
  if (stretch <= 0) return z > 0 ? 1 : 0;
  return normalCdf(bias + z / stretch);
}

function nearlySame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`a statistic must be finite, not ${value}`);
  return value;
}

import type { Estimate } from './estimate.ts';
import { quantileOf } from './quantile.ts';
import { seededRandom } from './random.ts';
import { studentQuantile } from './student.ts';

export interface StudentizedOptions {
  seed: number;
  /** How often the clusters are drawn again. */
  resamples?: number;
  /** Two-sided, e.g. 0.95. */
  confidence?: number;
  /** Without what steadies few or mostly equal values: the interval as it was published. */
  asPublished?: boolean;
  /** Between which the truth lies for sure, e.g. [0, 1] for a share; the interval is cut there. */
  bounds?: readonly [number, number];
}

const UNBOUNDED = [-Infinity, Infinity] as const;

/**
 * The mean of one value a sample, with its studentized bootstrap interval ("bootstrap-t"; Efron and
 * Tibshirani 1993, ch. 12). Of means of error rates that are mostly 0 it holds the truth as often as
 * it says, where a percentile interval does in 81-92% of cases and BCa in 88-93%: each resample is
 * measured by its own spread, which is small just where its mean came out too small.
 *
 * null without values. Without spread (one value, or all alike) low and high are null: an interval
 * of no width would claim to know what values were not seen.
 */
export function studentizedMean(
  values: readonly number[],
  options: StudentizedOptions,
): Estimate | null {
  return studentizedRatio(
    values.map((value) => [value, 1]),
    options,
  );
}

/**
 * The same for a ratio of sums over independent clusters, such as errors over characters by picture,
 * studentized by the linearized variance of a ratio (Cochran 1977, 6.4).
 *
 * @param clusters numerator and denominator of each; denominators are 0 or more, not all 0
 */
export function studentizedRatio(
  clusters: readonly (readonly [number, number])[],
  options: StudentizedOptions,
): Estimate | null {
  const {
    seed,
    resamples = 2000,
    confidence = 0.95,
    bounds = UNBOUNDED,
    asPublished = false,
  } = options;
  const n = clusters.length;
  const above = Float64Array.from(clusters, ([numerator]) => finite(numerator));
  const below = Float64Array.from(clusters, ([, denominator]) => finite(denominator));
  const trials = below.reduce((total, one) => total + one, 0);
  if (n === 0 || trials === 0) return null;
  const value = above.reduce((total, one) => total + one, 0) / trials;
  // What lies beyond the value: the sums of squares of like values themselves would cancel out to
  // rounding errors, and those be taken for spread.
  const beyond = above.map((one, i) => one - value * below[i]!);
  const seen = momentsOf(beyond, below, (i) => i);
  const error = Math.sqrt(squaredError(seen, 0, n));
  const scale = Math.max(...clusters.map(([numerator]) => Math.abs(numerator)));
  if (n === 1 || error <= 1e-12 * (scale / (trials / n)))
    return { value, low: null, high: null, n };

  const random = seededRandom(seed);
  const drawn = () => Math.floor(random() * n);
  // One more observation of the original spread in each resample: one of nothing but zeros has no
  // spread of its own, and would stretch the interval to infinity.
  const steadying = asPublished ? 0 : error ** 2 / n;
  const distances = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    const again = momentsOf(beyond, below, drawn);
    // Nothing was tried in this one: it says nothing, and is at neither end.
    if (again.below === 0) continue;
    const distance = again.above / again.below;
    const spread = squaredError(again, distance, n) + steadying;
    distances[r] = distance === 0 ? 0 : distance / Math.sqrt(spread);
  }
  distances.sort();
  const [least, most] = bounds;
  const tail = (1 - confidence) / 2;
  // So few have few resamples, none of them wilder than themselves: no surer than Student's.
  const student = n < FEW && !asPublished ? studentQuantile(1 - tail, n - 1) : 0;
  return {
    value,
    low: Math.max(least, value - Math.max(student, quantileOf(distances, 1 - tail)) * error),
    high: Math.min(most, value + Math.max(student, -quantileOf(distances, tail)) * error),
    n,
  };
}

/** Below so many clusters Student's interval counts too, where it is the wider one. */
const FEW = 10;

interface Moments {
  above: number;
  below: number;
  /** Sums of squares and of products. */
  aa: number;
  ab: number;
  bb: number;
}

function momentsOf(above: Float64Array, below: Float64Array, draw: (i: number) => number): Moments {
  const sums = { above: 0, below: 0, aa: 0, ab: 0, bb: 0 };
  for (let i = 0; i < above.length; i++) {
    const at = draw(i);
    const a = above[at]!;
    const b = below[at]!;
    sums.above += a;
    sums.below += b;
    sums.aa += a * a;
    sums.ab += a * b;
    sums.bb += b * b;
  }
  return sums;
}

/** Of a ratio: the residuals' squares, a - ratio × b, over n (n - 1) squared mean denominators. */
function squaredError({ aa, ab, bb, below }: Moments, ratio: number, n: number): number {
  if (n < 2) return 0;
  const squares = Math.max(0, aa - 2 * ratio * ab + ratio * ratio * bb);
  return (squares * n) / ((n - 1) * below * below);
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`a value must be finite, not ${value}`);
  return value;
}

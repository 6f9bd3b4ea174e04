import { effectiveTrials } from './clustered-rate.ts';
import type { Estimate } from './estimate.ts';
import { quantileOf } from './quantile.ts';
import { wilsonAt } from './wilson.ts';

/**
 * A quantile of values in samples, such as the 95th percentile of latencies, with its interval
 * (Woodruff 1952): that of the share of values below it, at the effective number of values, carried
 * back to values.
 *
 * @param samples the values of each
 * @returns `n` is the number of samples; null without values
 */
export function quantileInterval(
  samples: readonly (readonly number[])[],
  p: number,
): Estimate | null {
  const filled = samples.filter((values) => values.length > 0);
  const sorted = filled.flat().sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const value = quantileOf(sorted, p);
  if (sorted.length === 1) return { value, low: null, high: null, n: 1 };
  const below = filled.map(
    (values) => [values.filter((one) => one <= value).length, values.length] as const,
  );
  const { low, high } = wilsonAt(p, effectiveTrials(below));
  return { value, low: quantileOf(sorted, low), high: quantileOf(sorted, high), n: filled.length };
}

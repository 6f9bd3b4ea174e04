import type { Estimate } from './estimate.ts';
import { normalQuantile } from './normal.ts';

/**
 * A rate with its Wilson score interval (without continuity correction), which stays within 0..1
 * and is not empty at 0 and 1, as the textbook's interval is.
 *
 * @param successes 0..n
 * @param n how many were tried; null comes back for 0
 * @param confidence two-sided, e.g. 0.95
 */
export function wilson(successes: number, n: number, confidence = 0.95): Estimate | null {
  if (!(successes >= 0 && successes <= n && Number.isFinite(n))) {
    throw new RangeError(`successes lie in 0..n, not ${successes} of ${n}`);
  }
  return n === 0 ? null : { ...wilsonAt(successes / n, n, confidence), n };
}

/** The interval of a rate that rests on so many trials, which need not be a whole number. */
export function wilsonAt(
  rate: number,
  trials: number,
  confidence = 0.95,
): { value: number; low: number; high: number } {
  const z = normalQuantile(0.5 + confidence / 2);
  const shrunk = 1 + (z * z) / trials;
  const center = (rate + (z * z) / (2 * trials)) / shrunk;
  const half =
    (z / shrunk) * Math.sqrt((rate * (1 - rate)) / trials + (z * z) / (4 * trials * trials));
  return {
    value: rate,
    // Exact at the ends, where rounding would leave 1e-18 or 0.9999….
    low: rate === 0 ? 0 : Math.max(0, center - half),
    high: rate === 1 ? 1 : Math.min(1, center + half),
  };
}

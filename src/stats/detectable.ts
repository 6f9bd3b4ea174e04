import { studentQuantile } from './student.ts';

export interface Power {
  /** Two-sided level of the test. */
  alpha: number;
  power?: number;
}

/**
 * The smallest true mean difference that a paired test of n differences finds with this power:
 * (t₁₋α⸝₂ + t_power) · s / √n (Chow, Shao and Wang 2008, 3.1, with t for the normal quantiles).
 *
 * @param spread standard deviation of the differences
 * @param n two or more; null below
 */
export function detectable(
  spread: number,
  n: number,
  { alpha, power = 0.8 }: Power,
): number | null {
  if (n < 2) return null;
  return (reach(n, alpha, power) * spread) / Math.sqrt(n);
}

/**
 * The same for differences of yes and no, whose spread grows with what is to be found: where a share
 * q more goes wrong, q more samples differ. Solves q = reach · √((d + q - q²) / n) for q (the paired
 * form of Connor 1987), so that it stays above 0 where no sample differed yet. null where not even
 * a difference of all would be found.
 *
 * @param squared mean squared difference by sample, 0..1
 */
export function detectableShare(
  squared: number,
  n: number,
  { alpha, power = 0.8 }: Power,
): number | null {
  if (n < 2) return null;
  const k = reach(n, alpha, power) ** 2 / n;
  const share = (k + Math.sqrt(k * k + 4 * k * squared * (1 + k))) / (2 * (1 + k));
  return share >= 1 ? null : share;
}

/** The fewest samples at which `detects` is within `margin`; null where more than a million are. */
export function samplesFor(margin: number, detects: (n: number) => number | null): number | null {
  if (!(margin > 0)) return null;
  const enough = (n: number) => {
    const found = detects(n);
    return found !== null && found <= margin;
  };
  let high = 2;
  while (!enough(high)) {
    high *= 2;
    if (high > 1e6) return null;
  }
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function reach(n: number, alpha: number, power: number): number {
  return studentQuantile(1 - alpha / 2, n - 1) + studentQuantile(power, n - 1);
}

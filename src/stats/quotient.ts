import type { Estimate } from './estimate.ts';

/**
 * What it takes until something goes well: a mean per trial over the rate of trials that go well,
 * with an interval recovered from theirs on the logarithm's scale (MOVER; Zou and Donner 2008).
 *
 * @param perTrial above 0
 * @returns null where none went well: then nobody knows, and it is not infinity. `high` is null where
 *   the rate may be 0.
 */
export function untilSuccess(perTrial: Estimate, rate: Estimate): Estimate | null {
  if (rate.value <= 0) return null;
  if (perTrial.value === 0) return { value: 0, low: 0, high: 0, n: rate.n };
  const value = perTrial.value / rate.value;
  const [least, most] = [perTrial.low ?? perTrial.value, perTrial.high ?? perTrial.value];
  const down = Math.hypot(distance(least, perTrial.value), distance(rate.value, rate.high));
  const up = Math.hypot(distance(perTrial.value, most), distance(rate.low, rate.value));
  return {
    value,
    low: rate.high === null ? null : value * Math.exp(-down),
    high: rate.low === null || !Number.isFinite(up) ? null : value * Math.exp(up),
    n: rate.n,
  };
}

/** From the smaller to the larger, as a logarithm; infinite from 0. */
function distance(small: number | null, large: number | null): number {
  if (small === null || large === null) return 0;
  return small <= 0 ? Infinity : Math.max(0, Math.log(large / small));
}

import type { Figure } from '../results/results.ts';
import type { Estimate } from '../stats/estimate.ts';

/** Seed of every resampling, so that the same pictures give the same intervals. */
export const SEED = 1;

/** In the form of results.json; nothing known where there is no estimate. */
export function figureOf(
  estimate: Estimate | null,
  more: Partial<Pick<Figure, 'unit' | 'worst' | 'n'>> = {},
): Figure {
  const { value = null, low = null, high = null, n = 0 } = estimate ?? {};
  return { value, low, high, n, unit: '1', ...more };
}

/** What a figure says the other way round: a rate of failures from one of successes. */
export function complement({ value, low, high, worst, ...rest }: Figure): Figure {
  const from1 = (end: number | null) => (end === null ? null : 1 - end);
  return {
    ...rest,
    value: from1(value),
    low: from1(high),
    high: from1(low),
    ...(worst == null ? {} : { worst: [1 - worst[1], 1 - worst[0]] }),
  };
}

import type { Figure, ImageResult } from '../results/results.ts';
import { quantileInterval } from '../stats/quantile-interval.ts';
import { figureOf } from './figure.ts';
import { bySample } from './judged.ts';

/** Of fewer pictures a percentile is hardly more than one of them. */
export const LEAST_TIMED = 20;

/** Seconds from the request to the picture, of the attempt that brought it. */
export function latency(images: readonly ImageResult[], share: 0.5 | 0.95): Figure {
  const timed = images.filter(
    ({ outcome, latency: { attemptMs } }) => outcome === 'image' && attemptMs !== null,
  );
  const unit = 's';
  const n = timed.length;
  if (n < LEAST_TIMED) return figureOf(null, { unit, n });
  const samples = [...bySample(timed).values()].map((repeats) =>
    repeats.map((image) => image.latency.attemptMs! / 1000),
  );
  return figureOf(quantileInterval(samples, share), { unit, n });
}

import type { RunResult } from '../results/results.ts';

/**
 * How much of a text accuracy may be the readers' own doing, as a share of characters: their residual
 * error on pictures that were drawn right, or the floor on this run's own samples, whichever is more. A
 * gap that is no larger is no difference between models.
 */
export function readersError({ versions, noise }: Pick<RunResult, 'versions' | 'noise'>): number {
  const residuals = versions.readers.flatMap(({ residual }) => residual?.value ?? []);
  return Math.max(0, noise?.cer ?? 0, ...residuals);
}

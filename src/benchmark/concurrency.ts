import type { Benchmark } from './load.ts';

const DEFAULT = 4;

/** How many pictures are asked of a provider at a time. */
export function concurrencyOf(
  { concurrency }: Pick<Benchmark, 'concurrency'>,
  provider: string,
): number {
  if (typeof concurrency === 'number') return concurrency;
  return Object.hasOwn(concurrency, provider) ? concurrency[provider]! : DEFAULT;
}

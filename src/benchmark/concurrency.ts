import type { Finding } from '../dataset/finding.ts';
import type { Benchmark } from './load.ts';
import { unknownName } from './models.ts';

const DEFAULT = 4;

/** How many pictures are asked of a provider at a time. */
export function concurrencyOf(
  { concurrency }: Pick<Benchmark, 'concurrency'>,
  provider: string,
): number {
  if (typeof concurrency === 'number') return concurrency;
  return Object.hasOwn(concurrency, provider) ? concurrency[provider]! : DEFAULT;
}

/** @param concurrency as the file has it, whatever that is */
export function concurrencyFaults(concurrency: unknown, providers: readonly string[]): Finding[] {
  if (typeof concurrency !== 'object' || concurrency === null || Array.isArray(concurrency))
    return [];
  return Object.keys(concurrency)
    .filter((name) => !providers.includes(name))
    .map((name) =>
      unknownName('there is no such provider', ['concurrency', name], name, providers),
    );
}

import type { Benchmark } from '../benchmark/load.ts';
import { TyposcopeError } from '../errors.ts';
import type { ImageModel, ImageRequest } from '../models/model.ts';
import { addUsd, compareUsd } from '../money.ts';
import type { ImageResult } from '../results/results.ts';

interface Asked {
  model: ImageModel;
  request: ImageRequest;
}

/** Models that would have to be asked at a price nobody knows, which no budget can reserve. */
export function unpriced(
  { file, models, maxCost }: Pick<Benchmark, 'file' | 'models' | 'maxCost'>,
  open: readonly Asked[],
): TyposcopeError[] {
  if (maxCost === null) return [];
  const unknown = open.filter(
    ({ model, request }) => !model.simulated && model.price(request).usd === null,
  );
  return [...Map.groupBy(unknown, ({ model }) => model.id)].map(
    ([label, own]) =>
      new TyposcopeError('benchmark', 'under maxCost nothing is asked for at an unknown price', {
        file,
        key: `models.${models.findIndex(({ id }) => id === label)}.price`,
        found: `no price of ${own.length === 1 ? 'a picture' : `${own.length} pictures`} of ${label}`,
        expected: 'dollars a picture, at most',
        mend: 'Say them with price: in the model’s entry, or leave maxCost and --max-cost out',
      }),
  );
}

/** What a run is about to spend at most. */
export interface Quote {
  calls: number;
  /** Decimal dollars of those whose price is known. */
  usd: string;
  /** How many have no known price. */
  unknown: number;
  /** Decimal dollars that it may spend; null: no limit. */
  cap: string | null;
}

export function quoteOf({ maxCost }: Pick<Benchmark, 'maxCost'>, open: readonly Asked[]): Quote {
  const prices = open
    .filter(({ model }) => !model.simulated)
    .map(({ model, request }) => model.price(request).usd);
  const known = prices.filter((usd) => usd !== null);
  return {
    calls: prices.length,
    usd: addUsd(...known),
    unknown: prices.length - known.length,
    cap: maxCost,
  };
}

/**
 * What was skipped costs at most.
 *
 * @param images what came of each that was asked, in their order
 */
export function restOf(asked: readonly Asked[], images: readonly ImageResult[]): string {
  const rest = asked.filter(
    ({ model }, i) => !model.simulated && images[i]!.outcome === 'skipped-budget',
  );
  return addUsd(...rest.map(({ model, request }) => model.price(request).usd ?? '0'));
}

/** What may have been billed for an answer that doesn't say what it cost; null: nobody knows. */
export function mayHaveCost({ model, request }: Asked, attempts: number): string | null {
  if (model.simulated || attempts === 0) return null;
  const { usd } = model.price(request);
  // What a folder's picture once cost is another matter than that to take it costs nothing.
  return usd === null || compareUsd(usd, '0') === 0 ? null : usd;
}

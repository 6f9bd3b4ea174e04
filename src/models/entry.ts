import { addUsd, shareUsd } from '../money.ts';
import type { Cost } from './model.ts';
import type { LoadedModel } from './module/load.ts';

/** A model as a benchmark names it, its defaults filled in. */
export interface ModelEntry {
  /** The label, by which results name it. */
  id: string;
  provider: string;
  model: string;
  /** As the provider's schema gives them; paths as they were written. */
  params: Record<string, unknown>;
  baseURL: string | null;
  /** Name of the environment variable that holds the key, never the key. */
  keyEnv: string | null;
  /** Decimal dollars a picture. */
  price: string | null;
  /** Decimal dollars that so many pictures cost together, e.g. a month of a web app. */
  fixedCost: { usd: string; pictures: number } | null;
  /** Of a user's own file: what it gave when it was run, with leave. */
  own?: LoadedModel;
}

/** What a picture costs by its provider's word, with its share of the fixed cost. */
export function withShare(cost: Cost, { fixedCost }: Pick<ModelEntry, 'fixedCost'>): Cost {
  if (fixedCost === null || cost.usd === null || cost.basis === 'fixed') return cost;
  return { ...cost, usd: addUsd(cost.usd, shareUsd(fixedCost.usd, fixedCost.pictures)) };
}

/** What a picture costs by the benchmark's own word: its price and its share of the fixed cost. */
export function statedCost({ price, fixedCost }: Pick<ModelEntry, 'price' | 'fixedCost'>): Cost {
  const share = fixedCost === null ? null : shareUsd(fixedCost.usd, fixedCost.pictures);
  const parts = [price, share].filter((part) => part !== null);
  return {
    usd: parts.length === 0 ? null : addUsd(...parts),
    basis: price !== null ? 'price-table' : share !== null ? 'fixed' : 'unknown',
    priceDate: null,
  };
}

import { catalogue, isCatalogued, type KnownModel, knownModel } from '../catalogue.ts';
import type { ModelEntry } from '../entry.ts';
import type { CheckTarget } from './check.ts';

/** All models that the program knows, at their providers. */
export function catalogueTargets(): CheckTarget[] {
  return catalogue.map((known) => ({
    provider: known.provider,
    model: known.model,
    baseURL: null,
    keyEnv: null,
    params: {},
    labels: [],
    known,
  }));
}

/**
 * The models of a benchmark, each once for all entries that mean it.
 *
 * @param own what the benchmark knows of models
 */
export function benchmarkTargets(
  entries: readonly ModelEntry[],
  own: readonly KnownModel[] = [],
): CheckTarget[] {
  const same = Map.groupBy(entries, ({ provider, model, baseURL, keyEnv, params }) => {
    const { apiVersion, edit } = params;
    return JSON.stringify([provider, model, baseURL, keyEnv, apiVersion, edit]);
  });
  return [...same.values()].map((all) => {
    const { provider, model, baseURL, keyEnv, params } = all[0]!;
    return {
      provider,
      model,
      baseURL,
      keyEnv,
      params,
      labels: all.map(({ id }) => id),
      known: isCatalogued(provider) ? knownModel(provider, model, own) : null,
    };
  });
}

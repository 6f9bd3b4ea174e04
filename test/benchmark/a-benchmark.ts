import { join } from 'node:path';
import type { ImageModel } from '../../src/models/model.ts';
import type { TypesetEntry } from '../../src/models/registry.ts';
import { providersOf } from '../../src/models/registry.ts';
import { sampleYaml, setYaml, temporarySet } from '../dataset/temporary-set.ts';

/** A model that tells what it was made of and makes no picture. */
export function toldModel(entry: TypesetEntry, more: Record<string, unknown> = {}): ImageModel {
  return {
    id: entry.id,
    simulated: true,
    identity: () => ({ model: entry.model, options: entry.options, ...more }),
    price: () => ({ usd: entry.price, basis: 'price-table', priceDate: null }),
    check: async () => [],
    generate: async () => {
      throw new Error('not asked for here');
    },
  };
}

export const providers = providersOf({
  reference: (entry) => toldModel(entry),
  simulated: (entry, profile) => toldModel(entry, { profile }),
});

export const minimal =
  'name: small\nsets: [small]\nmodels:\n  - { id: ref, provider: reference }\n';

/** A folder with `benchmarks/b.yaml` of this text, two sets beside it and these files. */
export async function benchmarkFolder(
  yaml: string | Uint8Array,
  files: Record<string, string | Uint8Array> = {},
): Promise<{ folder: string; file: string }> {
  const folder = await temporarySet({
    'datasets/small/set.yaml': setYaml,
    'datasets/small/samples/b.yaml': sampleYaml('b'),
    'datasets/small/samples/a.yaml': sampleYaml('a'),
    'datasets/other/set.yaml': setYaml.replace('small', 'other'),
    'datasets/other/samples/a.yaml': sampleYaml('a'),
    'benchmarks/b.yaml': yaml,
    ...files,
  });
  return { folder, file: join(folder, 'benchmarks/b.yaml') };
}

import { join } from 'node:path';
import { type Benchmark, loadBenchmark } from '../../src/benchmark/load.ts';
import type { ImageModel } from '../../src/models/model.ts';
import { referenceModel } from '../../src/models/reference.ts';
import { type Providers, providersOf } from '../../src/models/registry.ts';
import { simulatedModel } from '../../src/models/simulated.ts';
import { setYaml } from '../dataset/temporary-set.ts';
import { type Files, folderOf } from './folder.ts';

/** A sample that is drawn and read in a moment. */
export function tinySample(id: string, title: string, price = '$9.50'): string {
  return `id: ${id}
category: poster
canvas: { width: 384, height: 256 }
prompt: "A poster that says {{title}} and {{price}}."
copy:
  - { id: title, role: headline, lang: en, text: "${title}" }
  - { id: price, role: price, lang: en, text: "${price}", critical: true }
`;
}

/** Copy for which this canvas has no room. */
export const tooLong = tinySample('long', 'Far too long for its canvas. '.repeat(60));

export const tinySet = {
  'datasets/tiny/set.yaml': setYaml.replace('name: small', 'name: tiny'),
  'datasets/tiny/samples/harbour.yaml': tinySample('harbour', 'Jazz Night'),
  'datasets/tiny/samples/market.yaml': tinySample('market', 'Autumn Market', '$12.00'),
};

export function tinyYaml(models: string, more = ''): string {
  return `name: tiny\nsets: [tiny]\nmodels:\n${models}readers: { mode: quick, weights: npm }\n${more}`;
}

export const modelLines = {
  reference: '  - { id: reference, provider: reference }\n',
  careless: '  - { id: careless, provider: simulated, model: careless }\n',
  folder: '  - { id: mine, provider: folder, params: { folder: ../pictures }, price: 0.05 }\n',
};

/** A folder with `benchmarks/tiny.yaml`, its set and these files. */
export async function tinyFolder(yaml: string, files: Files = {}): Promise<string> {
  return folderOf(tinyFiles(yaml, files));
}

export function tinyFiles(yaml: string, files: Files = {}): Files {
  return { ...tinySet, 'benchmarks/tiny.yaml': yaml, ...files };
}

export async function tinyBenchmark(
  yaml: string,
  files: Files = {},
  providers?: Providers,
): Promise<{ folder: string; benchmark: Benchmark }> {
  const folder = await tinyFolder(yaml, files);
  const file = join(folder, 'benchmarks/tiny.yaml');
  const benchmark = await loadBenchmark(file, providers === undefined ? {} : { providers });
  return { folder, benchmark };
}

/** The program's own providers, whose models tell what they are asked for. */
export function watchedProviders(onGenerate: (cell: string) => void | Promise<void>): Providers {
  const watched = (model: ImageModel): ImageModel => ({
    ...model,
    async generate(request) {
      await onGenerate(`${model.id} ${request.sample.id} ${request.repeat}`);
      return model.generate(request);
    },
  });
  return providersOf({
    reference: (entry) => watched(referenceModel(entry)),
    simulated: (entry, profile) => watched(simulatedModel(entry, profile)),
  });
}

import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Generated, ImageModel, ImageRequest } from '../../src/models/model.ts';
import { type Providers, providersOf } from '../../src/models/registry.ts';
import { type RunOptions, runBenchmark } from '../../src/run/run.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { type FakeModel, fakeModel } from './fake-model.ts';
import { tinyBenchmark } from './tiny-benchmark.ts';

/** A store that goes with the test. */
export function storeOf(): Store {
  const store = openStore(temporaryFolder());
  onTestFinished(() => store.close());
  return store;
}

/** Providers whose models answer so; they are kept, by their ids. */
export function fakes(
  answer: (request: ImageRequest, id: string, time: number) => Generated | Promise<Generated>,
  over: Partial<ImageModel> = {},
) {
  const models: Record<string, FakeModel> = {};
  const made = (id: string): FakeModel => {
    models[id] = fakeModel((request, time) => answer(request, id, time), {
      id,
      identity: () => ({ provider: 'fake', model: id }),
      ...over,
    });
    return models[id];
  };
  const providers = providersOf({
    reference: ({ id }) => made(id),
    simulated: ({ id }) => made(id),
  });
  return { models, providers };
}

/** Runs a tiny benchmark without a noise floor. */
export async function runOf(
  yaml: string,
  providers: Providers,
  over: Partial<RunOptions> = {},
  files: Record<string, string | Uint8Array> = {},
) {
  const { benchmark, folder } = await tinyBenchmark(yaml, files, providers);
  const out = join(folder, 'out');
  return runBenchmark({
    benchmark,
    providers,
    runId: 'r',
    out,
    store: over.store ?? storeOf(),
    noise: false,
    threads: 1,
    ...over,
  });
}

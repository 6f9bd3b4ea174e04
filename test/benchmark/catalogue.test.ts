import { describe, expect, onTestFinished, test } from 'vitest';
import { contextOf, loadBenchmark } from '../../src/benchmark/load.ts';
import { planTable } from '../../src/benchmark/plan-table.ts';
import { FaultsError } from '../../src/errors.ts';
import { builtInProviders } from '../../src/models/built-in.ts';
import { planRun } from '../../src/run/plan-run.ts';
import { openStore } from '../../src/store/store.ts';
import { aSample, requestFor } from '../models/a-request.ts';
import { ownYaml } from '../models/catalogue/a-catalogue.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { benchmarkFolder } from './a-benchmark.ts';

const yaml = `name: small
sets: [small]
models:
  - { id: new, provider: openai, model: gpt-image-2.5-x, params: { quality: high } }
  - { id: flux, provider: fal, model: fal-ai/flux-2 }
  - { id: gpt, provider: openai, model: gpt-image-2, params: { quality: low } }
catalogue: ../prices/own.yaml
`;

async function load(own: string = ownYaml) {
  const { file } = await benchmarkFolder(yaml, { 'prices/own.yaml': own });
  return loadBenchmark(file);
}

describe('a benchmark’s own catalogue', () => {
  test('stands above the program’s, and beside it', async () => {
    const benchmark = await load();
    expect(benchmark.catalogue).toMatchObject({ name: '../prices/own.yaml', date: '2027-01-05' });
    const { known } = contextOf(benchmark);
    expect(known?.('openai', 'gpt-image-2.5-x')?.date).toBe('2027-01-05');
    expect(known?.('fal', 'fal-ai/flux-2')?.date).toBe('2027-01-07');
    expect(known?.('openai', 'gpt-image-2')?.date).toBe('2026-11-24');
    expect(known?.('openai', 'gpt-image-3')).toBeNull();
  });

  test('decides what is asked for, and what it costs', async () => {
    const benchmark = await load();
    const context = contextOf(benchmark);
    const [fresh, flux, gpt] = benchmark.models.map((entry) =>
      builtInProviders[entry.provider]!.create(entry, context),
    );
    const request = requestFor(aSample('a', { canvas: { width: 1600, height: 1200 } }));
    expect(await fresh!.identity(request)).toMatchObject({ size: '800x600' });
    // 15 tokens of a prompt of 43 bytes at $1 a million, rounded up to a hundredth of a cent.
    expect(fresh!.price(request)).toEqual({
      usd: '0.0201',
      basis: 'price-table',
      priceDate: '2027-01-05',
    });
    expect(await flux!.identity(request)).toMatchObject({
      image_size: { width: 1024, height: 768 },
      output_format: 'jpeg',
    });
    expect(await flux!.identity(request)).not.toHaveProperty('enable_prompt_expansion');
    expect(flux!.price(request)).toMatchObject({ usd: '0.50', priceDate: '2027-01-07' });
    expect(gpt!.price(request)).toMatchObject({ priceDate: '2026-11-24' });
  });

  test('may have bounds for OpenAI, and a list for fal', async () => {
    const free =
      '{ kind: free, step: 8, minSide: 64, maxSide: 512, minPixels: 4096, maxPixels: 262144, maxRatio: 2 }';
    const listed = '{ kind: listed, sizes: [{ width: 300, height: 200 }] }';
    const swapped = ownYaml
      .replace(/\{ kind: listed.*\}/, free)
      .replace(/\{ kind: free, step: 32.*\}/, listed);
    const benchmark = await load(swapped);
    const [fresh, flux] = benchmark.models.map((entry) =>
      builtInProviders[entry.provider]!.create(entry, contextOf(benchmark)),
    );
    const request = requestFor(aSample('a', { canvas: { width: 1024, height: 1024 } }));
    expect(await fresh!.identity(request)).toMatchObject({ size: '512x512' });
    expect(await flux!.identity(request)).toMatchObject({
      image_size: { width: 300, height: 200 },
    });
  });

  test('shows in the plan, with its days and its announcements', async () => {
    const store = openStore(temporaryFolder());
    onTestFinished(() => store.close());
    const { rows, summary } = await planRun(await load(), builtInProviders, store);
    expect(rows.map(({ priceDate }) => priceDate)).toEqual([
      '2027-01-05',
      '2027-01-07',
      '2026-11-24',
    ]);
    expect(summary.catalogue).toEqual({
      name: '../prices/own.yaml',
      date: '2027-01-05',
      models: 2,
    });
    expect(summary.leaving).toEqual([{ model: 'flux', words: 'ends in March' }]);
    const table = planTable(rows, summary);
    expect(table).toContain('2 models as of 2027-01-05 by ../prices/own.yaml');
    expect(table).toContain('price from a table of 2027-01-07');
  });

  test('with faults is told with those of the benchmark', async () => {
    const { file, folder } = await benchmarkFolder(yaml.replace('sets:', 'set:'), {
      'prices/own.yaml': ownYaml.replace('seed:', 'seeds:'),
    });
    const error = await loadBenchmark(file).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FaultsError);
    const told = (error as FaultsError).faults.map(({ detail }) => [
      detail.file?.replace(folder, ''),
      detail.key,
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['/benchmarks/b.yaml', 'set'],
        ['/prices/own.yaml', 'models.0.seed'],
        ['/prices/own.yaml', 'models.0.seeds'],
      ]),
    );
  });

  test.each([['[a]'], ['""'], ['3']])('catalogue: %s is no path', async (value) => {
    const { file } = await benchmarkFolder(yaml.replace('../prices/own.yaml', value));
    const error = await loadBenchmark(file).catch((reason: unknown) => reason);
    const keys = (error as FaultsError).faults.map(({ detail }) => detail.key);
    expect(keys).toEqual(['catalogue']);
  });
});

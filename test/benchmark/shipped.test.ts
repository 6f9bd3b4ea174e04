import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Benchmark, contextOf, loadBenchmark } from '../../src/benchmark/load.ts';
import { planCells, requestOf } from '../../src/benchmark/plan.ts';
import { planTotal } from '../../src/benchmark/plan-table.ts';
import { builtInProviders } from '../../src/models/built-in.ts';
import { compareUsd } from '../../src/money.ts';
import { planRun } from '../../src/run/plan-run.ts';
import { runBenchmark } from '../../src/run/run.ts';
import { openStore } from '../../src/store/store.ts';
import { sampleYaml, setYaml, temporarySet } from '../dataset/temporary-set.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const folder = join(import.meta.dirname, '../../benchmarks');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const KEYS = ['OPENAI_API_KEY', 'GEMINI_API_KEY', 'GOOGLE_API_KEY', 'FAL_KEY', 'TYPOSCOPE_LORA'];

beforeAll(() => {
  for (const key of KEYS) vi.stubEnv(key, '');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const load = (name: string) => loadBenchmark(join(folder, name));

/** What each model says of each of its pictures. */
function pricesOf(benchmark: Benchmark) {
  const context = contextOf(benchmark);
  const models = new Map(
    benchmark.models.map((entry) => [
      entry,
      builtInProviders[entry.provider]!.create(entry, context),
    ]),
  );
  return planCells(benchmark).map((cell) => ({
    model: cell.model,
    usd: models.get(cell.model)!.price(requestOf(cell, benchmark.seed)).usd,
  }));
}

test('the four that are documented are there', () => {
  expect(files).toEqual(
    expect.arrayContaining(['demo.yaml', 'pilot.yaml', 'procurement.yaml', 'regression.yaml']),
  );
});

test.each(files)('%s loads without a key and without a network', async (name) => {
  const { sets, models } = await load(name);
  expect(sets.length).toBeGreaterThan(0);
  expect(models.length).toBeGreaterThan(0);
});

describe('of the models that were named to us', () => {
  const gpt = (quality: string) => ({
    provider: 'openai',
    model: 'gpt-image-2',
    params: { quality },
  });
  const banana = (model: string, imageSize: string) => ({
    provider: 'gemini',
    model,
    params: { imageSize },
  });
  const fal = (model: string) => ({ provider: 'fal', model });
  const first = [
    gpt('medium'),
    banana('gemini-3.1-flash-image', '2K'),
    banana('gemini-nano-banana-2.1', '2K'),
    banana('gemini-3-pro-image', '2K'),
    fal('fal-ai/bytedance/seedream/v5/lite/text-to-image'),
    fal('fal-ai/flux-2'),
  ];

  test('the pilot has each at one setting, once, beside the reference', async () => {
    const { models, repeats } = await load('pilot.yaml');
    expect(models).toMatchObject([{ provider: 'reference' }, ...first]);
    expect(repeats).toBe(1);
  });

  test('procurement has each at its settings, three times', async () => {
    const { models, repeats, bars } = await load('procurement.yaml');
    const expected = [
      gpt('low'),
      gpt('high'),
      { provider: 'openai', model: 'gpt-image-1.5', params: { quality: 'high' } },
      banana('gemini-nano-banana-2.1', '4K'),
      banana('gemini-3-pro-image', '4K'),
      fal('fal-ai/flux-2/klein/9b'),
      fal('fal-ai/flux-2/klein/4b'),
      fal('fal-ai/flux-2/lora'),
      ...first,
    ];
    for (const one of expected) expect(models).toContainEqual(expect.objectContaining(one));
    expect(repeats).toBe(3);
    expect(bars).toMatchObject({ maxCer: 0.02, critical: 'all' });
  });

  test('regression has few, often, with gates', async () => {
    const { models, repeats, gates } = await load('regression.yaml');
    expect(models.length).toBeLessThanOrEqual(4);
    expect(repeats).toBeGreaterThanOrEqual(4);
    expect(gates).toMatchObject({ minUsableRate: 0.8, maxCerIncrease: 0.005 });
  });
});

describe.each(['pilot.yaml', 'procurement.yaml', 'regression.yaml'])('%s', (name) => {
  test('has a price above nothing for every picture, within its own limit', async () => {
    const benchmark = await load(name);
    const prices = pricesOf(benchmark);
    for (const { model, usd } of prices.filter(({ model }) => model.provider !== 'reference')) {
      expect(usd, model.id).not.toBeNull();
      expect(compareUsd(usd!, '0'), model.id).toBeGreaterThan(0);
    }
    const total = planTotal(
      prices.map(({ model, usd }) => ({
        model: model.id,
        simulated: false,
        cells: 1,
        stored: 0,
        toDo: 1,
        pricePerPicture: usd,
        priceBasis: 'price-table' as const,
      })),
    );
    expect(compareUsd(total.usd, benchmark.maxCost!), total.usd).toBeLessThan(0);
  });
});

describe('without keys', () => {
  const yaml = [
    'name: small',
    'sets: [small]',
    'models:',
    '  - { id: gpt, provider: openai, model: gpt-image-2, params: { quality: low } }',
    '  - { id: lora, provider: fal, model: fal-ai/flux-2/lora, params: { loras: [{ path: { env: TYPOSCOPE_LORA } }] } }',
    '  - { id: new, provider: gemini, model: gemini-9-image }',
    '  - { id: old, provider: openai, model: gpt-image-1.5, params: { quality: low } }',
    '',
  ].join('\n');

  async function small() {
    const root = await temporarySet({
      'datasets/small/set.yaml': setYaml,
      'datasets/small/samples/a.yaml': sampleYaml('a'),
      'benchmarks/b.yaml': yaml,
    });
    const store = openStore(temporaryFolder());
    onTestFinished(() => store.close());
    return { store, root, benchmark: await loadBenchmark(join(root, 'benchmarks/b.yaml')) };
  }

  test('a plan says what it costs and what a run would miss', async () => {
    const { benchmark, store } = await small();
    const { rows, summary } = await planRun(benchmark, builtInProviders, store);
    expect(rows).toMatchObject([
      { model: 'gpt', toDo: 1, priceBasis: 'price-table', priceDate: '2026-11-24' },
      { model: 'lora', toDo: 1, priceBasis: 'price-table' },
      { model: 'new', toDo: 1, pricePerPicture: null, priceBasis: 'unknown' },
      { model: 'old', toDo: 1, priceBasis: 'price-table' },
    ]);
    expect(summary.leaving).toEqual([{ model: 'old', words: 'shuts down on 2026-12-01' }]);
    expect(summary.missing).toEqual([
      'OPENAI_API_KEY',
      'FAL_KEY',
      'TYPOSCOPE_LORA',
      'GEMINI_API_KEY',
    ]);
  });

  test('a run stops before it asks for anything, with all that is missing', async () => {
    const { benchmark, store, root } = await small();
    const running = runBenchmark({
      benchmark,
      providers: builtInProviders,
      store,
      out: join(root, 'out'),
      runId: 'r',
    } as Parameters<typeof runBenchmark>[0]);
    const error = await running.catch((reason) => reason);
    expect(error.faults.map(({ code }: { code: string }) => code)).toEqual(
      Array(4).fill('environment'),
    );
    expect(error.message).toMatch(/export FAL_KEY=/);
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { contextOf } from '../../src/benchmark/load.ts';
import { planCells, requestOf } from '../../src/benchmark/plan.ts';
import { FaultsError, TyposcopeError } from '../../src/errors.ts';
import { builtInProviders } from '../../src/models/built-in.ts';
import { defaultLimits } from '../../src/picture/limits.ts';
import { serializeResults } from '../../src/results/results.ts';
import { answerOf } from '../../src/run/answer.ts';
import { freely } from '../../src/run/freely.ts';
import { planRun } from '../../src/run/plan-run.ts';
import { runBenchmark } from '../../src/run/run.ts';
import { nothingOf } from './fake-model.ts';
import { fakes, runOf, storeOf } from './fake-run.ts';
import { modelLines, tinyBenchmark, tinySample, tinyYaml, tooLong } from './tiny-benchmark.ts';

/** Nothing here is read: what the models answer are no pictures, and no floor is asked for. */

const { reference, careless, folder: folderLine } = modelLines;
const two = reference + careless;

describe('results', () => {
  test('of what came of each cell, in the order of cells, true to their contract', async () => {
    const { providers } = fakes(({ sample }, id) =>
      nothingOf(
        sample.id === 'market' ? 'error' : id === 'reference' ? 'refused' : 'timeout',
        `${id}: no`,
      ),
    );
    const seen: string[] = [];
    let planned = 0;
    const results = await runOf(
      tinyYaml(two, 'repeats: 2\nseed: 7\nbars: { maxCer: 0.1 }\n'),
      providers,
      {
        onPlan: ({ pictures }) => {
          planned = pictures;
        },
        onPicture: ({ model, sample, repeat }) => {
          seen.push(`${model} ${sample} ${repeat}`);
        },
      },
    );
    const cells = results.images.map(({ model, sample, repeat }) => `${model} ${sample} ${repeat}`);
    expect(cells).toEqual([
      'reference harbour 0',
      'reference harbour 1',
      'careless harbour 0',
      'careless harbour 1',
      'reference market 0',
      'reference market 1',
      'careless market 0',
      'careless market 1',
    ]);
    expect(planned).toBe(8);
    expect(seen.toSorted()).toEqual(cells.toSorted());
    expect(results.images[0]).toMatchObject({
      set: 'tiny',
      outcome: 'refused',
      reason: 'reference: no',
      simulated: false,
      usable: null,
      text: null,
      cost: { usd: '0.05', upTo: '0.05', basis: 'usage' },
      latency: { attemptMs: 1200, totalMs: 1300 },
      attempts: 1,
      requested: { width: 384, height: 256, params: {} },
    });
    expect(results.images[0]).not.toHaveProperty('injected');
    expect(results.models).toMatchObject([
      { model: 'reference', images: 4, outcomes: { refused: 2, error: 2 } },
      { model: 'careless', images: 4, outcomes: { timeout: 2, error: 2 } },
    ]);
    expect(results.run).toMatchObject({
      id: 'r',
      benchmark: 'tiny',
      seed: 7,
      bars: { maxCer: 0.1 },
      noise: null,
      status: 'complete',
      sets: [{ name: 'tiny', version: '1.0.0' }],
    });
    expect(() => serializeResults(results)).not.toThrow();
  });

  test('a folder without pictures is absent, its cost and time not known', async () => {
    const files = { 'pictures/readme.txt': '' };
    const results = await runOf(tinyYaml(folderLine), builtInProviders, {}, files);
    expect(results.images.map(({ outcome }) => outcome)).toEqual(['absent', 'absent']);
    expect(results.images[0]).toMatchObject({
      simulated: false,
      reason: 'The folder has no picture of harbour.',
      cost: { usd: null, upTo: null, basis: 'unknown' },
      attempts: 0,
    });
    expect(() => serializeResults(results)).not.toThrow();
  });

  test('params stand with what was requested, an absolute path of theirs does not', async () => {
    const { providers } = fakes(() => nothingOf('refused'));
    const line = '  - { id: r, provider: reference, params: { ground: plain } }\n';
    const { images } = await runOf(tinyYaml(line), providers);
    expect(images[0]!.requested.params).toEqual({ ground: 'plain' });
  });
});

describe('asking', () => {
  test.each([1, 3])('%i at a time, all in their turn', async (concurrency) => {
    let now = 0;
    let most = 0;
    const { providers, models } = fakes(async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
      return nothingOf('error');
    });
    await runOf(tinyYaml(two, `repeats: 4\nconcurrency: ${concurrency}\n`), providers);
    // Of each provider.
    expect(most).toBe(2 * concurrency);
    expect(models.reference!.asked).toHaveLength(8);
    expect(models.careless!.asked).toHaveLength(8);
  });

  test('what is stored is not asked for again, and what failed only if that is said', async () => {
    const store = storeOf();
    const { providers, models } = fakes(({ sample }) =>
      nothingOf(sample.id === 'market' ? 'error' : 'refused'),
    );
    const yaml = tinyYaml(reference);
    const runs = [];
    for (const [retryFailed, asked] of [
      [false, ['harbour', 'market']],
      [false, []],
      [true, ['market']],
    ] as const) {
      runs.push(await runOf(yaml, providers, { store, retryFailed }));
      expect(models.reference!.asked.map(({ sample }) => sample.id)).toEqual(asked);
    }
    expect(runs[1]!.images).toEqual(runs[0]!.images);
    expect(runs[2]!.images[1]).toMatchObject({
      attempts: 2,
      cost: { usd: '0.10', upTo: '0.10' },
      latency: { attemptMs: 1200, totalMs: 2600 },
      tries: [{ outcome: 'error', reason: 'error', ms: 1200 }],
    });
  });

  test('a failure ends the run, and who waits for a turn is neither asked nor paid for', async () => {
    const { providers, models } = fakes(async (_, __, time) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (time === 2) throw new TyposcopeError('store', 'the disk is full');
      return nothingOf('refused');
    });
    const yaml = tinyYaml(reference, 'repeats: 8\nconcurrency: 1\n');
    await expect(runOf(yaml, providers)).rejects.toThrow('the disk is full');
    expect(models.reference!.asked).toHaveLength(2);
  });

  test('nor is it where the user stops the run; what is under way is let end', async () => {
    const stop = new AbortController();
    const { providers, models } = fakes(async (request) => {
      stop.abort(new Error('enough'));
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(request.signal).toBeUndefined();
      return nothingOf('refused');
    });
    const store = storeOf();
    const yaml = tinyYaml(reference, 'repeats: 8\nconcurrency: 1\n');
    await expect(runOf(yaml, providers, { signal: stop.signal, store })).rejects.toThrow('enough');
    expect(models.reference!.asked).toHaveLength(1);
    // What was answered is kept all the same.
    const { models: later, providers: others } = fakes(() => nothingOf('refused'));
    await runOf(yaml, others, { store });
    expect(later.reference!.asked).toHaveLength(15);
  });
});

describe('what can be known to go wrong is told before anything is asked for', () => {
  const faulty = (what: string) => new TyposcopeError('benchmark', what, { key: 'models' });

  test('all of it at once, each once', async () => {
    const { providers, models } = fakes(() => nothingOf('refused'), {
      check: async (requests) => [faulty('no key'), faulty(`${requests.length} too large`)],
    });
    const store = storeOf();
    const error = await runOf(tinyYaml(two), providers, { store }).catch((error) => error);
    expect(error).toBeInstanceOf(FaultsError);
    expect(error).toMatchObject({ code: 'benchmark' });
    expect(error.faults.map(({ what }: TyposcopeError) => what)).toEqual(['no key', '2 too large']);
    expect(error.message).toMatch(/tiny\.yaml: 2 faults\n {2}models: no key\n/);
    expect([...models.reference!.asked, ...models.careless!.asked]).toEqual([]);
  });

  test('copy that does not fit, for a plan too, and once for several models', async () => {
    const files = { 'datasets/tiny/samples/long.yaml': tooLong };
    const { benchmark, folder } = await tinyBenchmark(tinyYaml(two, 'repeats: 2\n'), files);
    const store = storeOf();
    const out = join(folder, 'out');
    for (const begin of [
      () => runBenchmark({ benchmark, providers: builtInProviders, runId: 'r', out, store }),
      () => planRun(benchmark, builtInProviders, store),
    ]) {
      const error = await begin().catch((error) => error);
      expect(error).toMatchObject({ code: 'benchmark' });
      expect(error.faults).toHaveLength(1);
      expect(error.message).toMatch(/sample long · canvas: the copy does not fit its canvas/);
    }
    expect(existsSync(out)).toBe(false);
  });

  test('what is stored needs no check: a finished run needs no key', async () => {
    const store = storeOf();
    const yaml = tinyYaml(reference);
    await runOf(yaml, fakes(() => nothingOf('refused')).providers, { store });
    const keyless = fakes(() => nothingOf('error'), { check: async () => [faulty('no key')] });
    expect((await runOf(yaml, keyless.providers, { store })).images[0]!.outcome).toBe('refused');
  });

  test('a folder’s picture for samples of two sets, though one of them is stored', async () => {
    const red = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const files = {
      'pictures/harbour.png': red,
      'datasets/more/set.yaml': 'name: more\nversion: 1.0.0\ntitle: More\nlicence: CC0-1.0\n',
      'datasets/more/samples/harbour.yaml': tinySample('harbour', 'Other copy'),
    };
    const yaml = tinyYaml(folderLine).replace('[tiny]', '[tiny, more]');
    const { benchmark } = await tinyBenchmark(yaml, files);
    const store = storeOf();
    const one = { ...benchmark, sets: benchmark.sets.slice(0, 1) };
    const mine = builtInProviders.folder!.create(one.models[0]!, contextOf(benchmark));
    const request = requestOf(planCells(one)[0]!, 1);
    await answerOf(mine, request, {
      store,
      limits: defaultLimits,
      asking: new Map(),
      ...freely(),
    });
    await expect(planRun(one, builtInProviders, store)).resolves.toMatchObject({
      rows: [{ stored: 1 }],
    });
    await expect(planRun(benchmark, builtInProviders, store)).rejects.toThrow(
      /harbour: two sets have a sample of this name/,
    );
  });

  test('an error of a check’s own is not taken for the user’s', async () => {
    const { providers } = fakes(() => nothingOf('refused'), {
      check: () => Promise.reject(new TypeError('x is not a function')),
    });
    await expect(runOf(tinyYaml(reference), providers)).rejects.toThrow(TypeError);
  });
});

describe('a plan', () => {
  test('counts cells, what is stored and what it will cost, and asks nobody', async () => {
    const store = storeOf();
    const { providers, models } = fakes(({ sample }) =>
      nothingOf(sample.id === 'market' ? 'error' : 'refused'),
    );
    const yaml = tinyYaml(reference, 'repeats: 2\nmaxCost: 3\n');
    await runOf(yaml, providers, { store });
    const { benchmark } = await tinyBenchmark(
      tinyYaml(two, 'repeats: 2\nmaxCost: 3\n'),
      {},
      providers,
    );
    const { rows, summary } = await planRun(benchmark, providers, store);
    const price = { pricePerPicture: '0.05', priceBasis: 'usage', priceDate: null };
    expect(rows).toEqual([
      { model: 'reference', simulated: false, cells: 4, stored: 2, failed: 2, toDo: 0, ...price },
      { model: 'careless', simulated: false, cells: 4, stored: 0, toDo: 4, ...price },
    ]);
    expect(summary).toEqual({
      benchmark: 'tiny',
      sets: [{ name: 'tiny', version: '1.0.0', samples: 2 }],
      repeats: 2,
      maxCost: '3.00',
      readings: { stored: 0, needed: 0 },
      time: { seconds: 30, assumed: 1 },
    });
    expect(models.careless!.asked).toEqual([]);
  });
});

import { createHash } from 'node:crypto';
import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadBenchmark } from '../../src/benchmark/load.ts';
import { ruleIds } from '../../src/benchmark/schema.ts';
import { loadSet } from '../../src/dataset/load.ts';
import { referenceModel } from '../../src/models/reference.ts';
import { type Results, serializeResults } from '../../src/results/results.ts';
import { planRun } from '../../src/run/plan-run.ts';
import { type RunOptions, runBenchmark } from '../../src/run/run.ts';
import { scoreSet } from '../../src/run/score.ts';
import { openStore } from '../../src/store/store.ts';
import {
  newFolder,
  notedMeasurements,
  notedReadings,
  noteReadings,
  workFolder,
} from '../cli/typoscope.ts';
import { requestFor } from '../models/a-request.ts';
import { writeFiles } from './folder.ts';
import {
  modelLines,
  tinyFiles,
  tinyFolder,
  tinyYaml,
  tooLong,
  watchedProviders,
} from './tiny-benchmark.ts';

/**
 * Two samples for the reference, a simulated model and a folder that has a picture of one of them,
 * run once with a real reader: tests that need what came of it copy its store.
 */
const yaml = tinyYaml(modelLines.reference + modelLines.careless + modelLines.folder);
const CELLS = 6;
let home = '';
let results: Results;
let asked: string[];

beforeAll(async () => {
  home = await newFolder();
  await writeFiles(home, tinyFiles(yaml, { 'pictures/harbour.png': await aPicture() }));
  ({ results, asked } = await runIn(home));
});
afterAll(() => rm(home, { recursive: true, force: true }));

function aPicture(): Promise<Buffer> {
  const text = '<text x="20" y="110" font-size="56" font-family="sans-serif">Jazz Night</text>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="384" height="256">${text}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: 'white' }).png().toBuffer();
}

interface Ran {
  results: Results;
  asked: string[];
  ms: number;
}

async function runIn(
  folder: string,
  over: Partial<RunOptions> = {},
  onGenerate: (cell: string) => void = () => {},
): Promise<Ran> {
  const asked: string[] = [];
  const providers = watchedProviders((cell) => {
    asked.push(cell);
    onGenerate(cell);
  });
  const benchmark = await loadBenchmark(join(folder, 'benchmarks/tiny.yaml'));
  using store = openStore(join(folder, 'store'));
  const began = performance.now();
  const results = await runBenchmark({
    benchmark,
    providers,
    store,
    runId: 'r',
    out: join(folder, 'out'),
    threads: 1,
    overlays: false,
    ...over,
  });
  return { results, asked, ms: performance.now() - began };
}

/** A copy of the folder, with its store or with an empty one. */
async function copyOf(withStore: boolean): Promise<string> {
  const folder = await workFolder();
  await cp(home, folder, { recursive: true });
  if (!withStore) await rm(join(folder, 'store'), { recursive: true });
  return folder;
}

async function storedPictures(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'store/images'), { recursive: true });
  return names.filter((name) => name.endsWith('.png')).toSorted();
}

/** What must be the same whenever and in however many goes a benchmark is run. */
function untimed({ run, images, models }: Results) {
  return { run: { ...run, startedAt: '', finishedAt: '' }, images, models };
}

const imageOf = (model: string, sample: string) =>
  results.images.find((image) => image.model === model && image.sample === sample)!;

describe('a run', () => {
  test('keeps to its contract', () => {
    expect(() => serializeResults(results)).not.toThrow();
    expect(results.images).toHaveLength(CELLS);
    expect(results.run.versions.readers).toHaveLength(1);
  });

  test('tells what came of each cell: an absent picture is no wrong one', () => {
    expect(
      results.models.map(({ model, simulated, outcomes }) => ({ model, simulated, outcomes })),
    ).toEqual([
      { model: 'reference', simulated: true, outcomes: { image: 2 } },
      { model: 'careless', simulated: true, outcomes: { image: 2 } },
      { model: 'mine', simulated: false, outcomes: { image: 1, absent: 1 } },
    ]);
    expect(imageOf('mine', 'market')).toMatchObject({ text: null, usable: null, file: null });
    // What is drawn in large letters is read; what is not there is missing.
    expect(imageOf('mine', 'harbour').text!.blocks.map(({ verdict }) => verdict)).toEqual([
      'exact',
      'missing',
    ]);
  });

  test('names what simulated models did wrong, what they claim to cost, and nothing of others', () => {
    expect(imageOf('reference', 'harbour')).toMatchObject({
      simulated: true,
      injected: [],
      cost: { usd: '0.00', upTo: '0.00', basis: 'fixed' },
      latency: { attemptMs: null, totalMs: null },
    });
    for (const sample of ['harbour', 'market']) {
      const { cost, latency, injected } = imageOf('careless', sample);
      expect(cost).toMatchObject({ usd: expect.stringMatching(/^0\.\d+$/), basis: 'price-table' });
      expect(latency.attemptMs).toBeGreaterThan(1000);
      expect(injected).toBeInstanceOf(Array);
    }
    expect(results.images.flatMap(({ injected }) => injected ?? [])).not.toEqual([]);
    expect(imageOf('mine', 'harbour')).not.toHaveProperty('injected');
    expect(imageOf('mine', 'harbour').cost).toMatchObject({ usd: '0.05', basis: 'price-table' });
  });

  test('has the floor beside each rate: the reference’s picture, read as any other', () => {
    const noise = results.run.noise!;
    expect(noise.samples.map(({ set, sample }) => `${set}/${sample}`)).toEqual([
      'tiny/harbour',
      'tiny/market',
    ]);
    for (const { sample, cer, n, characters } of noise.samples) {
      const { text } = imageOf('reference', sample);
      expect({ cer, n, characters }).toEqual({
        cer: text!.cer,
        n: text!.decidedCharacters,
        characters: text!.characters,
      });
      for (const image of results.images.filter((image) => image.sample === sample)) {
        if (image.text !== null) expect(image.text.floor).toEqual({ cer, n });
      }
    }
    expect(noise.characters).toBe(noise.samples.reduce((sum, one) => sum + one.characters, 0));
    expect(noise.scripts).toEqual({
      Latn: { cer: noise.cer, n: noise.n, characters: noise.characters },
    });
    expect(Object.keys(noise.heights).length).toBeGreaterThan(0);
    // The typesetter's own pictures are easy to read.
    expect(noise.cer).toBeLessThan(0.1);
    expect(noise.n).toBeGreaterThan(20);
  });

  test('draws no picture twice: the floor’s are the reference’s', async () => {
    expect(asked.toSorted()).toEqual([
      'careless harbour 0',
      'careless market 0',
      'reference harbour 0',
      'reference market 0',
    ]);
    const hashes = results.images.flatMap(({ sha256 }) => sha256 ?? []);
    expect(new Set(hashes).size).toBe(5);
    expect(await storedPictures(home)).toHaveLength(5);
  });

  test('judges every picture by every rule, and says what it measured where', () => {
    for (const { text, layout } of results.images) {
      expect(layout.map(({ rule }) => rule)).toEqual(text === null ? [] : [...ruleIds]);
    }
    const of = (model: string, rule: string) =>
      imageOf(model, 'harbour').layout.find((one) => one.rule === rule)!;
    expect(of('reference', 'hierarchy')).toMatchObject({ verdict: 'not-applicable', score: null });
    expect(of('reference', 'contrast')).toMatchObject({ verdict: 'pass', score: 1 });
    expect(of('reference', 'contrast').marks!.length).toBeGreaterThan(0);
    // A block that is missing has no contrast; nothing faint stands in for it.
    expect(of('mine', 'contrast')).toMatchObject({ verdict: 'unknown', score: null });
    const { figures } = results.models.find(({ model }) => model === 'reference')!;
    expect(figures['layout/contrast']).toMatchObject({ value: 1, n: 2, worst: [1, 1] });
  });

  test('sums errors up over all decided characters', () => {
    for (const { model, figures } of results.models) {
      const texts = results.images.flatMap((image) =>
        image.model === model && image.text !== null ? [image.text] : [],
      );
      const sum = (key: 'decidedCharacters' | 'substituted' | 'missing' | 'inserted') =>
        texts.reduce((total, text) => total + text[key], 0);
      const n = sum('decidedCharacters');
      const wrong = sum('substituted') + sum('missing') + sum('inserted');
      expect(figures.cer).toMatchObject({ value: wrong / n, n });
      expect(figures['cer/Latn']).toEqual(figures.cer);
    }
  });
});

describe('again', () => {
  test('the same results; nobody is asked and nothing is read', async () => {
    const folder = await copyOf(true);
    noteReadings(join(folder, 'store'));
    const again = await runIn(folder);
    expect(again.asked).toEqual([]);
    expect(untimed(again.results)).toEqual(untimed(results));
    expect(notedReadings(join(folder, 'store'))).toEqual([]);
    expect(notedMeasurements(join(folder, 'store'))).toEqual([]);
    expect(await storedPictures(folder)).toEqual(await storedPictures(home));
    // No thread is started and no reader loaded.
    expect(again.ms).toBeLessThan(2000);
  });

  test('a plan says so', async () => {
    const folder = await copyOf(true);
    const providers = watchedProviders(() => expect.unreachable('asked'));
    const benchmark = await loadBenchmark(join(folder, 'benchmarks/tiny.yaml'));
    using store = openStore(join(folder, 'store'));
    const { rows, summary } = await planRun(benchmark, providers, store);
    const found = rows.map(({ model, simulated, cells, stored, toDo }) => {
      return { model, simulated, cells, stored, toDo };
    });
    expect(found).toEqual([
      { model: 'reference', simulated: true, cells: 2, stored: 2, toDo: 0 },
      { model: 'careless', simulated: true, cells: 2, stored: 2, toDo: 0 },
      { model: 'mine', simulated: false, cells: 2, stored: 1, toDo: 1 },
    ]);
    expect(summary.readings).toEqual({ stored: 5, needed: 5 });
  });

  test('in another order and with fewer models: only what is new is asked for', async () => {
    const folder = await copyOf(true);
    const more = '  - { id: careful, provider: simulated, model: careful }\n';
    await writeFile(
      join(folder, 'benchmarks/tiny.yaml'),
      tinyYaml(more + modelLines.careless.replace('id: careless', 'id: other-name')),
    );
    const again = await runIn(folder);
    expect(again.asked.toSorted()).toEqual(['careful harbour 0', 'careful market 0']);
    const { text, sha256 } = imageOf('careless', 'market');
    expect(again.results.images.at(-1)).toMatchObject({ model: 'other-name', text, sha256 });
  });
});

test('stopped and gone on with: the results of an unbroken run, and nobody is asked twice', async () => {
  const folder = await copyOf(false);
  const stop = new AbortController();
  const told: string[] = [];
  const first = runIn(
    folder,
    {
      signal: stop.signal,
      onPicture: ({ model, sample }) => {
        told.push(`${model} ${sample}`);
        stop.abort(new Error('enough'));
      },
    },
    (cell) => told.push(`asked ${cell}`),
  );
  await expect(first).rejects.toThrow('enough');
  const before = told.filter((line) => line.startsWith('asked ')).map((line) => line.slice(6));
  const second = await runIn(folder);
  expect(untimed(second.results)).toEqual(untimed(results));
  expect([...before, ...second.asked].toSorted()).toEqual(asked.toSorted());
  expect(await storedPictures(folder)).toEqual(await storedPictures(home));
});

test('without a floor: none is told, and no reference is drawn for it', async () => {
  const folder = await copyOf(false);
  await writeFile(join(folder, 'benchmarks/tiny.yaml'), tinyYaml(modelLines.folder));
  const { results: without } = await runIn(folder, { noise: false });
  expect(without.run.noise).toBeNull();
  expect(without.images[0]).toMatchObject({ outcome: 'image', text: { floor: null } });
  expect(await storedPictures(folder)).toHaveLength(1);
  expect(without.images[0]!.text!.blocks).toEqual(imageOf('mine', 'harbour').text!.blocks);
});

describe('a sample that the typesetter can’t draw', () => {
  const files = async () => ({
    'datasets/tiny/samples/long.yaml': tooLong,
    'pictures/long.png': await aPicture(),
  });

  test('is judged all the same where its picture is there, without a floor', async () => {
    const yaml = tinyYaml(modelLines.folder);
    const pictures = { ...(await files()), 'pictures/harbour.png': await aPicture() };
    const folder = await tinyFolder(yaml, pictures);
    const { results: ran } = await runIn(folder);
    const long = ran.images.find(({ sample }) => sample === 'long')!;
    expect(long).toMatchObject({ outcome: 'image', text: { floor: null } });
    expect(long.text!.cer).toBeGreaterThan(0.5);
    // That of the others is told; one without a picture, market, needs none.
    expect(ran.run.noise!.samples.map(({ sample }) => sample)).toEqual(['harbour']);
    expect(() => serializeResults(ran)).not.toThrow();
  });

  test('as in score', async () => {
    const folder = await tinyFolder(tinyYaml(modelLines.folder), await files());
    using store = openStore(join(folder, 'store'));
    const set = await loadSet(join(folder, 'datasets/tiny'));
    const floorless: string[] = [];
    const scored = await scoreSet({
      onNoFloor: (why) => floorless.push(why),
      set,
      folders: [{ label: 'mine', folder: join(folder, 'pictures') }],
      files: { mode: 'quick', weights: 'npm' },
      store,
      out: join(folder, 'out'),
      runId: 'r',
      threads: 1,
      overlays: false,
    });
    expect(floorless.join()).toContain('does not fit its canvas');
    const floors = scored.images.map(({ sample, text }) => [sample, text?.floor]);
    expect(floors).toEqual([
      ['harbour', undefined],
      ['long', null],
      ['market', undefined],
    ]);
    expect(scored.run.noise).toBeNull();
    // No reference is drawn nor read where there is no picture.
    expect(await storedPictures(folder)).toHaveLength(1);
  });
});

test('the reference’s picture is what the model draws, byte for byte', async () => {
  const set = await loadSet(join(home, 'datasets/tiny'));
  const sample = set.samples[0]!;
  const answer = await referenceModel({ id: 'x', options: {} }).generate(
    requestFor(sample, { folder: set.folder }),
  );
  const sha256 = createHash('sha256')
    .update('bytes' in answer ? answer.bytes : '')
    .digest('hex');
  expect(imageOf('reference', sample.id).sha256).toBe(sha256);
});

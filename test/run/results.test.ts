import { describe, expect, test } from 'vitest';
import { comparableOf } from '../../src/compare/comparable.ts';
import { compareRuns } from '../../src/compare/compare.ts';
import { sampleSchema } from '../../src/dataset/schema.ts';
import { type ImageResult, serializeResults } from '../../src/results/results.ts';
import { folderImage, type Summary, summarize } from '../../src/run/results.ts';
import { DEFAULT_BARS } from '../../src/run/usable.ts';
import { expectFinite } from '../figures/pictures.ts';
import { absentImage, countedBlock, exampleImage, exampleText } from '../results/example.ts';

/** One block of ten characters with so many errors; null: undecided. */
const scored = (sample: string, errors: number | null, over: Partial<ImageResult> = {}) =>
  exampleImage({ sample, text: exampleText({ blocks: [countedBlock(errors)] }), ...over });
const right = 0;
const half = 5;
const undecided = null;
const absent = absentImage();
const error = absentImage({ outcome: 'error', reason: 'The file is empty.' });

function resultsOf(images: ImageResult[], over: Partial<Summary> = {}) {
  return summarize({
    sets: [{ info: { name: 'menus', version: '1.0.0' }, sha256: 'a'.repeat(64) }],
    benchmark: null,
    noise: [],
    runId: 'r',
    startedAt: '2026-11-24T10:00:00.000Z',
    bars: DEFAULT_BARS,
    trust: 0.85,
    floors: { critical: 0.5, exact: 0.15, suspect: 0.6 },
    images,
    readers: [{ identity: { id: 'routed/npm', version: '1', data: 'd' }, kit: 'npm', alone: true }],
    ...over,
  });
}

function figuresOf(images: ImageResult[]) {
  const results = resultsOf(images);
  // Serializing checks them against the schema, which has finite numbers only.
  expect(() => serializeResults(results)).not.toThrow();
  return results.models[0]?.figures ?? {};
}

describe('text accuracy', () => {
  test.each<[string, ImageResult[], number | null, number, [number, number] | null]>([
    ['no pictures', [absent, absent], null, 0, null],
    ['only broken ones', [error, error], null, 0, null],
    ['one flawless', [scored('a', right)], 1, 1, [1, 1]],
    ['beside absent and broken ones', [scored('a', half), absent, error], 0.5, 1, [0.5, 0.5]],
    ['nothing decided', [scored('a', undecided)], null, 0, [0, 1]],
    [
      'a sample of which nothing is decided is in the bounds only',
      [scored('a', right), scored('b', undecided)],
      1,
      1,
      [0.5, 1],
    ],
    [
      'repeats count once: their sample is the unit',
      [
        scored('a', right),
        scored('b', half, { repeat: 0 }),
        scored('b', half, { repeat: 1 }),
        scored('b', half, { repeat: 2 }),
      ],
      0.75,
      2,
      [0.75, 0.75],
    ],
    [
      'samples of two sets with one name are two samples',
      [scored('a', right), scored('a', half, { set: 'posters' })],
      0.75,
      2,
      [0.75, 0.75],
    ],
    ['more inserted than was asked for is below 0', [scored('a', 30)], -2, 1, [-2, -2]],
  ])('%s', (_, images, value, n, worst) => {
    expect(figuresOf(images).textAccuracy).toMatchObject({ value, n, worst, unit: '1' });
  });

  test('an interval around the mean, the same each time', () => {
    const images = Array.from({ length: 12 }, (_, i) => scored(`s${i}`, i % 3 ? right : half));
    const first = figuresOf(images).textAccuracy!;
    expect(first.low).toBeLessThan(first.value!);
    expect(first.high).toBeGreaterThan(first.value!);
    expect(figuresOf(images).textAccuracy).toEqual(first);
  });
});

test('a run names the floors it was judged by', () => {
  expect(resultsOf([]).run.floors).toEqual({ critical: 0.5, exact: 0.15, suspect: 0.6 });
});

describe('usable rate', () => {
  const usable = (value: boolean | null, sample = 'a') => exampleImage({ sample, usable: value });
  test.each<[string, ImageResult[], number | null, number, [number, number] | null]>([
    ['no pictures', [absent], null, 0, null],
    ['broken files are no pictures', [error], null, 0, null],
    ['beside absent and broken ones', [usable(true), absent, error], 1, 1, [1, 1]],
    [
      'undecided ones make the difference',
      [usable(true), usable(false), usable(null, 'b'), usable(null, 'b')],
      0.25,
      2,
      [0.25, 0.75],
    ],
  ])('%s', (_, images, value, n, worst) => {
    expect(figuresOf(images).usableRate).toMatchObject({ value, n, worst });
  });
});

describe('ranks', () => {
  const named = (model: string, errors: number) =>
    Array.from({ length: 12 }, (_, i) => scored(`s${i}`, errors, { model }));

  test('two that can’t be told apart share one, and a worse one comes third', () => {
    const images = [...named('a"', 0), ...named('מודל 🖼️', 0), ...named('c', half)];
    const { models, comparisons } = resultsOf(images);
    expect(models.map(({ ranks }) => ranks)).toEqual([
      { textAccuracy: 1, usableRate: 1 },
      { textAccuracy: 1, usableRate: 1 },
      { textAccuracy: 3, usableRate: 1 },
    ]);
    expect(comparisons).toHaveLength(6);
  });

  test('a gap within the readers’ error ranks nobody', () => {
    const noise = [{ set: 'menus', sample: 's0', cer: 0.6, n: 10, characters: 10, blocks: [] }];
    const blocks = [{ script: 'Latn', height: 30, decided: true, characters: 10, errors: 6 }];
    const images = [...named('a', right), ...named('b', half)];
    const of = (floors: Summary['noise']) =>
      resultsOf(images, { noise: floors }).models.map(({ ranks }) => ranks?.textAccuracy);
    expect(of([])).toEqual([1, 2]);
    expect(of([{ ...noise[0]!, blocks }])).toEqual([1, 1]);
  });
});

describe('no figure is NaN or infinite', () => {
  const none = absentImage({ model: 'b', outcome: 'timeout', reason: 'r' });
  const always = (over: Partial<ImageResult>) =>
    Array.from({ length: 12 }, (_, i) => scored(`s${i}`, right, over));

  test.each<[string, ImageResult[]]>([
    ['every picture failed', [error, none, { ...none, outcome: 'uncertain' }]],
    ['every picture was refused', [{ ...none, outcome: 'refused' }]],
    ['there is one sample', [scored('a', half), scored('a', right, { model: 'b' })]],
    ['a metric is always 1', [...always({}), ...always({ model: 'b' })]],
    ['one model has nothing but failures', [...always({}), none]],
    [
      'blocks have no character',
      [exampleImage({ text: exampleText({ blocks: [countedBlock(2, 0)] }) })],
    ],
    [
      'all is undecided',
      [...always({}).map((one) => ({ ...one, usable: null })), scored('x', null)],
    ],
    ['nothing was read', [exampleImage({ text: null, textReason: 'r', usable: null })]],
    ['far more was drawn than asked for', [scored('a', 500), scored('b', 3), scored('c', 0)]],
  ])('where %s', (_, images) => {
    const results = resultsOf(images);
    expectFinite(results.models);
    expect(() => serializeResults(results)).not.toThrow();
    const own = comparableOf(results);
    const comparison = compareRuns(own, own);
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
  });
});

test('models in the order they were given, each with its outcomes', () => {
  const of = (model: string, image: ImageResult) => ({ ...image, model });
  const { models } = resultsOf([of('z', scored('a', right)), of('z', error), of('b', absent)]);
  expect(models.map(({ model, images, outcomes }) => ({ model, images, outcomes }))).toEqual([
    { model: 'z', images: 2, outcomes: { image: 1, error: 1 } },
    { model: 'b', images: 1, outcomes: { absent: 1 } },
  ]);
});

describe('what was asked for', () => {
  const asked = (id: string, over: object = {}) =>
    sampleSchema.parse({
      id,
      category: 'menu',
      canvas: { width: 1024, height: 768 },
      prompt: 'Draw {{a}} and {{b}}.',
      copy: [
        { id: 'a', role: 'label', lang: 'ja', text: '炭火焼き' },
        { id: 'b', role: 'label', lang: 'en', text: '$& {{a}}' },
        { id: 'c', role: 'label', lang: 'ja', text: 'x' },
      ],
      ...over,
    });
  const setOf = (name: string, samples?: ReturnType<typeof asked>[]) => ({
    ...{ info: { name, version: '1.0.0' }, sha256: 'a'.repeat(64) },
    ...(samples === undefined ? {} : { samples }),
  });
  const samplesOf = (...sets: ReturnType<typeof setOf>[]) => resultsOf([], { sets }).samples;

  test('in the order of the sets, whatever came of it', () => {
    const sets = [setOf('posters', [asked('z')]), setOf('menus', [asked('b'), asked('a')])];
    expect(samplesOf(...sets)?.map(({ set, sample }) => `${set}/${sample}`)).toEqual([
      ...['posters/z', 'menus/b', 'menus/a'],
    ]);
  });

  test('has its languages, each once, and the prompt as it was sent', () => {
    expect(samplesOf(setOf('menus', [asked('a')]))).toEqual([
      {
        ...{ set: 'menus', sample: 'a', languages: ['ja', 'en'] },
        prompt: 'Draw 炭火焼き and $& {{a}}.',
      },
    ]);
  });

  test('is not told of a set whose samples nobody gave', () => {
    expect(samplesOf(setOf('menus'), setOf('posters', [asked('a')]))).toHaveLength(1);
    expect(samplesOf(setOf('menus'))).toEqual([]);
  });

  test('keeps to the contract', () => {
    const results = resultsOf([scored('a', right)], { sets: [setOf('menus', [asked('a')])] });
    expect(() => serializeResults(results)).not.toThrow();
  });
});

describe('what is known before a picture is opened', () => {
  const sample = sampleSchema.parse({
    id: 'menu',
    category: 'menu',
    canvas: { width: 1024, height: 768 },
    prompt: '{{a}}',
    copy: [{ id: 'a', role: 'label', lang: 'en', text: 'x' }],
  });

  test('of an absent one nothing is called wrong and nothing costs zero', () => {
    expect(folderImage({ model: 'm', sample, entry: null }, 'menus')).toMatchObject({
      outcome: 'absent',
      usable: null,
      text: null,
      attempts: 0,
      cost: { usd: null, basis: 'unknown' },
      latency: { attemptMs: null, totalMs: null },
      requested: { width: 1024, height: 768, params: {} },
    });
  });

  test('cost and latency as the manifest gives them', () => {
    const entry = { sample: 'menu', repeat: 2, path: '/x', usd: '0.0531', ms: 41200 };
    expect(folderImage({ model: 'm', sample, entry }, 'menus')).toMatchObject({
      repeat: 2,
      attempts: 1,
      cost: { usd: '0.0531', upTo: '0.0531', basis: 'fixed' },
      latency: { attemptMs: 41200, totalMs: 41200 },
    });
  });
});

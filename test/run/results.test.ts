import { describe, expect, test } from 'vitest';
import { sampleSchema } from '../../src/dataset/schema.ts';
import { type ImageResult, serializeResults } from '../../src/results/results.ts';
import { folderImage, summarize } from '../../src/run/results.ts';
import { DEFAULT_BARS } from '../../src/run/usable.ts';
import { absentImage, exampleImage, exampleText } from '../results/example.ts';

interface Texted {
  cer: number | null;
  cerInterval: [number, number];
}

const scored = (sample: string, text: Texted, over: Partial<ImageResult> = {}) =>
  exampleImage({ sample, text: exampleText(text), ...over });
const right: Texted = { cer: 0, cerInterval: [0, 0] };
const half: Texted = { cer: 0.5, cerInterval: [0.5, 0.5] };
const undecided: Texted = { cer: null, cerInterval: [0, 1] };
const absent = absentImage();
const error = absentImage({ outcome: 'error', reason: 'The file is empty.' });

function resultsOf(images: ImageResult[]) {
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
    [
      'more inserted than was asked for is below 0',
      [scored('a', { cer: 3, cerInterval: [3, 3] })],
      -2,
      1,
      [-2, -2],
    ],
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
  const usable = (value: boolean | null) => exampleImage({ usable: value });
  test.each<[string, ImageResult[], number | null, number, [number, number] | null]>([
    ['no pictures', [absent], null, 0, null],
    ['broken files are no pictures', [error], null, 0, null],
    ['beside absent and broken ones', [usable(true), absent, error], 1, 1, [1, 1]],
    [
      'undecided ones make the difference',
      [usable(true), usable(false), usable(null), usable(null)],
      0.25,
      4,
      [0.25, 0.75],
    ],
  ])('%s', (_, images, value, n, worst) => {
    expect(figuresOf(images).usableRate).toMatchObject({ value, n, worst });
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

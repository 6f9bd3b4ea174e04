import { describe, expect, test } from 'vitest';
import type { Shown } from '../../../src/report/site/cells.ts';
import { runPages } from '../../../src/report/site/run-data.ts';
import type { ImageResult, Results } from '../../../src/results/results.ts';
import { absentImage, exampleImage, exampleResults } from '../../results/example.ts';
import { syntheticResults } from './synthetic-run.ts';

const NONE: Shown = { picture: null, thumbnail: null };

/** Pages of a run of these pictures. */
function pagesOf(images: ImageResult[], over: Partial<Results> = {}) {
  const models = [...new Set(images.map(({ model }) => model))];
  const [example] = exampleResults().models;
  return runPages(
    {
      ...exampleResults(),
      images,
      models: models.map((model) => ({ ...example!, model })),
      ...over,
    },
    () => NONE,
  );
}

const drawn = (model: string, sample: string, over: Partial<ImageResult> = {}) =>
  exampleImage({ model, sample, ...over });
const sent = (params: object, came?: object): Partial<ImageResult> => ({
  requested: {
    ...{ width: 10, height: 10, params: { ...params } },
    ...(came === undefined ? {} : { sent: { ...came } }),
  },
});

describe('cells', () => {
  const images = [
    drawn('b', 'x'),
    drawn('a', 'x', { repeat: 1 }),
    drawn('b', 'y', { set: 'posters' }),
    absentImage({ model: 'a', sample: 'y' }),
  ];

  test('are in the order of the pictures, and say of which model and sample', () => {
    const { models, samples, cells } = pagesOf(images).data;
    const named = cells.map((cell) => {
      const { set, sample } = samples[cell.sample]!;
      return `${models[cell.model]!.model} ${set}/${sample}#${cell.repeat}`;
    });
    expect(named).toEqual(['b menus/x#0', 'a menus/x#1', 'b posters/y#0', 'a menus/y#0']);
  });

  test('have the files that there are of them', () => {
    const shownOf = ({ file }: ImageResult): Shown => ({
      picture: file,
      thumbnail: `${file}.webp`,
    });
    const { data } = runPages({ ...exampleResults(), images: [exampleImage()] }, shownOf);
    expect(data.cells[0]).toMatchObject({
      picture: 'images/ab/abcd.png',
      thumbnail: 'images/ab/abcd.png.webp',
    });
  });
});

describe('samples', () => {
  const images = [
    drawn('a', 'x'),
    drawn('b', 'x'),
    drawn('a', 'x', { set: 'posters' }),
    drawn('a', 'y'),
  ];

  test('are there once, each with a script of its own that has no foreign name', () => {
    const { samples } = pagesOf([...images, drawn('a', '../../etc')]).data;
    expect(samples.map(({ set, sample, script }) => [set, sample, script])).toEqual([
      ['menus', 'x', 'samples/0001.js'],
      ['posters', 'x', 'samples/0002.js'],
      ['menus', 'y', 'samples/0003.js'],
      ['menus', '../../etc', 'samples/0004.js'],
    ]);
  });

  test('have the whole results of their pictures, in the order of the cells', () => {
    const { details } = pagesOf(images);
    expect([...details.keys()]).toEqual(['samples/0001.js', 'samples/0002.js', 'samples/0003.js']);
    expect(details.get('samples/0001.js')).toEqual([images[0], images[1]]);
  });

  test('have the prompt and the languages that results.json tells', () => {
    const samples = [{ set: 'menus', sample: 'y', languages: ['de'], prompt: 'A menu' }];
    const found = pagesOf(images, { samples }).data.samples;
    expect(found.map(({ languages, prompt }) => [languages, prompt])).toEqual([
      [['ja'], null],
      [['ja'], null],
      [['de'], 'A menu'],
    ]);
  });

  test('have no language where nobody knows it', () => {
    const { samples } = pagesOf([absentImage()]).data;
    expect(samples).toMatchObject([{ languages: [], prompt: null }]);
  });
});

describe('settings as asked for', () => {
  test.each<[string, Partial<ImageResult>[], Record<string, unknown>]>([
    ['are the params', [sent({ quality: 'high' })], { quality: 'high' }],
    ['and what came of them', [sent({ quality: 'high' }, { n: 1 })], { n: 1, quality: 'high' }],
    ['before which the params go', [sent({ size: 'auto' }, { size: '1x1' })], { size: 'auto' }],
    [
      'but what other pictures had otherwise',
      [sent({}, { n: 1, seed: 1 }), sent({}, { n: 1, seed: 2 })],
      { n: 1 },
    ],
    ['but what others had not', [sent({}, { n: 1 }), sent({})], {}],
    [
      'alike, however deep',
      [sent({}, { a: { b: [1] } }), sent({}, { a: { b: [1] } })],
      { a: { b: [1] } },
    ],
    ['otherwise, however deep', [sent({}, { a: { b: [1] } }), sent({}, { a: { b: [2] } })], {}],
  ])('%s', (_, facts, requested) => {
    const images = facts.map((over, repeat) => drawn('m', 'x', { repeat, ...over }));
    expect(pagesOf(images).data.requested).toEqual({ m: requested });
  });

  test('are each model’s own', () => {
    const images = [drawn('a', 'x', sent({ q: 1 })), drawn('b', 'x', sent({ q: 2 }))];
    expect(pagesOf(images).data.requested).toEqual({ a: { q: 1 }, b: { q: 2 } });
  });
});

test('models are named as they named themselves, each name once', () => {
  const images = ['v2', null, 'v1', 'v2'].map((modelAnswered, repeat) =>
    drawn('m', 'x', { repeat, modelAnswered }),
  );
  expect(pagesOf([...images, drawn('n', 'x')]).data.answered).toEqual({ m: ['v1', 'v2'], n: [] });
});

describe('the readers’ own error', () => {
  const rate = (cer: number | null, n: number) => ({ cer, n, characters: n });
  const images = [
    drawn('m', 'x'),
    drawn('m', 'y'),
    drawn('m', 'z', { category: 'ui', text: null, textReason: 'r' }),
  ];
  const noisy = (noise: Results['run']['noise']) =>
    pagesOf(images, { run: { ...exampleResults().run, noise: noise! } }).data.floors;

  test('is not known where it was not measured', () => {
    expect(pagesOf(images).data.floors).toEqual({ all: null, language: {}, category: {} });
  });

  test('is by language that of its script, by category over all its characters', () => {
    const samples = [
      { set: 'menus', sample: 'x', ...rate(0.1, 10) },
      { set: 'menus', sample: 'y', ...rate(0, 30) },
      { set: 'menus', sample: 'z', ...rate(null, 0) },
      // Of a sample that no picture is of.
      { set: 'menus', sample: 'gone', ...rate(1, 99) },
    ];
    const scripts = { Jpan: rate(0.02, 40), Latn: rate(0.5, 9) };
    expect(noisy({ ...rate(0.025, 40), scripts, heights: {}, samples })).toEqual({
      all: 0.025,
      language: { ja: 0.02 },
      category: { menu: 0.025, ui: null },
    });
  });

  test('is not known of a script that was not measured', () => {
    const noise = { ...rate(0.025, 40), scripts: {}, heights: {}, samples: [] };
    expect(noisy(noise).language).toEqual({ ja: null });
  });
});

test('a run of nothing has pages', () => {
  const { data, details } = pagesOf([]);
  expect(data).toMatchObject({ models: [], samples: [], cells: [], jobs: [], answered: {} });
  expect(details.size).toBe(0);
});

test('names that every object has a key of are names', () => {
  const images = ['__proto__', 'constructor'].map((name) => drawn(name, name, { set: name }));
  const { data } = pagesOf(images);
  expect(Object.keys(data.requested)).toEqual(['__proto__', 'constructor']);
  expect(Object.keys(data.answered)).toEqual(['__proto__', 'constructor']);
  expect(data.samples.map(({ sample }) => sample)).toEqual(['__proto__', 'constructor']);
});

describe('a whole run', () => {
  const results = syntheticResults({ samples: 16, repeats: 2, hostile: true });
  const { data, details } = runPages(results, () => NONE);

  test('has every picture once, in a cell and in its sample’s script', () => {
    expect(data.cells).toHaveLength(results.images.length);
    expect([...details.values()].flat()).toHaveLength(results.images.length);
    for (const { script } of data.samples) expect(details.has(script)).toBe(true);
  });

  test('has cells in the order of the scripts, so that either finds the other', () => {
    for (const [at, { script }] of data.samples.entries()) {
      const own = data.cells.filter(({ sample }) => sample === at);
      expect(own.map(({ model, repeat }) => `${data.models[model]!.model} ${repeat}`)).toEqual(
        details.get(script)!.map(({ model, repeat }) => `${model} ${repeat}`),
      );
    }
  });

  test('is the same again', () => {
    expect(JSON.stringify(runPages(results, () => NONE).data)).toBe(JSON.stringify(data));
  });

  test('has no figure that JSON doesn’t know', () => {
    JSON.stringify(data, (key, value) => {
      if (typeof value === 'number') expect(value, key).toSatisfy(Number.isFinite);
      return value;
    });
  });
});

import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { noiseResult } from '../../src/figures/noise-floor.ts';
import { floorTables } from '../../src/report/floor-table.ts';
import type { ImageResult, ModelResult, Results } from '../../src/results/results.ts';
import { exampleImage, exampleResults, exampleText } from '../results/example.ts';

type Rates = Readonly<Record<string, number | null>>;
type Noise = NonNullable<Results['run']['noise']>;

const rate = (cer: number | null, n = 100) => ({ cer, n: cer === null ? 0 : n, characters: n });

const noise: Noise = {
  ...rate(0.005),
  scripts: { Latn: rate(0.001), Jpan: rate(0.02), Arab: rate(null) },
  heights: { 'over 72 px': rate(0), 'under 24 px': rate(0.03) },
  samples: [
    { set: 'menus', sample: 'lunch', ...rate(0.01) },
    { set: 'menus', sample: 'dinner', ...rate(null) },
  ],
};

function figuresOf(rates: Rates): ModelResult['figures'] {
  return Object.fromEntries(
    Object.entries(rates).map(([name, value]) => [
      name,
      { value, low: null, high: null, n: 100, unit: '1' },
    ]),
  );
}

const model = (name: string, rates: Rates = {}): ModelResult => {
  return { model: name, simulated: false, images: 1, outcomes: {}, figures: figuresOf(rates) };
};

const image = (name: string, sample: string, cer: number | null, more: Partial<ImageResult> = {}) =>
  exampleImage({ model: name, sample, text: exampleText({ cer }), ...more });

function resultsOf(models: ModelResult[], images: ImageResult[], over: Partial<Noise> = {}) {
  const results = exampleResults();
  return {
    ...results,
    run: { ...results.run, noise: { ...noise, ...over } },
    images,
    models,
  } satisfies Results;
}

/** The cells of a table's rows, its title and head aside. */
function rowsOf(table: string): string[][] {
  return table
    .split('\n')
    .slice(2)
    .map((line) => line.trim().split(/ {2,}/));
}

test('without a floor there is no table to compare with', () => {
  for (const none of [null, undefined]) {
    const results = resultsOf([model('a')], []);
    expect(floorTables({ ...results, run: { ...results.run, noise: none } })).toEqual([]);
  }
});

test('as they are printed', () => {
  const results = resultsOf(
    [model('wan', { cer: 0.04, 'cer/Latn': 0.03 })],
    [image('wan', 'lunch', 0.04)],
  );
  const [sample] = floorTables(results, ['sample']);
  expect(sample).toBe(
    [
      'CER by sample',
      '        Floor   wan',
      'lunch    1.0%  4.0%',
      'dinner      –     –',
      'all      0.5%  4.0%',
    ].join('\n'),
  );
  const tables = floorTables(results);
  expect(tables.map((table) => table.split('\n')[0])).toEqual([
    'CER by sample',
    'CER by script',
    'CER by text height',
    expect.stringMatching(/^Floor: the readers’ own error/),
  ]);
});

describe('by sample', () => {
  test('the mean of its repeats, of which the undecided and the unjudged are none', () => {
    const results = resultsOf(
      [model('a', { cer: 0.5 })],
      [
        image('a', 'lunch', 0.01),
        image('a', 'lunch', 0.04, { repeat: 1 }),
        image('a', 'lunch', null, { repeat: 2 }),
        image('a', 'lunch', 0, { repeat: 3, text: null, textReason: 'out of memory' }),
        image('b', 'lunch', 1),
        image('a', 'lunch', 1, { set: 'posters' }),
      ],
    );
    expect(rowsOf(floorTables(results, ['sample'])[0]!)).toEqual([
      ['lunch', '1.0%', '2.5%'],
      ['dinner', '–', '–'],
      ['all', '0.5%', '50.0%'],
    ]);
  });

  test('of several sets, each with its set', () => {
    const results = resultsOf([model('a')], [image('a', 'one', 0.1, { set: 'posters' })], {
      samples: [
        { set: 'menus', sample: 'one', ...rate(0) },
        { set: 'posters', sample: 'one', ...rate(0.5) },
      ],
    });
    results.run.sets.push({ name: 'posters', version: '1.0.0', sha256: 'c'.repeat(64) });
    expect(rowsOf(floorTables(results, ['sample'])[0]!)).toEqual([
      ['menus/one', '0.0%', '–'],
      ['posters/one', '50.0%', '10.0%'],
      ['all', '0.5%', '–'],
    ]);
  });
});

describe('by script and text height', () => {
  const results = resultsOf(
    [
      model('a', { 'cer/Latn': 0.1, 'cer/Arab': null, 'cer/40-72 px': 0.2 }),
      model('b', { 'cer/Latn': 0, 'cer/under 24 px': 1.5 }),
    ],
    [],
  );

  test('scripts in order; one that the floor or a model lacks is –', () => {
    expect(rowsOf(floorTables(results, ['script'])[0]!)).toEqual([
      ['Arab', '–', '–', '–'],
      ['Jpan', '2.0%', '–', '–'],
      ['Latn', '0.1%', '10.0%', '0.0%'],
    ]);
  });

  test('a script that only a model has: its floor is not known', () => {
    const only = resultsOf([model('a', { 'cer/Grek': 0.1 })], [], { scripts: {} });
    expect(rowsOf(floorTables(only, ['script'])[0]!)).toEqual([['Grek', '–', '10.0%']]);
  });

  test('heights from small to large, those that nobody has left out', () => {
    expect(rowsOf(floorTables(results, ['height'])[0]!)).toEqual([
      ['under 24 px', '3.0%', '–', '150.0%'],
      ['40-72 px', '–', '20.0%', '–'],
      ['over 72 px', '0.0%', '–', '–'],
    ]);
  });
});

test('names that begin alike can still be told apart', () => {
  const names = ['gpt-image-2/high', 'gpt-image-2/low', 'gpt-image-2/medium', 'gpt-image-2/auto'];
  for (const count of [2, 3, 4]) {
    const used = names.slice(0, count);
    const [, head] = floorTables(
      resultsOf(
        used.map((name) => model(name)),
        [],
      ),
      ['sample'],
    )[0]!.split('\n');
    const shown = head!.trim().split(/ {2,}/).slice(1);
    expect(shown).toHaveLength(count);
    expect(new Set(shown).size).toBe(count);
  }
});

const LONG = 'flux-2-pro-with-a-name-that-never-ends/and-then-some-more-of-it-at-the-very-end';
const HOSTILE = [
  'fal\u202e/\u001b[31mred',
  '炭火焼き鳥よし'.repeat(9),
  'a\nb\tc',
  '👩‍👩‍👧'.repeat(30),
  '',
  LONG,
];

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
  '%i models with hostile names fit 80 columns',
  (count) => {
    const names = Array.from({ length: count }, (_, i) => `${HOSTILE[i % HOSTILE.length]}${i}`);
    const rates: Rates = { cer: 123.456, 'cer/Latn': 1e-9, 'cer/under 24 px': null };
    const sample = 's'.repeat(80);
    const results = resultsOf(
      names.map((name) => model(name, rates)),
      names.map((name) => image(name, sample, 98.765)),
      { samples: [{ set: '字'.repeat(40), sample, ...rate(1) }], scripts: { Latn: rate(77.77) } },
    );
    results.run.sets.push({ name: 'another', version: '1.0.0', sha256: 'c'.repeat(64) });
    const printed = floorTables(results).join('\n\n');
    for (const line of printed.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
    expect(printed).not.toMatch(/[^\P{C}\n\u200d]/u);
    expect(printed).not.toMatch(/NaN|null|undefined|Infinity/);
    // No model is lost where they take several tables.
    expect(printed.match(/12345\.6%/g) ?? []).toHaveLength(count);
    expect(printed.match(/<0\.1%/g) ?? []).toHaveLength(count);
  },
);

test('what a run measures is what is printed', () => {
  const block = { script: 'Latn', height: 30, decided: true, characters: 200, errors: 1 };
  const results = resultsOf([], []);
  const measured = noiseResult([
    { set: 'menus', sample: 'lunch', cer: 0.005, n: 200, characters: 200, blocks: [block] },
  ]);
  const tables = floorTables({ ...results, run: { ...results.run, noise: measured } });
  expect(tables.slice(0, 3).map((table) => table.split('\n').at(-1)!.split(/ {2,}/))).toEqual([
    ['all', '0.5%'],
    ['Latn', '0.5%'],
    ['24-40 px', '0.5%'],
  ]);
});

import { expect, test } from 'vitest';
import { modelFigures } from '../../src/figures/model-figures.ts';
import type { ImageResult } from '../../src/results/results.ts';
import { absentImage, countedBlock, exampleImage, exampleText } from '../results/example.ts';
import { expectFinite } from './pictures.ts';

const priced = (usd: string | null) => {
  return { usd, upTo: usd, basis: 'fixed', priceDate: null } as const;
};
const image = (sample: string, errors: number | null, over: Partial<ImageResult> = {}) =>
  exampleImage({
    sample,
    text: exampleText({ blocks: [countedBlock(errors)] }),
    cost: priced('0.1'),
    ...over,
  });
const failed = (outcome: ImageResult['outcome']) => absentImage({ outcome, reason: 'r' });

test('the names of all figures of a picture', () => {
  expect(Object.keys(modelFigures([image('a', 0)]))).toEqual([
    'textAccuracy',
    'textAccuracyMicro',
    'decidedShare',
    'usableRate',
    'revisionRate',
    'expectedAttempts',
    'refusalRate',
    'emptyRate',
    'failureRate',
    'criticalRate',
    'cleanRate',
    'layoutRate',
    'costPerUsable',
    'productionCycle',
    'latencyP50',
    'latencyP95',
    'cer',
    'cer/Latn',
    'layout/hierarchy',
    ...[
      'category/menu',
      'difficulty/medium',
      'group/izakaya',
      'language/en',
      'script/Latn',
    ].flatMap((part) => [`textAccuracy/${part}`, `usableRate/${part}`, `costPerUsable/${part}`]),
  ]);
});

test('a part has the figures of its own pictures', () => {
  const figures = modelFigures([
    image('a', 0),
    image('b', 5, { category: 'poster', usable: false }),
    image('c', 0, { category: 'poster' }),
  ]);
  expect(figures['textAccuracy/category/menu']).toMatchObject({ value: 1, n: 1 });
  expect(figures['textAccuracy/category/poster']).toMatchObject({ value: 0.75, n: 2 });
  expect(figures['usableRate/category/poster']).toMatchObject({ value: 0.5, n: 2 });
  expect(figures['costPerUsable/category/poster']).toMatchObject({ value: 0.2, n: 2 });
});

test('a language has the text accuracy of its blocks, and the pass rate of whole pictures', () => {
  const blocks = [countedBlock(0), countedBlock(5, 10, { id: 'b', lang: 'ja', script: 'Jpan' })];
  const figures = modelFigures([image('a', 0, { text: exampleText({ blocks }), usable: false })]);
  expect(figures['textAccuracy/language/ja']!.value).toBe(0.5);
  expect(figures['textAccuracy/script/Latn']!.value).toBe(1);
  expect(figures['usableRate/language/en']!.value).toBe(0);
});

test.each<[string, ImageResult[]]>([
  ['no picture', []],
  ['failed pictures', [failed('error'), failed('timeout'), failed('uncertain')]],
  ['absent ones', [failed('absent'), failed('skipped-budget')]],
  ['refusals', [failed('refused'), failed('empty')]],
  ['one sample', [image('a', 0)]],
  ['what is always right', ['a', 'b', 'c'].map((sample) => image(sample, 0))],
  ['what is always wrong', ['a', 'b'].map((sample) => image(sample, 30, { usable: false }))],
  ['undecided ones', ['a', 'b'].map((sample) => image(sample, null, { usable: null }))],
  ['free ones', ['a', 'b'].map((sample) => image(sample, 1, { cost: priced('0') }))],
  [
    'blocks without a character',
    [image('a', 0, { text: exampleText({ blocks: [countedBlock(4, 0)] }) })],
  ],
  ['pictures without blocks', [image('a', 0, { text: exampleText({ blocks: [] }) })]],
  ['pictures that were not read', [image('a', 0, { text: null, textReason: 'r', usable: null })]],
])('of %s nothing is NaN or infinite', (_, images) => {
  expectFinite(modelFigures(images));
});

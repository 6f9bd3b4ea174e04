import { describe, expect, test } from 'vitest';
import { type SliceKind, slicesOf } from '../../src/figures/slices.ts';
import type { BlockResult, ImageResult } from '../../src/results/results.ts';
import { absentImage, countedBlock, exampleImage, exampleText } from '../results/example.ts';

const image = (sample: string, over: Partial<ImageResult> = {}) =>
  exampleImage({ sample, text: exampleText({ blocks: [countedBlock(0)] }), ...over });
const inLanguages = (sample: string, ...langs: [lang: string, script: string][]) => {
  const blocks: BlockResult[] = langs.map(([lang, script], i) =>
    countedBlock(0, 10, { id: `b${i}`, lang, script }),
  );
  return image(sample, { text: exampleText({ blocks }) });
};
const refused = (sample: string) => absentImage({ sample, outcome: 'refused', reason: 'no' });

/** By name, the samples that belong to each part of a kind. */
function partsOf(kind: SliceKind, images: readonly ImageResult[]): Record<string, string[]> {
  const own = slicesOf(images).filter((slice) => slice.kind === kind);
  return Object.fromEntries(
    own.map(({ name, has }) => [name, images.filter(has).map(({ sample }) => sample)]),
  );
}

test.each<[SliceKind, Partial<ImageResult>[], Record<string, string[]>]>([
  [
    'category',
    [{ category: 'ui' }, { category: 'menu' }, { category: 'ui' }],
    { menu: ['s1'], ui: ['s0', 's2'] },
  ],
  [
    'difficulty',
    [{ difficulty: 'hard' }, { difficulty: null }, { difficulty: 'easy' }],
    { easy: ['s2'], hard: ['s0'] },
  ],
  [
    'group',
    [{ group: 'עברית “x”' }, { group: null }, { group: 'constructor' }],
    { constructor: ['s2'], 'עברית “x”': ['s0'] },
  ],
])('by %s, in an order of its own', (kind, facts, expected) => {
  const images = facts.map((fact, i) => image(`s${i}`, fact));
  expect(Object.entries(partsOf(kind, images))).toEqual(Object.entries(expected));
});

describe('by language and script', () => {
  const images = [
    inLanguages('both', ['ja', 'Jpan'], ['en', 'Latn']),
    inLanguages('one', ['en', 'Latn']),
  ];

  test('bilingual copy belongs to both', () => {
    expect(partsOf('language', images)).toEqual({ en: ['both', 'one'], ja: ['both'] });
    expect(partsOf('script', images)).toEqual({ Jpan: ['both'], Latn: ['both', 'one'] });
  });

  test('each counts its own blocks only', () => {
    const slices = slicesOf(images);
    const counts = (kind: SliceKind, name: string) => {
      const slice = slices.find((one) => one.kind === kind && one.name === name)!;
      return images[0]!.text!.blocks.filter(slice.counts).map(({ lang }) => lang);
    };
    expect(counts('language', 'ja')).toEqual(['ja']);
    expect(counts('script', 'Latn')).toEqual(['en']);
    expect(counts('category', 'menu')).toEqual(['ja', 'en']);
  });

  test('what was refused belongs where the other repeats of its sample do', () => {
    const all = [refused('a'), inLanguages('a', ['ja', 'Jpan']), refused('b')];
    expect(partsOf('language', all)).toEqual({ ja: ['a', 'a'] });
    expect(partsOf('script', all)).toEqual({ Jpan: ['a', 'a'] });
  });

  test('a sample of another set with the same name is another sample', () => {
    const all = [inLanguages('a', ['ja', 'Jpan']), { ...refused('a'), set: 'posters' }];
    expect(partsOf('language', all)).toEqual({ ja: ['a'] });
  });
});

test('of no picture there is no part', () => {
  expect(slicesOf([])).toEqual([]);
});

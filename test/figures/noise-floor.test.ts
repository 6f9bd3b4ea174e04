import { describe, expect, test } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import type { BlockResult } from '../../src/results/results.ts';
import {
  countBlocks,
  errorFigures,
  heightClass,
  noiseResult,
  rateOf,
} from '../../src/figures/noise-floor.ts';
import { textResult } from '../../src/run/picture-result.ts';
import { exampleImage, exampleText } from '../results/example.ts';
import { judge } from '../text/page.ts';

const counted = (over: Partial<Parameters<typeof rateOf>[0][number]> = {}) => {
  return { script: 'Latn', height: 30, decided: true, characters: 10, errors: 0, ...over };
};

describe('a rate', () => {
  test.each([
    ['nothing', [], { cer: null, n: 0, characters: 0 }],
    [
      'nothing decided',
      [counted({ decided: false, errors: 3 })],
      { cer: null, n: 0, characters: 10 },
    ],
    [
      'errors over decided characters, whatever block they are in',
      [counted({ errors: 1 }), counted({ characters: 90, errors: 4 }), counted({ decided: false })],
      { cer: 0.05, n: 100, characters: 110 },
    ],
    ['more wrong than asked for', [counted({ errors: 25 })], { cer: 2.5, n: 10, characters: 10 }],
    [
      'blocks without a character',
      [counted({ characters: 0 })],
      { cer: null, n: 0, characters: 0 },
    ],
  ])('of %s', (_, blocks, expected) => {
    expect(rateOf(blocks)).toEqual(expected);
  });
});

test.each([
  [0, 'under 24 px'],
  [23.99, 'under 24 px'],
  [24, '24-40 px'],
  [39.99, '24-40 px'],
  [40, '40-72 px'],
  [72, 'over 72 px'],
  [4000, 'over 72 px'],
])('lines of %f px are of the class %s', (height, name) => {
  expect(heightClass(height)).toBe(name);
});

describe('the floor of a run', () => {
  const floor = (sample: string, blocks: ReturnType<typeof counted>[]) => {
    return { set: 'menus', sample, ...rateOf(blocks), blocks };
  };

  test('by script, by height and by sample, over all characters', () => {
    const noise = noiseResult([
      floor('a', [counted({ errors: 1 }), counted({ script: 'Jpan', height: 80, characters: 30 })]),
      floor('b', [counted({ height: null, errors: 10 }), counted({ decided: false, height: 20 })]),
    ]);
    expect(noise).toEqual({
      cer: 11 / 50,
      n: 50,
      characters: 60,
      scripts: {
        Jpan: { cer: 0, n: 30, characters: 30 },
        Latn: { cer: 11 / 20, n: 20, characters: 30 },
      },
      // A block that was not found has no height.
      heights: {
        '24-40 px': { cer: 0.1, n: 10, characters: 10 },
        'over 72 px': { cer: 0, n: 30, characters: 30 },
        'under 24 px': { cer: null, n: 0, characters: 10 },
      },
      samples: [
        { set: 'menus', sample: 'a', cer: 1 / 40, n: 40, characters: 40 },
        { set: 'menus', sample: 'b', cer: 1, n: 10, characters: 20 },
      ],
    });
  });

  test('a block’s height is the median of its lines; of upright lines it is their width', () => {
    const of = (boxes: Box[]) => countBlocks([{ ...judged('x', 'x'), boxes }])[0]!.height;
    expect(of([])).toBeNull();
    expect(of([[0, 0, 300, 20]])).toBe(20);
    expect(of([[0, 0, 20, 300]])).toBe(20);
    expect(
      of([
        [0, 0, 300, 90],
        [0, 0, 300, 20],
        [0, 0, 300, 30],
      ]),
    ).toBe(30);
  });
});

/** As judged on a page with this one line on it. */
function judged(text: string, read: string) {
  const block = { id: 'b', role: 'body', lang: 'en', text };
  const line = { text: read, confidence: 1, box: [60, 50, 300, 30] as const, characters: [] };
  return judge([block], [line]).blocks[0]!;
}

describe('a model’s error', () => {
  const block = (over: Partial<BlockResult>): BlockResult => {
    return { ...exampleText().blocks[0]!, boxes: [[0, 0, 300, 50]], edits: [], ...over };
  };
  const edit = { op: 'substitute' as const, at: 0, expected: 'a', read: 'b' };
  const images = [
    exampleImage({
      text: exampleText({
        blocks: [
          block({ script: 'Latn', expected: 'four', verdict: 'close', edits: [edit] }),
          block({ script: 'Jpan', expected: '炭火焼き鳥よ', verdict: 'exact' }),
          block({ script: 'Jpan', expected: '炭火', verdict: 'unreadable', edits: [edit] }),
        ],
      }),
    }),
    exampleImage({ text: null, textReason: 'out of memory' }),
  ];
  const figure = (value: number | null, n: number) => {
    return { value, low: null, high: null, n, unit: '1' };
  };

  test('over all decided characters, by script and by height', () => {
    expect(errorFigures(images)).toEqual({
      cer: figure(0.1, 10),
      'cer/Latn': figure(0.25, 4),
      'cer/Jpan': figure(0, 6),
      'cer/40-72 px': figure(0.1, 10),
    });
  });

  test('of no picture it is not known', () => {
    expect(errorFigures([])).toEqual({ cer: figure(null, 0) });
  });

  // The two are kept apart by their forms: they must count alike.
  test.each([
    ['Autumn tea', 'Autumn tea'],
    ['Autumn tea', 'Autunn te'],
    ['Cafe\u0301 – 40 %', 'Café - 40%'],
    ['Tea 🍵 for two 👩‍👩‍👧', 'Tea for tw'],
    ['Two\nlines', 'Two lines'],
  ])('%j read as %j counts as its floor does', (text, read) => {
    const block = { id: 'b', role: 'body', lang: 'en', text };
    const line = { text: read, confidence: 1, box: [60, 50, 300, 30] as const, characters: [] };
    const judgement = judge([block], [line]);
    const floor = rateOf(countBlocks(judgement.blocks));
    const { cer } = errorFigures([exampleImage({ text: textResult(judgement) })]);
    expect({ cer: cer!.value, n: cer!.n }).toEqual({ cer: floor.cer, n: floor.n });
    expect(floor.n).toBe(judgement.decidedCharacters);
    expect(floor.cer).toBe(judgement.cer);
  });
});

import { expect, it } from 'vitest';
import { type Quad, quadOf } from '../../../src/geometry.ts';
import { readingAlong } from '../../../src/reading/modules/along.ts';
import type { ReadLine } from '../../../src/reading/reader.ts';
import { line } from './lines.ts';

const quad = quadOf([100, 50, 200, 20]);
const places = (lines: readonly ReadLine[], on: Quad = quad) =>
  readingAlong(on, lines, 'module/mine').characters.map(
    ({ text, from, to }) => `${text} ${Math.round(from * 100)}-${Math.round(to * 100)}`,
  );

it.each<[string, ReadLine[], string[]]>([
  [
    'spreads what has no places',
    [line([100, 50, 200, 20], 'Tea!')],
    ['T 0-25', 'e 25-50', 'a 50-75', '! 75-100'],
  ],
  ['in graphemes', [line([100, 50, 200, 20], 'e\u0301👩‍🍳')], ['e\u0301 0-50', '👩‍🍳 50-100']],
  ['within its own line', [line([200, 52, 50, 10], 'ab')], ['a 50-63', 'b 63-75']],
  ['not beyond ours', [line([0, 50, 400, 20], 'ab')], ['a 0-50', 'b 50-100']],
  ['right to left', [line([100, 50, 200, 20], 'شاي')], ['ش 67-100', 'ا 33-67', 'ي 0-33']],
  [
    'takes the places it is told',
    [
      {
        ...line([100, 50, 200, 20], 'ab'),
        characters: [
          { text: 'a', confidence: 0.5, box: [110, 50, 10, 20] },
          { text: 'b', confidence: 0.6, box: null },
        ],
      },
    ],
    ['a 5-10', 'b 50-100'],
  ],
  [
    'several in reading order',
    [line([220, 50, 80, 20], 'b'), line([100, 51, 100, 20], 'a')],
    ['a 0-50', '  50-50', 'b 60-100'],
  ],
  [
    'several, right to left',
    [line([100, 50, 100, 20], 'א'), line([200, 50, 100, 20], 'ב')],
    ['ב 50-100', '  100-100', 'א 0-50'],
  ],
  [
    'Chinese without a space',
    [line([200, 50, 100, 20], '茶'), line([100, 50, 100, 20], '春')],
    ['春 0-50', '茶 50-100'],
  ],
  [
    'rows before columns',
    [line([100, 62, 100, 10], 'c'), line([200, 50, 100, 10], 'b'), line([100, 50, 100, 10], 'a')],
    ['a 0-50', '  50-50', 'b 50-100', '  100-100', 'c 0-50'],
  ],
])('%s', (_, lines, expected) => {
  expect(places(lines)).toEqual(expected);
});

it('follows a line that is turned', () => {
  const upright: Quad = [
    [50, 0],
    [50, 100],
    [30, 100],
    [30, 0],
  ];
  expect(places([line([30, 0, 20, 50], 'a'), line([30, 50, 20, 50], 'b')], upright)).toEqual([
    'a 0-50',
    '  50-50',
    'b 50-100',
  ]);
});

it('is as sure as the least sure, and of nothing where there is no text', () => {
  const both = [line([100, 50, 90, 20], 'a', 0.9), line([200, 50, 90, 20], 'b', 0.4)];
  expect(readingAlong(quad, both, 'module/mine')).toMatchObject({ text: 'a b', confidence: 0.4 });
  expect(readingAlong(quad, [line([100, 50, 90, 20], '', 0.9)], 'x')).toMatchObject({
    text: '',
    confidence: 0,
    characters: [],
  });
});

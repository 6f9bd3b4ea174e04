import { describe, expect, test } from 'vitest';
import {
  type Counted,
  countBlocks,
  countResults,
  heightClass,
  rateOf,
} from '../../src/figures/error-counts.ts';
import type { Box } from '../../src/geometry.ts';
import { countedBlock } from '../results/example.ts';
import { judge } from '../text/page.ts';

const counted = (over: Partial<Counted> = {}): Counted => {
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
      [counted({ characters: 0, errors: 2 })],
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

test('a block’s height is the median of its lines; of upright lines it is their width', () => {
  const block = judged('x');
  const of = (boxes: Box[]) => countBlocks([{ ...block, boxes }])[0]!.height;
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

test('of results, emoji and white space are no characters', () => {
  const block = countedBlock(1, 3, { expected: 'Tea 🍵\n👩‍👩‍👧', boxes: [[0, 0, 300, 50]] });
  expect(countResults([block])).toEqual([counted({ characters: 3, errors: 1, height: 50 })]);
});

/** As judged on a page with this one line on it. */
function judged(text: string) {
  const block = { id: 'b', role: 'body', lang: 'en', text };
  return judge([block], [{ text, confidence: 1, box: [60, 50, 300, 30] }]).blocks[0]!;
}

import { expect, it } from 'vitest';
import { alignSequences } from '../src/alignment.ts';

it.each<[string, string, (string | null)[][]]>([
  [
    'abc',
    'abc',
    [
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'c'],
    ],
  ],
  [
    'abc',
    'ac',
    [
      ['a', 'a'],
      ['b', null],
      ['c', 'c'],
    ],
  ],
  [
    'ac',
    'abc',
    [
      ['a', 'a'],
      [null, 'b'],
      ['c', 'c'],
    ],
  ],
  [
    'ab',
    'xb',
    [
      ['a', 'x'],
      ['b', 'b'],
    ],
  ],
  ['', 'a', [[null, 'a']]],
  ['', '', []],
])('aligns %j with %j', (a, b, expected) => {
  const pairs = alignSequences([...a], [...b]);
  expect(pairs.map(([i, j]) => [i === null ? null : a[i]!, j === null ? null : b[j]!])).toEqual(
    expected,
  );
});

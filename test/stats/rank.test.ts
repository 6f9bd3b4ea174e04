import { expect, test } from 'vitest';
import { rankedBy } from '../../src/stats/rank.ts';

test.each([
  ['the third worse than both others', ['a>c', 'b>c'], [1, 1, 3]],
  ['none told apart', [], [1, 1, 1]],
  ['all told apart', ['a>b', 'a>c', 'b>c'], [1, 2, 3]],
  ['the first worse than the last, the second in between', ['c>a'], [2, 1, 1]],
])('%s', (_, wins, ranks) => {
  const isBetter = (one: string, other: string) => wins.includes(`${one}>${other}`);
  expect(rankedBy(['a', 'b', 'c'], isBetter)).toEqual(ranks);
});

test('one alone is first, and none has no rank', () => {
  expect(rankedBy(['a'], () => false)).toEqual([1]);
  expect(rankedBy([], () => true)).toEqual([]);
});

import { expect, test } from 'vitest';
import { paretoFront } from '../../../src/page/charts/pareto.ts';

type Item = readonly [name: string, cost: number, worth: number];

test.each<[string, Item[], string[]]>([
  ['of nothing', [], []],
  ['of one', [['a', 1, 1]], ['a']],
  [
    'where each is dearer and worth more',
    [
      ['b', 2, 2],
      ['a', 1, 1],
    ],
    ['a', 'b'],
  ],
  [
    'without one that is dearer and worth less',
    [
      ['a', 1, 2],
      ['b', 2, 1],
    ],
    ['a'],
  ],
  [
    'without one that costs as much and is worth less',
    [
      ['a', 1, 1],
      ['b', 1, 2],
    ],
    ['b'],
  ],
  [
    'without one that is dearer and worth as much',
    [
      ['a', 2, 1],
      ['b', 1, 1],
    ],
    ['b'],
  ],
  [
    'with all that are alike',
    [
      ['a', 1, 1],
      ['b', 1, 1],
    ],
    ['a', 'b'],
  ],
  [
    'where one costs nothing',
    [
      ['a', 0, 0.1],
      ['b', 1, 0.9],
      ['c', 0.5, 0.05],
    ],
    ['a', 'b'],
  ],
  [
    'by cost',
    [
      ['d', 4, 4],
      ['x', 3, 0.5],
      ['b', 2, 2],
      ['c', 3, 3],
      ['a', 1, 1],
    ],
    ['a', 'b', 'c', 'd'],
  ],
])('%s', (_, items, front) => {
  const priced = items.map(([name, cost, worth]) => ({ name, cost, worth }));
  expect(paretoFront(priced).map(({ name }) => name)).toEqual(front);
});

test('changes nothing in what it is given', () => {
  const items = [
    { cost: 2, worth: 2 },
    { cost: 1, worth: 1 },
  ];
  expect(paretoFront(items)[1]).toBe(items[0]);
  expect(items.map(({ cost }) => cost)).toEqual([2, 1]);
});

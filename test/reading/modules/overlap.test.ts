import { expect, it } from 'vitest';
import { type Quad, quadOf } from '../../../src/geometry.ts';
import { areaOf, sharedArea } from '../../../src/reading/modules/overlap.ts';

const square = quadOf([0, 0, 10, 10]);
const diamond: Quad = [
  [5, 0],
  [10, 5],
  [5, 10],
  [0, 5],
];

it.each<[string, Quad, Quad, number]>([
  ['itself', square, square, 100],
  ['half', square, quadOf([5, 0, 10, 10]), 50],
  ['a corner', square, quadOf([8, 7, 10, 10]), 6],
  ['one within', square, quadOf([2, 2, 3, 4]), 12],
  ['apart', square, quadOf([20, 0, 10, 10]), 0],
  ['an edge', square, quadOf([10, 0, 10, 10]), 0],
  ['turned by 45 degrees', square, diamond, 50],
  ['a cross', quadOf([4, 0, 2, 10]), quadOf([0, 4, 10, 2]), 4],
  [
    'the other way up',
    square,
    [
      [10, 10],
      [0, 10],
      [0, 5],
      [10, 5],
    ],
    50,
  ],
])('%s', (_, a, b, area) => {
  expect(sharedArea(a, b)).toBeCloseTo(area);
  expect(sharedArea(b, a)).toBeCloseTo(area);
});

it('two tilted lines one below the other share nothing, though their upright boxes do', () => {
  const upper: Quad = [
    [0, 0],
    [300, 100],
    [290, 130],
    [-10, 30],
  ];
  const lower = upper.map(([x, y]) => [x - 15, y + 45] as const) as unknown as Quad;
  expect(sharedArea(upper, lower)).toBe(0);
  expect(areaOf(upper)).toBeCloseTo(10_000);
});

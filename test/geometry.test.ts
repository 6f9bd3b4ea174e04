import { describe, expect, it } from 'vitest';
import {
  type Box,
  boxOf,
  centerOf,
  intersectionArea,
  quadOf,
  sharedLength,
  sliceOf,
  unionOf,
} from '../src/geometry.ts';

describe('boxes', () => {
  it('around points, in whatever sequence', () => {
    expect(
      boxOf([
        [5, 9],
        [1, 4],
        [3, 2],
      ]),
    ).toEqual([1, 2, 4, 7]);
  });

  it('are their corners’ box again', () => {
    const box: Box = [3, 4, 50, 20];
    expect(quadOf(box)).toEqual([
      [3, 4],
      [53, 4],
      [53, 24],
      [3, 24],
    ]);
    expect(boxOf(quadOf(box))).toEqual(box);
  });

  it('united cover all', () => {
    expect(
      unionOf([
        [0, 10, 5, 5],
        [20, 0, 10, 4],
      ]),
    ).toEqual([0, 0, 30, 15]);
  });

  it('have a centre', () => {
    expect(centerOf([10, 20, 30, 5])).toEqual([25, 22.5]);
  });
});

it.each([
  ['apart', 0, 10, 20, 30, 0],
  ['touching', 0, 10, 10, 30, 0],
  ['in part', 0, 10, 6, 30, 4],
  ['one inside the other', 0, 30, 10, 15, 5],
])('shared length: %s', (_, a0, a1, b0, b1, expected) => {
  expect(sharedLength(a0, a1, b0, b1)).toBe(expected);
  expect(sharedLength(b0, b1, a0, a1)).toBe(expected);
});

it.each<[string, Box, number]>([
  ['itself', [0, 0, 10, 20], 200],
  ['a corner', [5, 15, 10, 20], 25],
  ['beside it', [10, 0, 10, 20], 0],
  ['in its rows only', [40, 0, 10, 20], 0],
])('shared area with %s', (_, other, expected) => {
  expect(intersectionArea([0, 0, 10, 20], other)).toBe(expected);
});

it.each<[string, Box, number, number, number, Box]>([
  ['a row', [10, 0, 100, 20], 2, 5, 10, [30, 0, 30, 20]],
  ['all of it', [10, 0, 100, 20], 0, 10, 10, [10, 0, 100, 20]],
  ['a column runs downward', [10, 0, 20, 100], 2, 5, 10, [10, 20, 20, 30]],
  ['a box a little higher than wide is a row', [0, 0, 20, 30], 1, 2, 2, [10, 0, 10, 30]],
  ['of no characters it is the box', [10, 0, 100, 20], 0, 0, 0, [10, 0, 100, 20]],
])('a slice of %s', (_, box, from, to, count, expected) => {
  expect(sliceOf(box, from, to, count)).toEqual(expected);
});

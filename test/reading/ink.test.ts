import { describe, expect, it } from 'vitest';
import { greyOf, inkTest } from '../../src/reading/ink.ts';
import { paint } from './pixels.ts';

/** Pixels by grey. */
function histogram(counts: Readonly<Record<number, number>>): Float64Array {
  const all = new Float64Array(256);
  for (const [grey, count] of Object.entries(counts)) all[Number(grey)] = count;
  return all;
}

describe('greyOf', () => {
  it.each([
    [[0, 0, 0], 0],
    [[255, 255, 255], 255],
    [[255, 0, 0], 76],
    [[0, 255, 0], 150],
    [[0, 0, 255], 29],
  ] as const)('%j is %d', (colour, grey) => {
    expect([...greyOf(paint(2, 1, () => colour))]).toEqual([grey, grey]);
  });
});

describe('inkTest', () => {
  it.each([
    ['dark on light', { 20: 30, 230: 70 }, [20, 100, 150, 230], [true, true, false, false]],
    ['light on dark', { 20: 70, 230: 30 }, [20, 100, 150, 230], [false, false, true, true]],
    ['grey on light', { 150: 20, 230: 80 }, [20, 150, 230], [true, true, false]],
  ] as const)('%s', (_, counts, greys, expected) => {
    const isInk = inkTest(histogram(counts))!;
    expect(greys.map(isInk)).toEqual(expected);
  });

  /** A ground with a texture: greys in a bell around the middle, 40 wide. */
  const bell = Object.fromEntries(
    Array.from({ length: 256 }, (_, grey) => [grey, Math.exp(-(((grey - 128) / 40) ** 2) / 2)]),
  );
  it.each([
    ['nothing', {}],
    ['one grey', { 128: 100 }],
    ['greys that are too near', { 100: 30, 138: 70 }],
    // Of a bell two halves explain 2 / π.
    ['a texture', bell],
  ])('%s: null', (_, counts) => {
    expect(inkTest(histogram(counts))).toBeNull();
  });
});

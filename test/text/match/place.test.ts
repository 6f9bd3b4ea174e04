import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { apart, outsideRegion, readingOrder, regionBox } from '../../../src/text/match/place.ts';

describe('regions', () => {
  it.each<[string | number[], Box | null]>([
    ['top-left', [0, 0, 300, 200]],
    ['middle-center', [300, 200, 300, 200]],
    ['bottom-right', [600, 400, 300, 200]],
    [
      [0.1, 0.5, 0.2, 0.25],
      [90, 300, 180, 150],
    ],
    ['left-top', null],
    ['somewhere', null],
    ['', null],
    [[0.1, 0.2], null],
  ])('%j', (region, expected) => {
    expect(regionBox(region, 900, 600)).toEqual(expected);
  });

  /** A box around a centre, in shares of a picture of 900 x 600. */
  const around = (x: number, y: number): Box => [x * 900 - 20, y * 600 - 10, 40, 20];

  it.each<[string, number, number, number]>([
    ['in the middle of the cell', 0.5, 0.5, 0],
    ['at its edge', 1 / 3, 0.5, 0],
    ['within the 5% to spare', 1 / 3 - 0.049, 0.5, 0],
    ['just beyond them', 1 / 3 - 0.06, 0.5, 0.01],
    ['beyond on the right', 2 / 3 + 0.15, 0.5, 0.1],
    ['beyond above', 0.5, 1 / 3 - 0.1, 0.05],
    ['beyond below', 0.5, 2 / 3 + 0.07, 0.02],
    ['the worse side counts', 1 / 3 - 0.06, 2 / 3 + 0.15, 0.1],
  ])('%s', (_, x, y, expected) => {
    expect(outsideRegion(around(x, y), 'middle-center', 900, 600)).toBeCloseTo(expected, 6);
  });

  it('a region of its own has as much to spare; an unknown one binds nothing', () => {
    expect(outsideRegion(around(0.44, 0.3), [0.1, 0.1, 0.3, 0.3], 900, 600)).toBe(0);
    expect(outsideRegion(around(0.47, 0.3), [0.1, 0.1, 0.3, 0.3], 900, 600)).toBeCloseTo(0.02);
    expect(outsideRegion(around(0.9, 0.9), 'nowhere', 900, 600)).toBe(0);
  });
});

describe('how far apart two boxes are', () => {
  const name: Box = [60, 100, 200, 40];
  it.each<[string, Box, number]>([
    ['the same', name, 0],
    ['in a row, far to the right', [660, 100, 80, 40], 0.5],
    ['one line below', [60, 180, 200, 40], 1.5],
  ])('%s', (_, box, expected) => {
    expect(apart(name, box)).toBeCloseTo(expected);
    expect(apart(box, name)).toBeCloseTo(expected);
  });

  it('the price of a row is nearer than the price of the next', () => {
    expect(apart(name, [860, 100, 80, 40])).toBeLessThan(apart(name, [860, 150, 80, 40]));
  });
});

describe('reading order', () => {
  const order = (boxes: Record<string, Box>, rtl = false) =>
    readingOrder(Object.keys(boxes), (id) => boxes[id]!, rtl).join('');

  it.each<[string, Record<string, Box>, boolean, string]>([
    ['nothing', {}, false, ''],
    ['rows from the top', { b: [0, 60, 100, 40], a: [50, 0, 100, 40] }, false, 'ab'],
    [
      'a row from the left, though it slopes',
      { b: [200, 0, 100, 40], a: [0, 12, 100, 40] },
      false,
      'ab',
    ],
    ['a row from the right', { b: [0, 0, 100, 40], a: [200, 5, 100, 40] }, true, 'ab'],
    [
      'two rows',
      { d: [200, 60, 100, 40], b: [200, 0, 100, 40], c: [0, 62, 100, 40], a: [0, 4, 100, 40] },
      false,
      'abcd',
    ],
    [
      'a word nested in a larger one, and one that reaches into the next row',
      {
        d: [299, 1310, 434, 154],
        b: [380, 1169, 296, 140],
        a: [406, 1175, 70, 37],
        c: [449, 1289, 185, 50],
      },
      false,
      'abcd',
    ],
    ['a sign in the corner of a name', { b: [370, 5, 30, 20], a: [0, 0, 400, 60] }, false, 'ab'],
    [
      'an initial before the lines beside it',
      {
        d: [120, 84, 100, 36],
        a: [0, 0, 100, 120],
        c: [120, 42, 200, 36],
        b: [120, 0, 300, 36],
      },
      false,
      'abcd',
    ],
    [
      'an initial from the right',
      { c: [0, 62, 300, 40], a: [320, 0, 100, 100], b: [0, 0, 300, 40] },
      true,
      'abc',
    ],
    [
      'lines that slope, whose boxes overlap',
      { b: [0, 30, 400, 90], a: [20, 0, 400, 90] },
      false,
      'ab',
    ],
    [
      'vertical columns from the right, each from the top',
      { c: [0, 0, 40, 300], b: [100, 200, 40, 120], a: [100, 0, 40, 180] },
      false,
      'abc',
    ],
  ])('%s', (_, boxes, rtl, expected) => {
    expect(order(boxes, rtl)).toBe(expected);
  });

  it('leaves what it was given as it was', () => {
    const items = ['b', 'a'];
    readingOrder(items, (id): Box => [0, id === 'a' ? 0 : 60, 100, 40], false);
    expect(items).toEqual(['b', 'a']);
  });
});

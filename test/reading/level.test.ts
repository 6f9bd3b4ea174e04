import { describe, expect, it } from 'vitest';
import { type Box, boxOf, type Quad, quadOf } from '../../src/geometry.ts';
import type { Area } from '../../src/reading/area.ts';
import { drawnApart, levelled } from '../../src/reading/level.ts';
import { aslant } from './aslant.ts';

const straight = (quad: Quad): Area => ({ quad, bend: null });
const bent = (quad: Quad): Area => ({ quad, bend: { points: [quad[0], quad[1]], height: 40 } });
const slantOf = ({ quad: [a, b] }: Area) => Math.atan2(b[1] - a[1], b[0] - a[0]);

describe('words on a page whose long lines agree on a slant', () => {
  const long = straight(aslant([100, 100, 400, 40], 0));

  it.each<[string, Area, boolean]>([
    ['a short one that leans', straight(aslant([100, 200, 120, 40], 0.1)), true],
    ['the other way', straight(aslant([100, 200, 120, 40], -0.2)), true],
    ['one that is nearly long', straight(aslant([100, 200, 230, 40], 0.1)), true],
    ['one that leans as if it were meant to', straight(aslant([100, 200, 120, 40], 0.25)), false],
    ['one that hardly does', straight(aslant([100, 200, 120, 40], 0.015)), false],
    ['a long one', straight(aslant([100, 200, 250, 40], 0.1)), false],
    ['a short one that passes for an arc', bent(aslant([100, 200, 120, 40], 0.1)), true],
    ['though it doesn’t lean', bent(aslant([100, 200, 120, 40], 0)), true],
    ['a longer arc', bent(aslant([100, 200, 200, 40], 0.1)), false],
  ])('%s is set level or left', (_, word, expected) => {
    const [one, , other] = levelled([long, long, word]);
    expect(one).toBe(long);
    if (!expected) return expect(other).toBe(word);
    expect(slantOf(other!)).toBeCloseTo(0);
    expect(other!.bend).toBeNull();
    // Around all of it.
    boxOf(word.quad).forEach((side, i) => {
      expect(boxOf(other!.quad)[i]).toBeCloseTo(side);
    });
  });

  it.each([0.1, -0.1])('of two that differ by %d the level one counts', (slant) => {
    const lines = [0, slant].map((one) => straight(aslant([100, 100, 400, 40], one)));
    const word = straight(aslant([100, 300, 120, 40], 0));
    expect(levelled([...lines, word])[2]).toBe(word);
  });

  it('are turned as the page is, by most of them', () => {
    const lines = [0.3, 0, 0.3].map((slant, i) => straight(aslant([100, 100 * i, 400, 40], slant)));
    const word = straight(aslant([100, 400, 120, 40], 0.4));
    const [, , , set] = levelled([...lines, word]);
    expect(slantOf(set!)).toBeCloseTo(0.3);
    // What is drawn at 0.1 against the page, in a rectangle of its own slant.
    const [w, h] = [
      120 * Math.cos(0.1) + 40 * Math.sin(0.1),
      40 * Math.cos(0.1) + 120 * Math.sin(0.1),
    ];
    const [a, b, , d] = set!.quad;
    expect(Math.hypot(b[0] - a[0], b[1] - a[1])).toBeCloseTo(w);
    expect(Math.hypot(d[0] - a[0], d[1] - a[1])).toBeCloseTo(h);
    const centre = boxOf(set!.quad);
    expect([centre[0] + centre[2] / 2, centre[1] + centre[3] / 2]).toEqual([
      expect.closeTo(160),
      expect.closeTo(420),
    ]);
  });

  it.each<[string, Area[]]>([
    ['nothing', []],
    [
      'short ones alone',
      [straight(aslant([0, 0, 120, 40], 0.1)), straight(quadOf([0, 99, 150, 40]))],
    ],
    [
      'an arc for a long line',
      [straight(aslant([0, 0, 120, 40], 0.1)), bent(quadOf([0, 99, 400, 40]))],
    ],
  ])('are left where none tell it: %s', (_, areas) => {
    expect(levelled(areas)).toEqual(areas);
  });
});

describe('neighbours that overlap', () => {
  it.each<[string, Box[], Box[]]>([
    [
      'in the middle',
      [
        [0, 0, 100, 40],
        [90, 0, 100, 40],
      ],
      [
        [0, 0, 95, 40],
        [95, 0, 95, 40],
      ],
    ],
    [
      'in any order',
      [
        [90, 0, 100, 40],
        [0, 0, 100, 40],
      ],
      [
        [95, 0, 95, 40],
        [0, 0, 95, 40],
      ],
    ],
    [
      'of two heights',
      [
        [0, 0, 100, 80],
        [90, 20, 100, 40],
      ],
      [
        [0, 0, 95, 80],
        [95, 20, 95, 40],
      ],
    ],
    [
      'on both sides',
      [
        [0, 0, 100, 40],
        [90, 0, 100, 40],
        [180, 0, 90, 40],
      ],
      [
        [0, 0, 95, 40],
        [95, 0, 90, 40],
        [185, 0, 85, 40],
      ],
    ],
    [
      'a little lower',
      [
        [0, 0, 100, 40],
        [90, 16, 100, 40],
      ],
      [
        [0, 0, 95, 40],
        [95, 16, 95, 40],
      ],
    ],
    [
      'by as much as they are grown',
      [
        [0, 0, 100, 40],
        [68, 0, 100, 40],
      ],
      [
        [0, 0, 84, 40],
        [84, 0, 84, 40],
      ],
    ],
    [
      'two of one',
      [
        [0, 0, 100, 40],
        [80, 0, 100, 40],
        [90, 0, 100, 40],
      ],
      [
        [0, 0, 90, 40],
        [90, 0, 90, 40],
        [95, 0, 95, 40],
      ],
    ],
    [
      'one of two',
      [
        [0, 0, 100, 40],
        [0, 0, 90, 40],
        [80, 0, 100, 40],
      ],
      [
        [0, 0, 90, 40],
        [0, 0, 85, 40],
        [90, 0, 90, 40],
      ],
    ],
  ])('are drawn apart: %s', (_, boxes, expected) => {
    const areas = boxes.map((box) => straight(quadOf(box)));
    expect(drawnApart(areas)).toEqual(expected.map((box) => straight(quadOf(box))));
    expect(areas.map(({ quad }) => boxOf(quad))).toEqual(boxes);
  });

  const left = straight(quadOf([0, 0, 100, 40]));
  it.each<[string, Area, Area]>([
    ['that only touch', left, straight(quadOf([100, 0, 100, 40]))],
    ['that overlap more', left, straight(quadOf([67, 0, 100, 40]))],
    ['of which one holds the other', left, straight(quadOf([70, 0, 30, 40]))],
    ['at its front', left, straight(quadOf([2, 0, 28, 40]))],
    ['that begin together', left, straight(quadOf([0, 0, 110, 40]))],
    ['of two rows', left, straight(quadOf([90, 17, 100, 40]))],
    ['of which one is a column', left, straight(quadOf([90, 0, 20, 40]))],
    ['or the other', straight(quadOf([0, 0, 20, 40])), straight(quadOf([15, 0, 100, 40]))],
    ['of which one leans', left, straight(aslant([90, 0, 100, 40], 0.03))],
    [
      'or the other does',
      straight(aslant([0, 0, 100, 40], 0.03)),
      straight(quadOf([95, 0, 100, 40])),
    ],
    ['of which one is an arc', left, bent(quadOf([90, 0, 100, 40]))],
  ])('stay: those %s', (_, one, other) => {
    const [a, b] = drawnApart([one, other]);
    expect(a).toBe(one);
    expect(b).toBe(other);
  });

  it('are none of nothing', () => {
    expect(drawnApart([])).toEqual([]);
  });
});

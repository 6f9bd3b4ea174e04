import { describe, expect, it } from 'vitest';
import { type Box, boxOf, type Quad, quadOf } from '../../src/geometry.ts';
import type { Area } from '../../src/reading/area.ts';
import { joinCut, joinRows } from '../../src/reading/rows.ts';

const joined = (boxes: readonly Box[]) =>
  joinRows(boxes.map(quadOf))
    .map(boxOf)
    .sort((a, b) => a[1] - b[1] || a[0] - b[0]);

describe('areas of a row', () => {
  it.each<[string, Box[], Box[]]>([
    ['nothing', [], []],
    ['one', [[0, 0, 100, 40]], [[0, 0, 100, 40]]],
    [
      'neighbours are one',
      [
        [0, 0, 100, 40],
        [120, 2, 100, 40],
      ],
      [[0, 0, 220, 42]],
    ],
    [
      'three words, in any sequence',
      [
        [240, 0, 90, 40],
        [0, 0, 100, 40],
        [120, 0, 100, 40],
      ],
      [[0, 0, 330, 40]],
    ],
    [
      'that overlap',
      [
        [0, 0, 100, 40],
        [90, 0, 100, 40],
      ],
      [[0, 0, 190, 40]],
    ],
    [
      'far apart stay apart',
      [
        [0, 0, 100, 40],
        [160, 0, 100, 40],
      ],
      [
        [0, 0, 100, 40],
        [160, 0, 100, 40],
      ],
    ],
    [
      'of different heights stay apart',
      [
        [0, 0, 100, 80],
        [110, 20, 100, 40],
      ],
      [
        [0, 0, 100, 80],
        [110, 20, 100, 40],
      ],
    ],
    [
      'one below the other stay apart',
      [
        [0, 0, 100, 40],
        [0, 45, 100, 40],
      ],
      [
        [0, 0, 100, 40],
        [0, 45, 100, 40],
      ],
    ],
    [
      'that share less than half their height stay apart',
      [
        [0, 0, 100, 40],
        [110, 20, 100, 40],
      ],
      [
        [0, 0, 100, 40],
        [110, 20, 100, 40],
      ],
    ],
    [
      'columns stay apart',
      [
        [0, 0, 40, 200],
        [50, 0, 40, 200],
      ],
      [
        [0, 0, 40, 200],
        [50, 0, 40, 200],
      ],
    ],
  ])('%s', (_, boxes, expected) => {
    expect(joined(boxes)).toEqual(expected);
  });

  it('tilted ones stay as they are', () => {
    const tilted: Quad = [
      [0, 0],
      [100, 20],
      [92, 59],
      [-8, 39],
    ];
    const beside = quadOf([110, 10, 100, 40]);
    expect(joinRows([tilted, beside])).toEqual(expect.arrayContaining([tilted, beside]));
  });
});

describe('a line that was cut', () => {
  const area = (box: Box): Area => ({ quad: quadOf(box), bend: null });
  const cut = (...areas: Area[]) => joinCut(areas).map(({ quad }) => boxOf(quad));

  it.each<[string, Box[], Box[]]>([
    ['nothing', [], []],
    ['one', [[0, 0, 100, 40]], [[0, 0, 100, 40]]],
    [
      'halves that overlap',
      [
        [90, 2, 100, 40],
        [0, 0, 100, 40],
      ],
      [[0, 0, 190, 42]],
    ],
    [
      'three of them',
      [
        [0, 0, 100, 40],
        [90, 0, 100, 40],
        [180, 0, 100, 40],
      ],
      [[0, 0, 280, 40]],
    ],
    [
      'the same twice',
      [
        [0, 0, 100, 40],
        [0, 0, 100, 40],
      ],
      [[0, 0, 100, 40]],
    ],
    [
      'words that stand close',
      [
        [0, 0, 100, 40],
        [102, 0, 100, 40],
      ],
      [
        [0, 0, 100, 40],
        [102, 0, 100, 40],
      ],
    ],
    [
      'that hardly touch',
      [
        [0, 0, 100, 40],
        [96, 0, 100, 40],
      ],
      [
        [0, 0, 100, 40],
        [96, 0, 100, 40],
      ],
    ],
    [
      'rows that overlap',
      [
        [0, 0, 100, 40],
        [50, 20, 100, 40],
      ],
      [
        [0, 0, 100, 40],
        [50, 20, 100, 40],
      ],
    ],
    [
      'other sizes',
      [
        [0, 0, 100, 40],
        [80, 0, 100, 60],
      ],
      [
        [0, 0, 100, 40],
        [80, 0, 100, 60],
      ],
    ],
    [
      'columns',
      [
        [0, 0, 40, 200],
        [30, 0, 40, 200],
      ],
      [
        [0, 0, 40, 200],
        [30, 0, 40, 200],
      ],
    ],
  ])('%s', (_, boxes, expected) => {
    expect(cut(...boxes.map(area))).toEqual(expected);
  });

  it('tilted and bent ones stay as they are', () => {
    const tilted: Area = {
      quad: [
        [0, 0],
        [100, 20],
        [92, 60],
        [-8, 40],
      ],
      bend: null,
    };
    const bent: Area = {
      ...area([0, 0, 100, 40]),
      bend: {
        points: [
          [0, 20],
          [50, 10],
          [100, 20],
        ],
        height: 30,
      },
    };
    for (const one of [tilted, bent]) {
      expect(joinCut([one, area([80, 0, 100, 40])])).toContain(one);
      expect(joinCut([one, area([80, 0, 100, 40])])).toHaveLength(2);
    }
  });

  it('changes nothing that it is given', () => {
    const areas = [area([90, 0, 100, 40]), area([0, 0, 100, 40])];
    const before = structuredClone(areas);
    joinCut(areas);
    expect(areas).toEqual(before);
  });
});

import { describe, expect, it } from 'vitest';
import { type Box, boxOf, type Quad, quadOf } from '../../src/geometry.ts';
import { joinRows } from '../../src/reading/rows.ts';

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

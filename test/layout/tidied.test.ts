import { describe, expect, it } from 'vitest';
import { type Box, unionOf } from '../../src/geometry.ts';
import { tidied } from '../../src/layout/tidied.ts';
import { type ABlock, aPage } from './a-page.ts';

const rowsOf = (block: ABlock) => tidied(aPage({ blocks: [block] })).blocks[0]!;

describe('specks', () => {
  it.each<[string, ABlock, number]>([
    [
      'a dot far from the block',
      {
        id: 'a',
        rows: [
          { box: [0, 0, 300, 40], text: 'Free entry' },
          { box: [500, 200, 8, 2], text: 'i' },
        ],
      },
      1,
    ],
    [
      'a sign as small as dust',
      {
        id: 'a',
        rows: [
          { box: [0, 0, 300, 40], text: 'Free entry' },
          { box: [500, 200, 12, 12], text: '1' },
        ],
      },
      1,
    ],
    [
      'a smaller line of its own',
      {
        id: 'a',
        rows: [
          { box: [0, 0, 300, 120], text: '50%' },
          { box: [0, 140, 300, 30], text: 'off today' },
        ],
      },
      2,
    ],
    [
      'a sign of the same size',
      {
        id: 'a',
        rows: [
          { box: [0, 0, 300, 40], text: 'Free entry' },
          { box: [0, 60, 12, 40], text: '!' },
        ],
      },
      2,
    ],
    ['nothing', { id: 'a', box: null }, 0],
  ])('%s', (_, block, rows) => {
    const seen = rowsOf(block);
    expect(seen.lines).toHaveLength(rows);
    if (rows === 1) expect(seen.box).toEqual([0, 0, 300, 40]);
  });
});

describe('parts of a line', () => {
  /** “15 GWh” and, far to the right, “3 %”, whose sign is of three pieces. */
  const glyphs: Box[] = [0, 20, 50, 80, 110, 200, 230, 240, 250].map((x) => [
    x,
    100,
    x < 230 ? 18 : 9,
    37,
  ]);
  const part = (text: string, from: number, to: number): ABlock => ({
    id: text,
    rows: [
      {
        box: unionOf(glyphs.slice(from, to)),
        text,
        glyphs: glyphs.slice(from, to),
        ink: { glyphs },
      },
    ],
  });

  it.each<[string, ABlock, number, number]>([
    ['one letter short of the gap', part('15 GWh', 0, 4), 0, 128],
    ['one letter beyond the gap', part('15 GWh', 0, 6), 0, 128],
    ['up to the gap', part('15 GWh', 0, 5), 0, 128],
    ['one piece short of the end', part('3 %', 5, 8), 200, 259],
    ['two pieces short of the end', part('3 %', 5, 7), 200, 259],
    ['one letter too many in front', part('3 %', 4, 9), 200, 259],
  ])('%s', (_, block, left, right) => {
    const [x, , w] = rowsOf(block).lines[0]!.box;
    expect([x, x + w]).toEqual([left, right]);
  });

  it('leaves the last of a row of single signs alone', () => {
    const all: Box[] = [0, 100, 200].map((x) => [x, 100, 20, 37]);
    const rows = [
      { box: [100, 100, 20, 37] as Box, text: 'B', glyphs: [all[1]!], ink: { glyphs: all } },
    ];
    expect(rowsOf({ id: 'b', rows }).lines[0]!.box).toEqual([100, 100, 20, 37]);
  });
});

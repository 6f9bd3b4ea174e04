import { expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { cutRows } from '../../../src/layout/overlap/cut-rows.ts';
import { type ABlock, aPage } from '../a-page.ts';

/** A row of letters as high as the row, from `top` on. */
const row = (top: number, high: number, text = 'TEA', x = 100) => ({
  text,
  box: [x, top, 300, high] as Box,
  glyphs: [0, 1, 2].map((at): Box => [x + 100 * at, top, 90, high]),
});
const title = (top: number, high: number, second = 'TEA'): ABlock => ({
  id: 'title',
  text: `TEA\n${second}`,
  rows: [row(top, high), row(200, 100, second)],
});
const brand = (foot: number, high = 40, x = 100): ABlock => ({
  id: 'brand',
  text: 'ACE',
  rows: [row(foot - high, high, 'ACE', x)],
});

it.each<[string, ABlock[], boolean]>([
  ['lower than its other row, and touching', [title(70, 80), brand(70)], true],
  ['as high as its other row', [title(70, 100), brand(70)], false],
  ['lower, with white between', [title(80, 80), brand(70)], false],
  ['lower by what letters differ', [title(70, 92), brand(70)], false],
  ['lower by as much as its letters are', [title(70, 72, 'TEA'), brand(30)], false],
  ['touching what stands beside', [title(70, 80), brand(70, 40, 600)], false],
])('%s', (_, blocks, found) => {
  const pairs = cutRows(aPage({ blocks }));
  expect(pairs.map(({ blocks: [a, b] }) => [a.id, b.id])).toEqual(
    found ? [['title', 'brand']] : [],
  );
});

const season = (id: string, x: number, top: number, high: number): ABlock => ({
  id,
  text: 'TEA',
  role: 'label',
  rows: [row(top, high, 'TEA', x)],
});

it.each<[string, number, string[][], number]>([
  ['what is to be as large', 24, [['a', 'b', 'c']], 1],
  ['what is to be as large, and nearly is', 33, [['a', 'b', 'c']], 0],
  ['what may be of any size', 24, [['a'], ['b'], ['c']], 0],
])('goes by %s', (_, high, hierarchy, count) => {
  const blocks = [
    season('a', 100, 100, high),
    season('b', 500, 100, 40),
    season('c', 900, 100, 40),
    { ...brand(100), role: 'headline' },
  ];
  expect(cutRows(aPage({ width: 1400, blocks, layout: { hierarchy } }))).toHaveLength(count);
});

it('does not go by the box of a drawing', () => {
  const drawn: ABlock = {
    id: 'map',
    text: 'ACE',
    rows: [{ ...row(0, 70, 'ACE'), glyphs: [[100, 40, 90, 20]] }],
  };
  expect(cutRows(aPage({ blocks: [title(70, 80), drawn] }))).toEqual([]);
});

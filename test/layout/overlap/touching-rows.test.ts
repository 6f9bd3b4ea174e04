import { expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { touchingRows } from '../../../src/layout/overlap/touching-rows.ts';
import { type ABlock, type ARow, aPage } from '../a-page.ts';
import { glyphsIn } from './unread.ts';

const row = (box: Box, more: Partial<ARow> = {}): ARow => ({
  box,
  glyphs: glyphsIn(box, 6),
  ...more,
});
const upper: ABlock = { id: 'upper', text: 'Winter', rows: [row([400, 100, 270, 50])] };
const lower = (y: number, more: Partial<ARow> = {}, verdict: ABlock['verdict'] = 'unreadable') => ({
  id: 'lower',
  text: 'winter',
  verdict,
  rows: [row([450, y, 160, 24], { text: 'Wimter', confidence: 0.07, ...more })],
});

it.each<[string, ABlock, boolean]>([
  ['no white between a row that was read and one that was not', lower(150), true],
  ['the one let into the other', lower(147), true],
  ['white between them', lower(153), false],
  ['both read', lower(150, { confidence: 0.95 }, 'exact'), false],
  ['a row that was read well enough', lower(150, { confidence: 0.7 }), false],
  ['beside one another', lower(150, { box: [680, 150, 160, 24] }), false],
  ['letters that interlock', lower(147, { glyphs: [[450, 160, 160, 11]] }), false],
  ['rows that lean', lower(147, { ink: { angle: 6 } }), false],
])('%s', (_, block, found) => {
  const touching = touchingRows(aPage({ blocks: [upper, block] }));
  expect(touching.map(({ blocks }) => blocks.map(({ id }) => id))).toEqual(
    found ? [['lower', 'upper']] : [],
  );
});

it('does not go by the reader’s own box', () => {
  const page = aPage({ blocks: [upper, lower(147)] });
  const blocks = page.blocks.map((block) => ({
    ...block,
    lines: block.lines.map((line) => ({ ...line, ink: [] })),
  }));
  expect(touchingRows({ ...page, blocks })).toEqual([]);
});

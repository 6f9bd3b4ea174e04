import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { heightOf, timesOf } from '../../../src/layout/overlap/row-height.ts';
import type { FoundLine } from '../../../src/layout/seen.ts';
import { type ABlock, type APage, aPage } from '../a-page.ts';
import { glyphsIn, unread } from './unread.ts';

const lost: ABlock = { id: 'lost', text: '0.9 kWh', role: 'data', box: null };
const times = (line: FoundLine, blocks: ABlock[], more: Partial<APage> = {}) => {
  const page = aPage({ blocks: [lost, ...blocks], others: [line], ...more });
  return timesOf(line, page.blocks[0]!, page);
};

it('a reader’s own box has room around the letters', () => {
  const box: Box = [100, 100, 300, 40];
  expect(heightOf(unread('noise', box))).toBe(40);
  expect(heightOf(unread('noise', box, { ink: null }))).toBe(20);
});

describe('how high a row of a block is told by', () => {
  const box: Box = [100, 100, 180, 55];
  const line = unread(':8 kWh', box, { glyphs: glyphsIn(box, 6) });
  const row = (id: string, h: number, w: number): ABlock => ({
    id,
    text: '3.6 kWh',
    role: 'data',
    box: [100, 300, w, h],
  });

  it.each<[string, FoundLine, ABlock[], number, boolean]>([
    ['rows of its role', line, [row('a', 35, 180), row('b', 35, 180)], 1.57, true],
    [
      'its width, where rows of its role are of other sizes',
      line,
      [row('a', 35, 180), row('b', 47, 242)],
      1.57,
      false,
    ],
    [
      'its role, where the line has too few letters for the whole row',
      unread(':8', box, { glyphs: glyphsIn(box, 2) }),
      [row('a', 35, 180), row('b', 47, 242)],
      1.17,
      true,
    ],
    [
      'its width, by how wide type of the page runs',
      line,
      ['a', 'b', 'c'].map((id) => ({ ...row(id, 35, 180), role: 'label' })),
      1.57,
      false,
    ],
    ['its width, by how wide type usually runs', line, [], 1.08, false],
  ])('%s', (_, found, blocks, expected, known) => {
    const told = times(found, blocks);
    expect(told.known).toBe(known);
    expect(told.times).toBeCloseTo(expected, 1);
  });

  it('a piece of its row that was read by itself', () => {
    const piece = unread('First', [100, 120, 120, 32], { confidence: 0.98, blocks: ['lost'] });
    const rest = unread('+x2027', [230, 100, 500, 77], { blocks: ['lost'] });
    const told = times(rest, [], { others: [piece, rest] });
    expect(told).toMatchObject({ known: true });
    expect(told.times).toBeGreaterThan(1.8);
  });

  it('as much of it as was read nowhere else', () => {
    const text = '3月28日全国门店同步上市';
    const piece = unread('市', [871, 100, 65, 68], { confidence: 0.96, ink: null, blocks: ['a'] });
    const rest = unread('3月椅步', [89, 100, 773, 109], { blocks: ['a'] });
    const page = aPage({
      blocks: [{ id: 'a', text, lang: 'zh', box: null }],
      others: [piece, rest],
    });
    expect(timesOf(rest, page.blocks[0]!, page).times).toBeGreaterThan(1.5);
  });
});

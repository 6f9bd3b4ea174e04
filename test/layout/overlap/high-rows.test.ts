import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { highRows } from '../../../src/layout/overlap/high-rows.ts';
import { type ABlock, type APage, aPage } from '../a-page.ts';
import { unread } from './unread.ts';

const price = (id: string, box: Box | null, more: Partial<ABlock> = {}): ABlock => ({
  id,
  text: '138元',
  role: 'price',
  lang: 'zh',
  box,
  ...more,
});
/** Two that were read, one over the other, and what else may be on the page. */
const high = (box: Box, more: Partial<ABlock> = {}): ABlock =>
  price('high', null, {
    verdict: 'unreadable',
    rows: [{ box, text: '138元', confidence: 0.54 }],
    ...more,
  });
const others = [price('a', [100, 100, 150, 52]), price('b', [100, 200, 152, 53])];
const lost = price('lost', null);
const pairs = (blocks: ABlock[], more: Partial<APage> = {}) =>
  highRows(aPage({ blocks, ...more })).map(({ blocks: both }) => both.map(({ id }) => id));

const arabic = (block: ABlock): ABlock => ({ ...block, text: 'شاي بارد', lang: 'ar' });
const rupees = (block: ABlock): ABlock => ({ ...block, text: '₹150', lang: 'hi' });

it.each<[string, ABlock[], boolean]>([
  ['higher than those like it', [...others, high([100, 300, 160, 84]), lost], true],
  ['as high as those like it', [...others, high([100, 300, 160, 62]), lost], false],
  ['as high as a title', [...others, high([100, 300, 160, 150]), lost], false],
  [
    'as much wider as it is higher: set larger',
    [...others, high([100, 300, 240, 84]), lost],
    false,
  ],
  [
    'as much wider, with signs that it is not to have',
    [
      ...others,
      high([100, 300, 240, 84], {
        rows: [{ box: [100, 300, 240, 84], text: '13981元元', confidence: 0.01 }],
      }),
      lost,
    ],
    true,
  ],
  ['read as asked', [...others, high([100, 300, 160, 84], { verdict: 'exact' }), lost], false],
  ['nothing lost', [...others, high([100, 300, 160, 84])], false],
  [
    'most of the page lost',
    [...others, high([100, 300, 160, 84]), ...'abcd'.split('').map((n) => price(n + n, null))],
    false,
  ],
  ['one alone like it', [others[0]!, high([100, 300, 160, 84]), lost], false],
  [
    'those like it unread, too',
    [
      ...others.map((block) => ({ ...block, verdict: 'unreadable' as const })),
      high([100, 300, 160, 84]),
      lost,
    ],
    true,
  ],
  [
    'Arabic, whose marks make rows higher',
    [...others, high([100, 300, 160, 72]), lost].map(arabic),
    false,
  ],
  ['Arabic as high as two rows', [...others, high([100, 300, 160, 84]), lost].map(arabic), true],
  [
    'a price in Hindi, which has no marks',
    [...others, high([100, 300, 160, 72]), lost].map(rupees),
    true,
  ],
])('%s', (_, blocks, found) => {
  expect(pairs(blocks)).toEqual(found ? [['high', 'lost']] : []);
});

describe('which block is lost in it', () => {
  const small = others.map((block) => ({ ...block, role: 'legal' }));
  const row = high([100, 300, 160, 84], { role: 'legal' });
  const title: ABlock = { ...lost, role: 'headline' };

  it('the nearest in the copy', () => {
    expect(
      pairs([...others, price('far', null), row, lost].map((b) => ({ ...b, role: 'legal' }))),
    ).toEqual([['high', 'far']]);
  });
  it.each<[string, string, number, boolean]>([
    ['one of which a part stands by it', 'Oolong', 390, true],
    ['one of which a part stands elsewhere', 'Oolong', 700, false],
    ['none of which all stands by it', 'Oolong from Anxi', 390, false],
  ])('%s', (_, text, y, found) => {
    const rows = [{ box: [100, y, 300, 60] as const, text }];
    const note: ABlock = { id: 'note', text: 'Oolong from Anxi', verdict: 'wrong', rows };
    expect(pairs([...small, row, note])).toEqual(found ? [['high', 'note']] : []);
  });
  it('none of a level above', () => {
    const hierarchy = ['lost', ['a', 'b', 'high']];
    expect(pairs([title, ...small, row], { layout: { hierarchy } })).toEqual([]);
    expect(
      pairs([title, ...small, row], { layout: { hierarchy: [['a', 'b', 'high'], 'lost'] } }),
    ).toEqual([['high', 'lost']]);
  });
  it('none whose rows are higher than the line', () => {
    const big = ['x', 'y'].map((id, at) => ({
      ...title,
      id,
      box: [400, 100 * at, 450, 120] as const,
    }));
    expect(pairs([...big, title, ...small, row])).toEqual([]);
  });
});

describe('a block of several rows', () => {
  const first = { box: [100, 300, 270, 44] as const, text: 'Anna Maria' };
  const block = (h: number, confidence = 0.01): ABlock => ({
    id: 'driver',
    text: 'Anna Maria Kohl',
    role: 'body',
    verdict: 'unreadable',
    rows: [first, { box: [100, 370, 120, h], text: 'Kheo', confidence }],
  });
  const call: ABlock = {
    id: 'call',
    text: 'Call now',
    role: 'cta',
    box: null,
    verdict: 'unreadable',
  };

  it.each<[string, ABlock, boolean]>([
    ['a row unread and higher than the others', block(70), true],
    ['a row as high as the others', block(50), false],
    ['a row that was read', block(70, 0.98), false],
  ])('%s', (_, driver, found) => {
    expect(pairs([driver, call, others[0]!])).toEqual(found ? [['driver', 'call']] : []);
  });

  it('and another that was read with it as one line', () => {
    const placed: ABlock = { ...call, rows: [{ box: [220, 370, 200, 55], confidence: 0.01 }] };
    const line = unread('Kheoall now', [100, 370, 320, 70], { blocks: ['driver', 'call'] });
    expect(pairs([block(70), placed], { others: [line] })).toEqual([['driver', 'call']]);
    expect(pairs([block(70), placed])).toEqual([]);
  });
});

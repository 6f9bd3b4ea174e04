import { expect, it } from 'vitest';
import { mergedRows } from '../../../src/layout/overlap/merged-rows.ts';
import { type ABlock, aPage } from '../a-page.ts';
import { unread } from './unread.ts';

const rows: ABlock[] = [1, 2, 3].map((n) => ({
  id: `row-${n}`,
  text: 'Fig jam, large',
  role: 'label',
  box: [100, 100 * n, 300, 51],
}));
const lost = (id: string): ABlock => ({ id, text: 'Plum jam, large', role: 'label', box: null });
const hindi: ABlock[] = rows.map((row) => ({
  ...row,
  id: `hi-${row.id}`,
  text: 'सबका स्वागत',
  lang: 'hi',
  box: [100, row.box![1] + 60, 300, 50] as const,
}));
const title: ABlock = {
  id: 'title',
  text: '一觉醒来，\n已到成都。',
  lang: 'zh',
  verdict: 'wrong',
  rows: [{ box: [423, 500, 308, 78], text: '一觉醒来，' }],
};
const first: ABlock = { id: 'first', text: 'First flight 28 March 2027', box: null };
const piece = unread('First', [227, 630, 126, 32], { confidence: 0.98, blocks: ['first'] });
const rest = (h: number) => unread('+威ch2027', [389, 596, 536, h], { blocks: ['first'] });

it.each<[string, ABlock[], ReturnType<typeof unread>[], string[][]]>([
  [
    'as many lost as were read',
    [...rows, ...['a', 'b', 'c'].map(lost)],
    [unread('Phigbjgu', [100, 500, 310, 80])],
    [['a', 'b']],
  ],
  [
    'more lost than were read',
    [...rows, ...['a', 'b', 'c', 'd'].map(lost)],
    [unread('Phigbjgu', [100, 500, 310, 80])],
    [],
  ],
  [
    'a line whose own letters are told by a piece of its row',
    [title, first],
    [piece, rest(74)],
    [['title', 'first']],
  ],
  ['a line lower than a row of the other', [title, first], [piece, rest(60)], []],
  [
    'Arabic or Devanagari as high as two rows',
    [...hindi, { id: 'a', text: 'सबका स्वागत', lang: 'hi', role: 'label', box: null }, lost('b')],
    [unread('सुंबिगठ', [100, 500, 310, 90])],
    [['a', 'b']],
  ],
  [
    'a price in Hindi, which has no marks',
    [
      ...rows.map((row) => ({ ...row, text: '₹1,500', lang: 'hi' })),
      { ...lost('a'), text: '₹1,800', lang: 'hi' },
      { ...lost('b'), text: '₹1,900', lang: 'hi' },
    ],
    [unread('सुंबिगठ', [100, 500, 310, 72])],
    [['a', 'b']],
  ],
  [
    'Arabic or Devanagari with marks above and below',
    [...hindi, { id: 'a', text: 'सबका स्वागत', lang: 'hi', role: 'label', box: null }, lost('b')],
    [unread('सुंबिगठ', [100, 500, 310, 64])],
    [],
  ],
  [
    'Arabic of which nothing but its width is known',
    [
      ...rows,
      { id: 'a', text: 'يحفظ في مكان بارد وجاف', lang: 'ar', box: null },
      { id: 'b', text: 'يحفظ في مكان بارد', lang: 'ar', box: null },
    ],
    [unread('noise', [100, 500, 310, 60])],
    [],
  ],
  [
    'digits that a script has to itself',
    [...rows, { ...lost('a'), text: '٣٤٦٫٢٠' }, lost('b')],
    [unread('Phigbjgu', [100, 500, 310, 64])],
    [],
  ],
])('%s', (_, blocks, others, pairs) => {
  const found = mergedRows(aPage({ blocks, others }));
  expect(found.map((one) => one.blocks.map(({ id }) => id))).toEqual(pairs);
});

it('an area that stands for a block by its place and size has that one’s row', () => {
  const claim: ABlock = { id: 'claim', text: 'Ten whole spices, slow-roasted', box: null };
  const other: ABlock = { id: 'other', text: 'Of sun', box: null };
  const line = unread('jhagg', [340, 700, 850, 97]);
  const page = aPage({ blocks: [claim, other], others: [line] });
  expect(mergedRows(page)).toEqual([]);
  const row = { text: line.text, confidence: 0.05, box: line.box, ink: [], glyphs: [] };
  const [block, ...others] = page.blocks;
  const stand = { ...block!, standIn: true, lines: [row], box: line.box };
  expect(mergedRows({ ...page, blocks: [stand, ...others] })).toHaveLength(1);
});

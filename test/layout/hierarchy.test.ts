import { describe, expect, test } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import { hierarchy } from '../../src/layout/hierarchy.ts';
import { type ABlock, type ARow, aPage } from './a-page.ts';

/** A block of capitals `height` px high, or of ideographs, one glyph a letter. */
function set(id: string, height: number, { y = 100, lang = 'en', text = 'HENTIZE' } = {}): ABlock {
  const letters = [...text];
  const width = height * 0.8;
  const glyphs = letters.map((_, i): Box => [100 + i * height, y, width, height]);
  const box: Box = [100, y, (letters.length - 1) * height + width, height];
  return { id, lang, text, rows: [{ box, glyphs, ink: { glyphs, stroke: height / 8 } }] };
}

const judge = (blocks: readonly ABlock[], levels: (string | string[])[], ratio?: number) =>
  hierarchy.judge(
    aPage({ blocks, layout: { hierarchy: levels, ...(ratio === undefined ? {} : { ratio }) } }),
  );

describe('hierarchy', () => {
  test.each<[string, number[], number | undefined, string, number | null]>([
    ['sizes that fall', [60, 40, 20], undefined, 'pass', 1],
    ['one that rises', [60, 20, 40], undefined, 'fail', 0.667],
    ['all of one size', [40, 40, 40], undefined, 'fail', 0],
    ['barely falling', [48, 44, 40], undefined, 'pass', 1],
    ['the first the smallest', [20, 60, 40], undefined, 'fail', 0.333],
    ['a ratio that is kept', [60, 40, 25], 1.4, 'pass', 1],
    ['one that is not', [50, 40, 20], 1.4, 'fail', 0.667],
    ['one that is kept as near as it is measured', [55, 40, 20], 1.4, 'pass', 1],
  ])('%s', (_, heights, ratio, verdict, score) => {
    const blocks = heights.map((height, i) => set(`b${i}`, height, { y: 100 + 100 * i }));
    expect(judge(blocks, ['b0', 'b1', 'b2'], ratio)).toMatchObject({ verdict, score });
  });

  test('blocks of one level need no order among them', () => {
    const blocks = [set('a', 60), set('b', 30, { y: 200 }), set('c', 34, { y: 300 })];
    expect(judge(blocks, ['a', ['b', 'c']]).verdict).toBe('pass');
  });

  test('every block of a level stands below every one of the level above', () => {
    const blocks = [set('a', 60), set('b', 30, { y: 200 }), set('c', 80, { y: 300 })];
    expect(judge(blocks, ['a', ['b', 'c']]).verdict).toBe('fail');
  });

  test('a capital and an ideograph are compared by the type’s size', () => {
    const title = set('title', 40, { text: '炭火焼鳥国' });
    const caps = (height: number) => set('caps', height, { y: 200 });
    // 40 px of ideograph are type of 43 px, whose capitals are 31 px high.
    expect(judge([title, caps(26)], ['title', 'caps']).verdict).toBe('pass');
    expect(judge([title, caps(40)], ['title', 'caps']).verdict).toBe('fail');
  });

  test('a sign taken for a letter of another script does not change what is measured', () => {
    const title = set('title', 40, { text: '₹2475300' });
    const [row] = title.rows as { box: Box; glyphs: Box[] }[];
    const misread = { ...title, rows: [{ ...row!, text: 'रे 2475300' }] };
    const caps = set('caps', 36, { y: 200 });
    expect(judge([misread, caps], ['title', 'caps']).measured.levels).toMatchObject([
      [{ capHeightPx: expect.closeTo(39.3, 0) }],
      [{ capHeightPx: 36 }],
    ]);
  });

  test('a word that a reader leans for its tail is as high as it stands', () => {
    const title = set('title', 40);
    const [row] = title.rows as ARow[];
    const heights = { capHeight: 34, xHeight: null, bodyHeight: null, size: 47, spread: 0.05 };
    const leaning = { ...title, rows: [{ ...row!, ink: { ...row!.ink, angle: 2.5, heights } }] };
    expect(
      judge([leaning, set('b', 20, { y: 200 })], ['title', 'b']).measured.levels,
    ).toMatchObject([[{ capHeightPx: 40 }], [{ capHeightPx: 20 }]]);
  });

  test('of a part of a line with letters of other words, the whole line says how high it is', () => {
    const title = set('title', 40, { text: 'HENT' });
    const [row] = title.rows as (ARow & { glyphs: Box[] })[];
    const more: Box[] = [...row!.glyphs, [300, 120, 32, 20], [340, 120, 32, 20]];
    const all: Box[] = [...more, [380, 100, 32, 40]];
    const heights = { capHeight: 40, xHeight: 28, bodyHeight: null, size: 56, spread: 0.05 };
    const part = { ...row!, glyphs: more, ink: { ...row!.ink, glyphs: all, heights } };
    const blocks = [{ ...title, rows: [part] }, set('b', 20, { y: 200 })];
    expect(judge(blocks, ['title', 'b']).measured.levels).toMatchObject([
      [{ capHeightPx: 40, xHeightPx: 28 }],
      [{ capHeightPx: 20 }],
    ]);
  });

  test.each<[string, number, string]>([
    ['is in order where that is', 40, 'pass'],
    ['is not accused for it', 20, 'unknown'],
  ])('what stands for a text that could not be read %s', (_, height, verdict) => {
    const lost: ABlock = { id: 'title', text: 'HENTIZE', box: null, verdict: 'unreadable' };
    const input = aPage({
      blocks: [lost, set('note', 30, { y: 200 })],
      layout: { hierarchy: ['title', 'note'] },
    });
    const found = aPage({ blocks: [set('title', height)] }).blocks[0]!;
    const located = [{ ...found, standIn: true }, input.blocks[1]!];
    expect(hierarchy.judge({ ...input, located }).verdict).toBe(verdict);
  });

  test.each<[string, ABlock, string]>([
    ['cut by the edge of the picture', set('title', 20, { y: 0 }), 'unknown'],
    [
      'read as what lies over it',
      {
        ...set('title', 20),
        rows: (set('title', 20).rows as ARow[]).map((row) => ({ ...row, text: 'FLOURZE' })),
      },
      'unknown',
    ],
    ['neither', set('title', 20), 'fail'],
  ])('a text is not accused for letters that are %s', (_, title, verdict) => {
    expect(judge([title, set('note', 40, { y: 200 })], ['title', 'note']).verdict).toBe(verdict);
  });

  test('says who is too small, by how much, and where', () => {
    const blocks = [set('title', 20, { text: 'HENT' }), set('note', 40, { y: 200, text: 'ZINE' })];
    const { message, measured, expected, marks, boxes } = judge(blocks, ['title', 'note']);
    expect(message).toBe(
      '“HENT” is smaller than “ZINE” (20 px against 40 px high), though it stands above it in rank.',
    );
    expect(measured.levels).toMatchObject([
      [{ id: 'title', capHeightPx: 20, strokeOverHeight: 0.125, contrastRatio: 21 }],
      [{ id: 'note', capHeightPx: 40 }],
    ]);
    expect(expected.levels).toEqual([['title'], ['note']]);
    expect(boxes).toHaveLength(2);
    expect(marks).toMatchObject([
      { kind: 'measure', tone: 'bad', label: '20 px' },
      { kind: 'measure', tone: 'bad', label: '40 px' },
    ]);
  });

  test('a ratio that is missed is told as one', () => {
    const blocks = [set('title', 48, { text: 'HENT' }), set('note', 40, { y: 200, text: 'ZINE' })];
    expect(judge(blocks, ['title', 'note'], 1.5).message).toBe(
      '“HENT” is only 1.20 times as large as “ZINE” (48 px against 40 px high); 1.5 times was asked for.',
    );
  });

  test.each<[string, number, string]>([
    ['is open where the rest is in order', 60, 'unknown'],
    ['does not excuse what is not', 20, 'fail'],
  ])('a block whose place is not known %s', (_, height, verdict) => {
    const blocks = [set('a', height), set('b', 30, { y: 200 }), { id: 'c', text: 'GONE' }];
    const judged = judge(blocks, ['a', 'b', 'c']);
    expect(judged.verdict).toBe(verdict);
    if (verdict === 'unknown') expect(judged).toMatchObject({ score: null });
  });

  test('is not judged where nobody asks for it', () => {
    const page = aPage({ blocks: [set('a', 20)] });
    expect(hierarchy.judge(page)).toMatchObject({ verdict: 'not-applicable', score: null });
  });
});

import { describe, expect, it, test } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import type { LineInk } from '../../src/layout/evidence.ts';
import { legibility } from '../../src/layout/legibility.ts';
import type { LayoutKeys } from '../../src/layout/seen.ts';
import { type ABlock, type APage, aPage } from './a-page.ts';

/** A capital stands as high as its line where nothing hangs below it. */
const line = (height: number, text = 'HARBOUR', lang = 'en'): ABlock => ({
  id: text,
  text,
  lang,
  box: [100, 100, 20 * height, height],
});

function judge(blocks: readonly ABlock[], layout: LayoutKeys = {}, more: Partial<APage> = {}) {
  return legibility.judge(aPage({ blocks, layout, ...more }));
}

describe('by default', () => {
  test.each([
    ['a headline', line(80), 1000, 'pass'],
    ['capitals of 0.8% of the shorter side', line(8), 1000, 'pass'],
    ['capitals below', line(7.5), 1000, 'fail'],
    ['as many pixels of a larger picture', line(10), 2000, 'fail'],
    ['capitals of seven pixels of a small picture', line(7), 400, 'pass'],
    ['capitals of six', line(6), 400, 'fail'],
    ['ideographs of ten', line(10, '春日茶館', 'zh-Hant'), 400, 'pass'],
    ['ideographs of nine', line(9, '春日茶館', 'zh-Hant'), 400, 'fail'],
  ])('%s', (_, block, side, verdict) => {
    expect(judge([block], {}, { width: side, height: 3 * side }).verdict).toBe(verdict);
  });

  it('goes by the letters and not by how far they hang', () => {
    // Both of one size: 10 px capitals.
    expect(judge([line(10, 'HARBOUR'), line(12.8, 'Happy')]).verdict).toBe('pass');
    expect(judge([line(9, 'Happy')]).verdict).toBe('fail');
    expect(judge([line(7, 'nexus')]).verdict).toBe('pass');
  });

  it('takes the lowest row, but no stroke of its own', () => {
    const rows = (second: string, height: number): ABlock => ({
      id: 'two',
      text: 'HARBOUR BAR',
      rows: [
        { text: 'HARBOUR', box: [0, 0, 300, 30] },
        { text: second, box: [0, 50, 100, height] },
      ],
    });
    expect(judge([rows('BAR', 5)]).verdict).toBe('fail');
    expect(judge([rows('–', 3)]).verdict).toBe('pass');
  });

  it('measures columns and turned rows across their text', () => {
    const column: ABlock = {
      id: 'column',
      lang: 'ja',
      text: '酒菜処しおなぎ',
      rows: [{ box: [0, 0, 9, 70], ink: { vertical: true, quad: corners(9, 70) } }],
    };
    expect(judge([column]).verdict).toBe('fail');
    const turned: ABlock = {
      id: 'turned',
      text: 'HARBOUR COFFEE',
      rows: [
        {
          box: [0, 0, 60, 60],
          ink: {
            angle: 45,
            quad: [
              [6, 0],
              [60, 54],
              [54, 60],
              [0, 6],
            ],
          },
        },
      ],
    };
    expect(judge([turned]).verdict).toBe('fail');
  });
});

describe('with a height asked for', () => {
  it('measures the ink of every line', () => {
    expect(judge([line(20)], { legibility: { minHeight: 20 } }).verdict).toBe('pass');
    expect(judge([line(19.2)], { legibility: { minHeight: 20 } }).verdict).toBe('pass');
    const low = judge([line(18), line(40, 'BAR')], { legibility: { minHeight: 20 } });
    expect(low).toMatchObject({ verdict: 'fail', expected: { leastLineHeightPx: 20 } });
    expect(low.message).toBe(
      '“HARBOUR” is too small to be read: lines are 18 px high, at least 20 px are needed.',
    );
  });

  it('may be less than the default', () => {
    expect(judge([line(6)], { legibility: { minHeight: 5 } }).verdict).toBe('pass');
  });
});

describe('what it says', () => {
  it('names the smallest that fails, with its height drawn beside it', () => {
    const judgement = judge([line(6), line(30, 'BAR'), line(4, 'LEGAL')]);
    expect(judgement.verdict).toBe('fail');
    expect(judgement.message).toBe(
      '“HARBOUR” and “LEGAL” are too small to be read: letters are 4 px high at the smallest, at least 8 px are needed.',
    );
    expect(judgement.score).toBeCloseTo((6 / 8 + 1 + 4 / 8) / 3, 2);
    expect(judgement.boxes).toEqual([
      [100, 100, 120, 6],
      [100, 100, 80, 4],
    ]);
    expect(judgement.marks).toContainEqual({
      kind: 'measure',
      tone: 'bad',
      from: [94, 100],
      to: [94, 106],
      label: '6 px',
    });
  });

  it('names the smallest where all pass', () => {
    expect(judge([line(30), line(12, 'BAR')]).message).toBe(
      'The smallest text is “BAR”, whose letters are 12 px high.',
    );
  });

  it('is not asked of a sample that says so', () => {
    expect(judge([line(3)], { legibility: false }).verdict).toBe('not-applicable');
  });
});

describe('a block that was not found', () => {
  const lost: ABlock = { id: 'legal', text: 'Prices include all taxes', box: null };
  const print = (box: Box, text = '') => ({ others: [{ box, text }] });

  test.each([
    ['nothing is there', {}, 'unknown'],
    ['print of its length is too small', print([100, 900, 110, 7]), 'fail'],
    ['print is too short to be it', print([100, 900, 12, 7]), 'unknown'],
    ['print is too long to be it', print([0, 900, 900, 7]), 'unknown'],
    ['print is large enough to read', print([100, 900, 400, 24], 'xz'), 'unknown'],
  ])('%s', (_, more, verdict) => {
    expect(judge([line(30), lost], {}, more).verdict).toBe(verdict);
  });

  it('may stand in text that the reader hardly saw', () => {
    const colour = [200, 200, 200] as const;
    const faint = [
      { box: [100, 900, 110, 7] as Box, foreground: colour, background: colour, contrast: 4 },
    ];
    const judgement = judge([line(30), lost], {}, { evidence: { faint } });
    expect(judgement).toMatchObject({ verdict: 'fail', score: 0.5, boxes: [[100, 900, 110, 7]] });
    expect(judgement.message).toBe(
      '“Prices include all taxes” could not be read, and print of that length is only 7 px high.',
    );
  });
});

describe('a block whose place is not known', () => {
  const colour = [200, 200, 200] as const;
  const printed = (box: Box, small: boolean) => ({
    box,
    foreground: colour,
    background: colour,
    contrast: 4,
    ...(small ? { small } : {}),
  });
  const price: ABlock = { id: 'price', text: '5,20 €', box: null, verdict: 'unreadable' };
  const ink = (box: Box, glyphs: number): LineInk =>
    ({
      quad: corners(box[2], box[3]),
      vertical: false,
      glyphs: Array.from({ length: glyphs }, () => box),
    }) as never as LineInk;
  const stray = (box: Box, glyphs: number | null, blocks: readonly string[] = []) => ({
    others: [{ box, text: 'r', blocks, ink: glyphs === null ? null : ink(box, glyphs) }],
  });

  test.each<[string, Partial<APage>, string]>([
    ['a line of some glyphs', stray([100, 900, 18, 7], 3), 'fail'],
    ['a word of one glyph', stray([100, 900, 18, 7], 1), 'fail'],
    ['a line that it was taken for', stray([100, 900, 18, 7], 3, ['price']), 'fail'],
    ['a line of another', stray([100, 900, 18, 7], 3, ['HARBOUR']), 'unknown'],
    ['a dot', stray([100, 900, 10, 6], 1), 'unknown'],
    ['a stroke of which no ink is known', stray([100, 900, 10, 16], null), 'unknown'],
    ['a hair', stray([100, 900, 9, 3], 3), 'unknown'],
    ['a letter of four pixels', stray([100, 900, 8, 4], 2), 'unknown'],
    ['small print', { evidence: { faint: [printed([100, 900, 35, 8], true)] } }, 'fail'],
    [
      'what is small only for the edge that cuts it',
      { evidence: { faint: [printed([100, 992, 35, 8], false)] } },
      'unknown',
    ],
    [
      'a part of a block that was found',
      { evidence: { faint: [printed([110, 104, 30, 8], true)] } },
      'unknown',
    ],
  ])('may be %s', (_, more, verdict) => {
    const wide = { id: 'HARBOUR', text: 'HARBOUR', box: [100, 100, 300, 30] as Box };
    expect(judge([wide, price], {}, { width: 1200, height: 1000, ...more }).verdict).toBe(verdict);
  });

  test.each<[string, number, number, string]>([
    ['much lower letters', 5, 8, 'fail'],
    ['letters of another case', 5, 16, 'unknown'],
    ['an ellipsis', 3, 5, 'unknown'],
  ])('may be at the end of another’s line: %s', (_, signs, height, verdict) => {
    const glyphs = [
      ...Array.from({ length: 7 }, (_one, i): Box => [100 + 30 * i, 100, 24, 30]),
      ...Array.from({ length: signs }, (_one, i): Box => [340 + 6 * i, 115, 5, height]),
    ];
    const box: Box = [100, 100, 270, 30];
    const rows = [{ box, glyphs, ink: { glyphs } }];
    expect(judge([{ id: 'HARBOUR', text: 'HARBOUR', rows }, price]).verdict).toBe(verdict);
  });

  test.each([
    ['small print that nobody else has', true, 'fail'],
    ['what is only faint', false, 'pass'],
  ])('with an area elsewhere that may stand for it, and %s', (_, small, verdict) => {
    const page = aPage({
      blocks: [line(30), price],
      layout: {},
      evidence: { faint: [printed([100, 900, 35, 8], small)] },
    });
    const [, found] = aPage({ blocks: [line(30), { ...price, box: [600, 300, 60, 40] }] }).blocks;
    const located = [page.blocks[0]!, { ...found!, standIn: true }];
    expect(legibility.judge({ ...page, located }).verdict).toBe(verdict);
  });
});

function corners(width: number, height: number) {
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ] as const;
}

import { describe, expect, test } from 'vitest';
import { type Box, quadOf } from '../../src/geometry.ts';
import { findLines, locateBlocks, seeBlocks } from '../../src/layout/blocks.ts';
import type { LineInk } from '../../src/layout/evidence.ts';
import type { CopyBlock, SeenLine } from '../../src/text/types.ts';
import { judge } from '../text/page.ts';

const copy = (...texts: string[]): CopyBlock[] =>
  texts.map((text, i) => ({ id: `b${i + 1}`, role: 'body', lang: 'en', text }));

const line = (text: string, box: Box, confidence = 1): SeenLine => ({ text, box, confidence });

/** Ink that is `in` pixels within the reader's box, one glyph a character, evenly spread. */
function inkOf({ text, box: [x, y, w, h] }: SeenLine, within = 4, vertical = false): LineInk {
  const box: Box = [x + within, y + within, w - 2 * within, h - 2 * within];
  const count = [...text].length;
  const glyphs = Array.from({ length: count }, (_, i): Box => {
    return vertical
      ? [box[0], box[1] + (i * box[3]) / count, box[2], box[3] / count]
      : [box[0] + (i * box[2]) / count, box[1], box[2] / count, box[3]];
  });
  const colours = { foreground: [0, 0, 0], background: [255, 255, 255] } as const;
  const numbers = { angle: 0, contrast: 21, worst: 21, stroke: 4 };
  return { box, quad: quadOf(box), vertical, glyphs, ...colours, ...numbers };
}

function see(blocks: readonly CopyBlock[], lines: readonly SeenLine[], vertical = false) {
  const { blocks: judged } = judge(blocks, lines);
  const inks = lines.map((one) => (one.text === '' ? null : inkOf(one, 4, vertical)));
  return { blocks: seeBlocks(blocks, judged, lines, inks), found: findLines(judged, lines, inks) };
}

describe('where blocks stand', () => {
  test('is where their ink is, row by row', () => {
    const lines = [line('Sunday', [100, 40, 300, 50]), line('bread', [120, 100, 260, 50])];
    const [block] = see(copy('Sunday\nbread'), lines).blocks;
    expect(block).toMatchObject({ id: 'b1', verdict: 'exact', text: 'Sunday\nbread' });
    expect(block!.lines.map(({ text, box }) => [text, box])).toEqual([
      ['Sunday', [104, 44, 292, 42]],
      ['bread', [124, 104, 252, 42]],
    ]);
    expect(block!.box).toEqual([104, 44, 292, 102]);
  });

  test('pieces side by side are one row', () => {
    const lines = [line('Sunday', [100, 40, 300, 50]), line('bread', [430, 42, 200, 50])];
    const [block] = see(copy('Sunday bread'), lines).blocks;
    expect(block!.lines).toHaveLength(1);
    expect(block!.lines[0]).toMatchObject({ text: 'Sunday bread', box: [104, 44, 522, 44] });
    expect(block!.lines[0]!.glyphs).toHaveLength(11);
    expect(block!.lines[0]!.ink).toHaveLength(2);
  });

  test('of two blocks on one line each has its own glyphs', () => {
    const lines = [line('Tea¥680', [100, 40, 700, 50])];
    const [tea, price] = see(copy('Tea', '¥680'), lines).blocks;
    expect(tea!.lines[0]!.glyphs).toHaveLength(3);
    expect(price!.lines[0]!.glyphs).toHaveLength(4);
    expect(tea!.box![0] + tea!.box![2]).toBeLessThanOrEqual(price!.box![0] + 1e-6);
  });

  test('columns of letters one under the other are rows', () => {
    const column = (text: string, x: number) => line(text, [x, 100, 50, 400]);
    const ja = copy('炭火焼き鳥よし').map((block) => ({ ...block, lang: 'ja' }));
    const [block] = see(ja, [column('炭火焼き', 300), column('鳥よし', 220)], true).blocks;
    expect(block!.lines.map(({ text }) => text)).toEqual(['炭火焼き', '鳥よし']);
  });

  test.each<[string, string, boolean]>([
    ['as asked', 'Sunday bread', true],
    ['with a slip', 'Sundae bread', true],
    ['too far from it', 'Sxnxxx qqqqq', false],
  ])('a text %s is or is not the block', (_, read, known) => {
    const [block] = see(copy('Sunday bread'), [line(read, [100, 40, 300, 50])]).blocks;
    expect(block!.box !== null).toBe(known);
    expect(block!.lines.length > 0).toBe(known);
  });

  test('a block that could not be read with trust still has its place', () => {
    const lines = [line('Sunday bread', [100, 40, 300, 50], 0.3)];
    const [block] = see(copy('Sunday bread'), lines).blocks;
    expect(block).toMatchObject({ verdict: 'unreadable', box: [104, 44, 292, 42] });
  });

  test.each<[string, readonly [string, Box][], number]>([
    [
      'a part far from the rest is not the block’s',
      [
        ['Sunday bread fro', [100, 40, 500, 50]],
        ['m us', [100, 800, 90, 50]],
      ],
      1,
    ],
    [
      'of two halves far apart neither is sure',
      [
        ['Sunday b', [100, 40, 250, 50]],
        ['read from us', [100, 800, 300, 50]],
      ],
      0,
    ],
    [
      'rows below each other belong together',
      [
        ['Sunday b', [100, 40, 250, 50]],
        ['read from us', [100, 150, 300, 50]],
      ],
      2,
    ],
  ])('%s', (_, parts, rows) => {
    const lines = parts.map(([text, box]) => line(text, box));
    const [block] = see(copy('Sunday bread from us'), lines).blocks;
    expect(block!.lines).toHaveLength(rows);
    expect(block!.box === null).toBe(rows === 0);
  });

  test('a stretch of a line has the ink of that stretch', () => {
    const lines = [line('Tea¥680', [100, 40, 700, 50])];
    const { blocks: judged } = judge(copy('Tea', '¥680'), lines);
    const ink = inkOf(lines[0]!);
    const part = (from: number, to: number, contrast: number) => {
      const [x, y, , h] = ink.glyphs[from]!;
      const end = ink.glyphs[to - 1]!;
      const box: Box = [x, y, end[0] + end[2] - x, h];
      return { ...ink, box, glyphs: ink.glyphs.slice(from, to), contrast };
    };
    const inked = { ...ink, parts: [part(0, 3, 9), part(3, 7, 1.4)] };
    const [tea, price] = seeBlocks(copy('Tea', '¥680'), judged, lines, [inked]);
    expect(tea!.lines[0]!.ink[0]!.contrast).toBe(9);
    expect(price!.lines[0]!.ink[0]!.contrast).toBe(1.4);
  });

  test('the reader’s box stands in where no ink could be told', () => {
    const lines = [line('Sunday bread', [100, 40, 300, 50])];
    const { blocks: judged } = judge(copy('Sunday bread'), lines);
    const [block] = seeBlocks(copy('Sunday bread'), judged, lines, [null]);
    expect(block!.lines[0]).toMatchObject({ box: [100, 40, 300, 50], ink: [], glyphs: [] });
  });
});

test('lines that were found say whose they are', () => {
  const lines = [
    line('Tea', [100, 40, 300, 50]),
    line('Sold out', [100, 140, 300, 50]),
    line('', [100, 240, 30, 30], 0),
  ];
  const { found } = see(copy('Tea'), lines);
  expect(found.map(({ text, blocks, box }) => [text, blocks, box])).toEqual([
    ['Tea', ['b1'], [104, 44, 292, 42]],
    ['Sold out', [], [104, 144, 292, 42]],
    ['', [], [100, 240, 30, 30]],
  ]);
});

describe('what stands for a block that could not be read', () => {
  const area: Box = [100, 240, 200, 40];
  const lines = [line('Tea', [100, 40, 300, 50]), line('', area, 0)];
  const blocks = copy('Tea', 'Sunday bread');
  const placed = see(blocks, lines).blocks;
  const unread = (block: string | null) => [{ block, box: area, text: '' }];

  test('gives it a place, for rules that don’t ask which block it is', () => {
    const [tea, bread] = locateBlocks(placed, unread('b2'), lines, [null, null]);
    expect(tea).toBe(placed[0]);
    expect(bread).toMatchObject({ id: 'b2', box: area, standIn: true });
    expect(placed[1]!.box).toBeNull();
  });

  test.each<[string, string | null]>([
    ['another', 'b1'],
    ['no block', null],
  ])('is none where it stands for %s', (_, block) => {
    expect(locateBlocks(placed, unread(block), lines, [null, null])[1]!.box).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import { bodyOf, hangOf, letterHeight } from '../../src/layout/letters.ts';
import { type ARow, aPage } from './a-page.ts';

const lineOf = (row: ARow, lang = 'en') =>
  aPage({ blocks: [{ id: 'a', text: row.text ?? 'a', lang, rows: [row] }] }).blocks[0]!.lines[0]!;

/** Of letters 100 px high that stand on 500: the ink of each. */
const set: [words: string, lang: string, top: number, foot: number][] = [
  ['HELLO', 'en', 400, 500],
  ['Aga', 'en', 400, 528],
  ['xxx', 'en', 428, 500],
  ['gap', 'en', 428, 528],
  ['Été', 'fr', 372, 500],
  ['été', 'fr', 400, 500],
  ['1,250', 'en', 400, 520],
  ['“no”', 'en', 398, 500],
  ['Привет', 'ru', 400, 528],
  ['Цена', 'ru', 400, 512],
  ['код', 'ru', 428, 514],
  ['国語', 'ja', 386, 512],
  ['12円', 'ja', 386, 512],
  ['قال', 'ar', 400, 533],
  ['أب', 'ar', 370, 525],
  ['नमक', 'hi', 400, 500],
  ['पानी', 'hi', 362, 500],
  ['कुछ', 'hi', 400, 535],
];

describe('bodyOf', () => {
  it.each(set)('%s stands on its baseline, whatever rises or hangs', (text, lang, top, foot) => {
    const body = bodyOf(lineOf({ text, box: [10, top, 300, foot - top] }, lang))!;
    expect(body.baseline).toBeCloseTo(500, 0);
    expect(body.top).toBeCloseTo(400, 0);
  });

  it('goes by the feet of the glyphs where most letters stand', () => {
    // Old figures and a swash below: the box says nothing of where the line stands.
    const glyphs: Box[] = [0, 1, 2, 3, 4].map((n) => [n * 50, 428, 40, 72]);
    const line = lineOf({ text: 'aeonu', box: [0, 428, 240, 110], glyphs });
    expect(bodyOf(line)!.baseline).toBe(500);
  });

  it('does not take words of joined writing for letters', () => {
    const line = lineOf(
      { text: 'قال', box: [10, 400, 300, 133], glyphs: [[10, 400, 300, 133]] },
      'ar',
    );
    expect(bodyOf(line)!.baseline).toBeCloseTo(500, 0);
  });

  it.each<[string, ARow]>([
    ['turned', { text: 'Aga', box: [0, 0, 300, 100], ink: { angle: 12 } }],
    ['vertical', { text: '縦書き', box: [0, 0, 60, 300], ink: { vertical: true } }],
    ['without letters', { text: '', box: [0, 0, 300, 100] }],
    ['as high as a column', { text: '縦書き', box: [0, 0, 60, 300] }],
  ])('is unknown of a line that is %s', (_, row) => {
    expect(bodyOf(lineOf(row, 'ja'))).toBeNull();
  });
});

it('a line whose feet were taken for its neighbour’s hangs by what it says', () => {
  const glyphs: Box[] = [0, 1, 2, 3, 4].map((n) => [n * 50, 428, 40, 72]);
  const row = { box: [0, 428, 240, 72] as const, glyphs };
  expect(hangOf(lineOf({ text: 'pages', ...row }))).toBeCloseTo(528, 0);
  expect(hangOf(lineOf({ text: 'names', ...row }))).toBe(500);
});

it('letters are as high as a capital of their line', () => {
  expect(letterHeight(lineOf({ text: 'xxx', box: [0, 428, 300, 72] }))).toBeCloseTo(100, 0);
  expect(letterHeight(lineOf({ text: '縦書き', box: [0, 0, 60, 300] }))).toBe(60);
});

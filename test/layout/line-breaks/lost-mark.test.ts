import { describe, expect, it, test } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { lineOfLostMark } from '../../../src/layout/line-breaks/lost-mark.ts';
import type { BlockLine } from '../../../src/layout/seen.ts';
import { aPage } from '../a-page.ts';

const EM = 50;

/** Rows whose cells begin at `from`, in ems, and are `cells` long; with their own glyphs if given. */
function rowsOf(
  ...rows: { from: number; cells: number; stop?: number; vertical?: boolean; angle?: number }[]
): [BlockLine, BlockLine] {
  const made = rows.map(({ from, cells, stop, vertical = false, angle = 0 }, r) => {
    const across = vertical ? 500 - 80 * r : 100 + 80 * r;
    const along = Array.from({ length: cells }, (_, at): Box => {
      const x = 100 + (from + at) * EM;
      return [x + 2, across, 46, 46];
    });
    if (stop !== undefined) along.push([100 + stop * EM + 4, across + 34, 13, 13]);
    const turned = along.map(([x, y, w, h]): Box => (vertical ? [y, x, h, w] : [x, y, w, h]));
    const left = Math.min(...turned.map(([x]) => x));
    const top = Math.min(...turned.map(([, y]) => y));
    const box: Box = [
      left,
      top,
      Math.max(...turned.map(([x, , w]) => x + w)) - left,
      Math.max(...turned.map(([, y, , h]) => y + h)) - top,
    ];
    return { box, text: '字'.repeat(cells), glyphs: turned, ink: { vertical, angle } };
  });
  const { blocks } = aPage({ blocks: [{ id: 'block', rows: made }] });
  return [blocks[0]!.lines[0]!, blocks[0]!.lines[1]!];
}

const lineOf = (lost: string, wrong: 'start' | 'end', rows: [BlockLine, BlockLine], lang = 'ja') =>
  lineOfLostMark({ lost, wrong, at: 4 }, rows, lang, null);

describe('a mark that the reader lost', () => {
  test.each([
    [
      'flush left, a cell before the row',
      '，',
      { from: 0, cells: 4 },
      { from: 1, cells: 4 },
      'wrong',
    ],
    [
      'flush left, after the row above',
      '，',
      { from: 0, cells: 4 },
      { from: 0, cells: 4 },
      'right',
    ],
    ['centred, before the row', '，', { from: 1, cells: 4 }, { from: 0.5, cells: 6 }, 'wrong'],
    ['a long vowel, flush left', 'ー', { from: 0, cells: 4 }, { from: 1, cells: 4 }, 'wrong'],
    ['a small kana, flush left', 'ょ', { from: 0, cells: 4 }, { from: 1, cells: 4 }, 'wrong'],
    ['where rows share nothing', '，', { from: 0, cells: 4 }, { from: 2.6, cells: 4 }, null],
    ['in rows that are turned', '，', { from: 0, cells: 4, angle: 9 }, { from: 1, cells: 4 }, null],
    [
      'in columns',
      '、',
      { from: 0, cells: 4, vertical: true },
      { from: 1, cells: 4, vertical: true },
      'wrong',
    ],
  ])('%s', (_, mark, first, second, line) => {
    expect(lineOf(mark, 'start', rowsOf(first, second))).toBe(line);
  });

  it('is where the ink has a stop that was not read', () => {
    const atStart = rowsOf({ from: 0, cells: 9 }, { from: 1, cells: 12, stop: 0 });
    expect(lineOf('，', 'start', atStart)).toBe('wrong');
    const atEnd = rowsOf({ from: 0, cells: 4, stop: 4 }, { from: 1, cells: 4 });
    expect(lineOf('，', 'start', atEnd)).toBe('right');
  });

  it('may be in the middle of its cell', () => {
    // Rows flush left by their ink: that of a stop in the middle begins later.
    const rows = rowsOf({ from: 0, cells: 4 }, { from: 0.65, cells: 4 });
    expect(lineOf('，', 'start', rows, 'zh-Hant')).toBe('wrong');
    expect(lineOf('，', 'start', rows, 'zh-Hans')).toBeNull();
  });

  it('is a bracket’s row that agrees as it is, with the bracket in its ink', () => {
    expect(lineOf('（', 'end', rowsOf({ from: 0, cells: 4 }, { from: 0, cells: 6 }))).toBeNull();
    expect(lineOf('（', 'end', rowsOf({ from: 0, cells: 4 }, { from: 1, cells: 6 }))).toBe('right');
  });
});

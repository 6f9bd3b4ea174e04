import { describe, expect, it, test } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { lineBreaks } from '../../../src/layout/line-breaks.ts';
import { type ARow, aPage } from '../a-page.ts';

const EM = 50;

/** A row of full-width characters whose ink is `drawn`, and of which `read` was read. */
function rowOf(read: string, drawn: string, left: number, top: number): ARow {
  const glyphs = [...drawn].flatMap((character, at): Box[] => {
    const x = left + at * EM;
    if (character === ' ') return [];
    if (character === 'ー') return [[x + 3, top + 20, 44, 6]];
    if (/[，。、]/u.test(character)) return [[x + 4, top + 36, 13, 13]];
    return [[x + 2, top + 1, 46, 47]];
  });
  return { text: read, box: boxOf(glyphs, top), glyphs };
}

function boxOf(glyphs: readonly Box[], top: number): Box {
  const left = Math.min(...glyphs.map(([x]) => x));
  return [left, top, Math.max(...glyphs.map(([x, , w]) => x + w)) - left, 48];
}

function judge(text: string, lang: string, rows: readonly ARow[]) {
  return lineBreaks.judge(aPage({ blocks: [{ id: 'block', text, lang, rows }] }));
}

describe('a character that the reader lost at a break', () => {
  test.each([
    [
      'of the first row, before a mark',
      ['改札用', 'ードを表示'],
      ['改札用コ', 'ードを表示'],
      'fail',
    ],
    ['of the second row', ['改札用', 'ードを表示'], ['改札用', 'コードを表示'], 'pass'],
  ])('is on the row that its ink makes wider: %s', (_, read, drawn, verdict) => {
    const rows = [0, 1].map((r) => rowOf(read[r]!, drawn[r]!, 100 - 10 * r, 100 + 80 * r));
    expect(judge('改札用コードを表示', 'ja', rows).verdict).toBe(verdict);
  });

  test.each([
    ['of the first row, which was to begin the second', '어젯밤, 푹', '주무셨나요?', 'fail'],
    ['of the second row, where it belongs', '어젯밤,', '푹 주무셨나요?', 'pass'],
  ])('is so in Korean: %s', (_, first, second, verdict) => {
    // Syllables that end in a vowel are lower.
    const high = (syllable: string) => ((syllable.codePointAt(0)! - 0xac00) % 28 === 0 ? 40 : 46);
    const set = (drawn: string, read: string, top: number): ARow => {
      let x = 100;
      const glyphs = [...drawn].flatMap((character): Box[] => {
        const from = x;
        const widths: Record<string, number> = { ' ': 14, ',': 16, '?': 28 };
        const width = widths[character] ?? EM;
        x += width;
        if (character === ' ') return [];
        const [y, h] = character === ',' ? [top + 38, 12] : [top, high(character)];
        return [[from + 2, y, width - 4, h]];
      });
      return { text: read, box: boxOf(glyphs, top), glyphs };
    };
    const rows = [set(first, '어젯밤,', 100), set(second, '주무셨나요?', 190)];
    expect(judge('어젯밤,\n푹 주무셨나요?', 'ko', rows).verdict).toBe(verdict);
  });

  it('is told by no widths of rows in two sizes', () => {
    const large: ARow = {
      text: '改札用',
      box: [100, 100, 300, 96],
      glyphs: [0, 1, 2].map((at): Box => [102 + 100 * at, 102, 92, 94]),
    };
    const rows = [large, rowOf('ードを表示', 'ードを表示', 90, 240)];
    expect(judge('改札用コードを表示', 'ja', rows).verdict).toBe('unknown');
  });
});

describe('a letter that was read as another', () => {
  const letters = (read: string, count: number, top: number): ARow => ({
    text: read,
    box: [100, top, 80 * count, 90],
    glyphs: Array.from({ length: count }, (_, at): Box => [100 + 80 * at, top, 60, 90]),
  });

  test.each([
    ['is one though it is alike none, by as many glyphs', 8, 6, 'fail'],
    ['may be none where letters touch', 7, 6, 'unknown'],
    ['may be none where the next row has one more', 8, 7, 'unknown'],
  ])('%s', (_, first, second, verdict) => {
    const rows = [letters('¡Échalo α', first, 100), letters('volar!', second, 280)];
    expect(judge('¡Échalo\na volar!', 'es', rows).verdict).toBe(verdict);
  });
});

import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/text/edits.ts';
import { sumUp } from '../../src/text/sum.ts';
import type { JudgedBlock, Verdict } from '../../src/text/types.ts';
import { blocksOf } from './page.ts';

const edit = (op: Edit['op']): Edit => ({ op, at: 0, expected: '', read: '' });

function block(expected: string, read: string, verdict: Verdict, edits: Edit[] = []): JudgedBlock {
  return {
    id: 'b1',
    role: 'body',
    lang: 'en',
    script: 'Latn',
    expected,
    read,
    characters: expected.replace(/\s/g, '').length,
    cer: null,
    verdict,
    confidence: 1,
    box: null,
    boxes: [],
    pieces: [],
    edits,
    suspect: [],
  };
}

const sum = (blocks: readonly JudgedBlock[], more = {}) =>
  sumUp(
    blocksOf(blocks.map(({ expected }) => expected)).map((one) => ({ ...one, ...more })),
    blocks,
    [],
  );

describe('a picture’s rates', () => {
  it('are over the decided characters, with bounds over all', () => {
    const sums = sum([
      block('Flat white', 'Fat whitte', 'wrong', [edit('missing'), edit('insert')]),
      block('Iced latte', 'lced latte', 'close', [edit('substitute')]),
      block('abcd efgh ij', '', 'unreadable'),
    ]);
    expect(sums).toMatchObject({
      characters: 28,
      decidedCharacters: 18,
      substituted: 1,
      missing: 1,
      inserted: 1,
    });
    expect(sums.cer).toBeCloseTo(3 / 18);
    expect(sums.cerInterval[0]).toBeCloseTo(3 / 28);
    expect(sums.cerInterval[1]).toBeCloseTo(13 / 28);
    expect(sums.wer).toBeCloseTo(3 / 4);
    expect(sums.strict.cer).toBeCloseTo(3 / 18);
  });

  it('are null where nothing is decided', () => {
    expect(sum([block('Flat white', 'x', 'unreadable')])).toMatchObject({
      decidedCharacters: 0,
      cer: null,
      cerInterval: [0, 1],
      wer: null,
      strict: { cer: null },
    });
  });

  it('are defined for copy of nothing but emoji, and for none at all', () => {
    const empty = { characters: 0, cer: null, cerInterval: [0, 0], wer: null };
    expect(sum([{ ...block('🍋', '', 'missing'), characters: 0 }])).toMatchObject(empty);
    expect(sum([])).toMatchObject(empty);
  });

  it('the strict rate folds neither width nor dashes nor case', () => {
    const sums = sum([block('A–Ｂ', 'a-B', 'exact')], { case: 'any' });
    expect(sums.strict.cer).toBe(1);
    expect(sums.wer).toBe(0);
  });

  it('extra and duplicated text is counted apart from all of them', () => {
    const box = [0, 0, 1, 1] as const;
    const sums = sumUp(
      blocksOf(['Flat']),
      [block('Flat', 'Flat', 'exact')],
      [
        { text: 'x', box, kind: 'extra', characters: 5 },
        { text: 'y', box, kind: 'duplicate', characters: 4 },
        { text: 'z', box, kind: 'extra', characters: 2 },
      ],
    );
    expect(sums).toMatchObject({ extra: 7, duplicated: 4, cer: 0, inserted: 0, wer: 0 });
  });
});

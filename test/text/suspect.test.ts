import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import { CRITICAL_FLOOR, EXACT_FLOOR, SUSPECT_FIT, SUSPECT_ODDS } from '../../src/text/floors.ts';
import type { CopyBlock, JudgeInput, SeenLine } from '../../src/text/types.ts';
import { blocksOf, judge } from './page.ts';

/** A line read for sure of glyphs that fit by `worst` where it names them, and well elsewhere. */
function seen(
  text: string,
  worst: Readonly<Record<string, number>> = {},
  box: Box = [60, 50, 400, 40],
  confidence = 1,
): SeenLine {
  const units = [...text];
  const characters = units.map((unit, i) => ({
    text: unit,
    fit: worst[unit] ?? 0.99,
    box: [box[0] + i * 10, box[1], 10, box[3]] as const,
  }));
  return { text, confidence, box, characters };
}

const one = (block: Partial<CopyBlock>, line: SeenLine, more: Partial<JudgeInput> = {}) => {
  const judged = judge([{ id: 'b', role: 'price', lang: 'en', text: '', ...block }], [line], more);
  return { judged, block: judged.blocks[0]!, critical: judged.critical[0] };
};

describe('a block that equals the copy', () => {
  it.each<[string, Record<string, number>, number | undefined, string]>([
    ['in glyphs that fit', {}, undefined, 'exact'],
    ['in one that fits just enough', { k: 0.4 }, 0.4, 'exact'],
    ['in one that doesn’t', { k: 0.399 }, 0.4, 'unreadable'],
    ['in one that every engine reads otherwise', { k: 0 }, 0.01, 'unreadable'],
    // The calibrated trust has decided already.
    ['in one that doesn’t, unless told otherwise', { k: EXACT_FLOOR }, undefined, 'exact'],
    ['at a floor of its own', { k: 0.5 }, 0.6, 'unreadable'],
    ['at no floor', { k: 0 }, 0, 'exact'],
  ])('%s', (_, worst, exact, verdict) => {
    const floors = exact === undefined ? {} : { floors: { exact } };
    const { judged, block } = one({ text: 'Oak milk' }, seen('Oak milk', worst), floors);
    expect(block.verdict).toBe(verdict);
    expect(judged.decidedCharacters).toBe(verdict === 'exact' ? 7 : 0);
    expect(judged.cer).toBe(verdict === 'exact' ? 0 : null);
  });

  it('one that differs stays as it is, however badly its glyphs fit', () => {
    const { block } = one({ text: 'Oak milk' }, seen('Oat milk', { t: 0, k: 0 }));
    expect(block.verdict).toBe('close');
    expect(block.edits).toHaveLength(1);
  });

  it('over several lines is as sure as its worst glyph', () => {
    const lines = [
      seen('Grand opening', {}, [60, 50, 400, 40]),
      seen('today', { y: 0.1 }, [60, 100, 200, 40]),
    ];
    const judged = judge(blocksOf(['Grand opening today']), lines, { floors: { exact: 0.2 } });
    expect(judged.blocks[0]!.verdict).toBe('unreadable');
  });

  it('a glyph of its neighbour on the same line doesn’t matter', () => {
    const line = seen('Flat white ¥4.50', { F: 0 });
    const floors = { exact: 0.2 };
    const judged = judge(blocksOf(['Flat white', '¥4.50']), [line], { floors });
    expect(judged.blocks.map(({ verdict }) => verdict)).toEqual(['unreadable', 'exact']);
  });

  it('old readings, which say nothing of fits, are judged as before', () => {
    const line = {
      ...seen('Oak milk'),
      characters: [...'Oak milk'].map((text) => ({ text, box: null })),
    };
    const { block, critical } = one({ text: 'Oak milk', critical: true }, line);
    expect(block).toMatchObject({ verdict: 'exact', suspect: [] });
    expect(critical).toEqual({ block: 'b', text: 'Oak milk', ok: true });
  });
});

describe('a critical string', () => {
  it.each<[string, string, Record<string, number>, object]>([
    ['in glyphs that fit', '¥4.50', {}, { ok: true }],
    ['in one that fits just enough', '¥4.50', { 5: CRITICAL_FLOOR }, { ok: true }],
    [
      'in one that doesn’t',
      '¥4.50',
      { 5: CRITICAL_FLOOR - 0.01 },
      { ok: null, reason: 'below-floor' },
    ],
    ['in one that may be another', '¥4.50', { 5: 0.01 }, { ok: null, reason: 'below-floor' }],
    ['that is absent', '¥4.60', { 6: 0.3 }, { ok: false }],
  ])('%s', (_, read, worst, answer) => {
    const { critical } = one({ text: '¥4.50', critical: true }, seen(read, worst));
    expect(critical).toEqual({ block: 'b', text: '¥4.50', ...answer });
  });

  it('answers for its own glyphs, not for those around it', () => {
    const { judged } = one(
      { text: 'Net weight 250 g', critical: ['250', 'Net'] },
      seen('Net weight 250 g', { N: 0.3 }),
    );
    expect(judged.critical.map(({ ok }) => ok)).toEqual([true, null]);
  });

  it('has a floor of its own', () => {
    const floors = { critical: 0.95 };
    const { critical, block } = one({ text: '免税', critical: true }, seen('免税', { 免: 0.9 }), {
      floors,
    });
    expect(critical).toMatchObject({ ok: null, reason: 'below-floor' });
    expect(block.verdict).toBe('exact');
  });
});

describe('suspect', () => {
  const suspects = (text: string, line: SeenLine, more: Partial<JudgeInput> = {}) =>
    one({ text }, line, more).block.suspect.map(({ at, expected, fit }) => [at, expected, fit]);

  it.each<[string, string, SeenLine, unknown[]]>([
    ['none where glyphs fit', 'milk', seen('milk'), []],
    ['one that fits badly', 'milk', seen('milk', { l: 0.5 }), [[2, 'l', 0.5]]],
    ['not one at the bar', 'milk', seen('milk', { l: SUSPECT_FIT }), []],
    ['counted without spaces', 'Oak milk', seen('Oak milk', { m: 0.4 }), [[3, 'm', 0.4]]],
    ['not one that is charged', 'milk', seen('mick', { c: 0.1, k: 0.5 }), [[3, 'k', 0.5]]],
    ['at its place in the copy', 'oat milk', seen('milk', { k: 0.5 }), [[6, 'k', 0.5]]],
    ['of a block undecided for it', 'milk', seen('milk', { k: 0 }), [[3, 'k', 0]]],
    ['not of a doubtful line', 'milk', seen('milk', { k: 0.3 }, [0, 0, 9, 9], 0.2), []],
    ['folded as the copy is', 'ｍilk', seen('milk', { m: 0.4 }), [[0, 'm', 0.4]]],
    ['a digit', '¥45', seen('¥45', { 5: 0.4 }), [[2, '5', 0.4]]],
    ['never a sign, of which engines are seldom sure', '¥45', seen('¥45', { '¥': 0.4 }), []],
    ['a unit of several characters', 'किसान', seen('किसान', { '\u093f': 0.3 }), [[0, 'कि', 0.3]]],
    ['right to left', 'قهوة', seen('قهوة', { ة: 0.3 }), [[3, 'ة', 0.3]]],
    ['beside emoji', 'Hot 🔥 tea', seen('Hot 🔥 tea', { a: 0.3 }), [[5, 'a', 0.3]]],
    ['markup', '<b>', seen('<b>', { b: 0.3 }), [[1, 'b', 0.3]]],
  ])('%s', (_, text, line, expected) => {
    expect(suspects(text, line)).toEqual(expected);
  });

  it('has the glyph’s own box, or its share of the line', () => {
    const line = seen('milk', { l: 0.5 });
    expect(one({ text: 'milk' }, line).block.suspect[0]!.box).toEqual([80, 50, 10, 40]);
    const unplaced = line.characters!.map((character) => ({ ...character, box: null }));
    const share = one({ text: 'milk' }, { ...line, characters: unplaced }).block.suspect[0]!.box;
    expect(share).toEqual([260, 50, 100, 40]);
  });

  it('can’t tell which glyph where characters don’t spell the line, and trusts it the less', () => {
    const line = { ...seen('milk', { l: 0.1 }), text: 'silk' };
    const { block } = one({ text: 'silk' }, line, { floors: { exact: 0.2 } });
    expect(block).toMatchObject({ verdict: 'unreadable', suspect: [] });
  });

  const oddsOf = (fit: number) => fit / (1 - fit);
  it.each<[string, Record<string, number>, string[]]>([
    // Lettering of a kind that engines don't know.
    ['none where all glyphs fit alike', { m: 0.6, i: 0.55, l: 0.6, k: 0.65 }, []],
    ['none that is only somewhat worse', { m: 0.95, i: 0.95, l: 0.6, k: 0.95 }, []],
    ['one that stands out', { m: 0.95, i: 0.95, l: 0.45, k: 0.95 }, ['l']],
    ['the worse half of a pair', { m: 0.99, i: 0.99, l: 0.3, k: 0.3 }, ['l', 'k']],
  ])('beside its line: %s', (_, worst, expected) => {
    const { block } = one({ text: 'milk' }, seen('milk', worst));
    expect(block.suspect.map((glyph) => glyph.expected)).toEqual(expected);
  });

  it('by its odds against the middle glyph’s', () => {
    const odds = oddsOf(0.95) / SUSPECT_ODDS;
    const at = (share: number) => {
      const line = seen('milk', {
        m: 0.95,
        i: 0.95,
        k: 0.95,
        l: (odds * share) / (1 + odds * share),
      });
      return one({ text: 'milk' }, line).block.suspect.length;
    };
    expect([at(0.99), at(1.01)]).toEqual([1, 0]);
  });

  it('against its own line, however well the block’s others are drawn', () => {
    const lines = [
      seen('Today the grand', {}, [60, 50, 400, 40]),
      seen('Opening', { O: 0.6, p: 0.6, e: 0.6, n: 0.6, i: 0.6, g: 0.6 }, [60, 100, 400, 40]),
    ];
    const judged = judge(blocksOf(['Today the grand Opening']), lines);
    expect(judged.blocks[0]).toMatchObject({ verdict: 'exact', suspect: [] });
  });

  it('moves no figure and no verdict', () => {
    const worst = { i: 0.55, O: 0.55 };
    const texts = ['Oak milk', '¥4.50 only'];
    const lines = (fits: Record<string, number>) =>
      texts.map((text, i) => seen(text, fits, [60, 50 + i * 60, 400, 40]));
    const { blocks: a, ...before } = judge(blocksOf(texts), lines({}));
    const { blocks: b, ...after } = judge(blocksOf(texts), lines(worst));
    expect(after).toEqual(before);
    expect(b.map((block) => ({ ...block, suspect: [] }))).toEqual(a);
    expect(b[0]!.suspect).toHaveLength(2);
  });

  it('at a bar of its own', () => {
    const floors = { suspect: 0.3 };
    expect(suspects('milk', seen('milk', { l: 0.5, k: 0.2 }), { floors })).toEqual([[3, 'k', 0.2]]);
  });
});

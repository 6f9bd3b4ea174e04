import { describe, expect, it, test } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import type { LineInk } from '../../../src/layout/evidence.ts';
import { lineBreaks } from '../../../src/layout/line-breaks.ts';
import { type ABlock, type ARow, aPage } from '../a-page.ts';

const text = 'آخر تحديث: ٢٧ نوفمبر ٢٠٢٦، ٨:٤٥ م';

/** Centred on 500, in rows 36 px apart. */
const row = (read: string, at: number, width: number, height = 22): ARow => ({
  text: read,
  box: [500 - width / 2, 100 + 36 * at, width, height],
});

const inkOf = (box: Box, ink: Partial<LineInk> = {}): LineInk => ({
  box,
  quad: [
    [box[0], box[1]],
    [box[0] + box[2], box[1]],
    [box[0] + box[2], box[1] + box[3]],
    [box[0], box[1] + box[3]],
  ],
  angle: 0,
  vertical: false,
  glyphs: [box],
  foreground: [0, 0, 0],
  background: [255, 255, 255],
  contrast: 21,
  worst: 21,
  stroke: 2,
  ...ink,
});

function judge(
  below: { box: Box; ink?: Partial<LineInk> } | null,
  block: Partial<ABlock> = {},
  own: readonly string[] = [],
) {
  const page = aPage({
    blocks: [
      {
        id: 'asof',
        role: 'legal',
        lang: 'ar',
        text,
        verdict: 'unreadable',
        rows: [row('آخر تحديث: /©', 0, 134), row('نوفمبر 27.)؛ 60:/', 1, 157)],
        ...block,
      },
    ],
    others: [
      ...own.map((read, at) => ({
        ...row(read, at, 150 + at),
        ink: inkOf(row(read, at, 150 + at).box),
        blocks: at === 0 ? ['asof'] : [],
      })),
      ...(below === null ? [] : [{ text: 'P', box: below.box, ink: inkOf(below.box, below.ink) }]),
    ],
  });
  return lineBreaks.judge(page);
}

describe('a last word that stands alone and was not read', () => {
  const alone: Box = [494, 174, 12, 19];

  it('is seen below the rows', () => {
    const judgement = judge({ box: alone });
    expect(judgement).toMatchObject({ verdict: 'fail', boxes: [alone] });
    expect(judgement.measured.faults).toEqual([{ block: 'asof', kind: 'widow', at: 'م' }]);
    expect(judgement.measured.openBlocks).toEqual([]);
  });

  it('is seen where the block’s place is not known', () => {
    const unknown = { rows: [], verdict: 'unreadable' as const };
    expect(judge({ box: alone }, unknown, ['آخر تحديث:', '/:60 .)']).verdict).toBe('fail');
    expect(judge(null, unknown, ['آخر تحديث:', '/:60 .)']).verdict).toBe('unknown');
  });

  it('is the row that holds nothing else, whatever is said to follow it', () => {
    const rows = [
      row('دوفمبر', 0, 134),
      row('نوفمبر 27.)؛ 60:/', 1, 157),
      row('م', 2, 12, 19),
      row('As of 27 November', 4, 180),
    ];
    expect(judge(null, { rows })).toMatchObject({ verdict: 'fail', boxes: [rows[2]!.box] });
  });

  it('is seen though another block owns a part of a row', () => {
    const [first, second] = [row('آخر تحديث: /©', 0, 134), row('نوفمبر', 1, 157)];
    const part: ARow = { ...second, box: [421, 136, 60, 22], ink: { box: second.box } };
    const whole = { ...first, ink: { box: first.box } };
    expect(judge({ box: alone }, { rows: [whole, part] }).verdict).toBe('fail');
  });

  test.each([
    ['of another ink', { box: alone, ink: { foreground: [200, 30, 30] as const } }, {}],
    ['farther away than the rows are', { box: [494, 200, 12, 19] as Box }, {}],
    ['to one side', { box: [560, 174, 12, 19] as Box }, {}],
    ['of larger type', { box: [494, 174, 12, 34] as Box }, {}],
    ['as wide as two words', { box: [465, 174, 70, 19] as Box }, {}],
    ['below a headline', { box: alone }, { role: 'headline' }],
    [
      'below the last word',
      { box: alone },
      { rows: [row('آخر تحديث: ٢٧', 0, 134), row('نوفمبر ٢٠٢٦، ٨:٤٥ م', 1, 157)] },
    ],
  ])('is none: %s', (_, below, block) => {
    expect(judge(below, block).verdict).not.toBe('fail');
  });
});

describe('a text whose beginning or end was not read', () => {
  const cut = {
    lang: 'en',
    text: 'Baked with love every morning',
    rows: [row('Baked with love', 0, 150)],
  };

  it('may go on in a row that nobody saw', () => {
    expect(judge(null, cut).verdict).toBe('unknown');
    const beginning = { ...cut, rows: [row('love every morning', 0, 150)] };
    expect(judge(null, beginning).verdict).toBe('unknown');
  });
});

import { describe, expect, test } from 'vitest';
import { cellOf, type Shown } from '../../../src/report/site/cells.ts';
import type { Bars, ImageResult, LayoutResult, TextResult } from '../../../src/results/results.ts';
import { absentImage, exampleImage, exampleText } from '../../results/example.ts';

const BARS: Bars = { maxCer: 0, critical: 'all', maxExtraCharacters: 0, rules: ['logo'] };
const SHOWN: Shown = { picture: 'images/a.png', thumbnail: 'report/thumbnails/a.png.webp' };

const cell = (over: Partial<ImageResult>, bars = BARS) =>
  cellOf(exampleImage(over), { model: 3, sample: 7 }, bars, SHOWN);

const FLAWLESS: Partial<TextResult> = {
  ...{ characters: 10, decidedCharacters: 10, substituted: 0, missing: 0, inserted: 0 },
  ...{ cer: 0, cerInterval: [0, 0], extra: 0, duplicated: 0, critical: [] },
};
const flawless = (over: Partial<TextResult> = {}) => exampleText({ ...FLAWLESS, ...over });

const rule = (name: string, verdict: LayoutResult['verdict']): LayoutResult => ({
  ...{ rule: name, verdict, score: null, measured: {}, expected: {}, boxes: [] },
  message: 'it is missing',
});

test('says where it is in the run, and what files there are of it', () => {
  expect(cell({ repeat: 2 })).toMatchObject({ model: 3, sample: 7, repeat: 2, ...SHOWN });
});

describe('figures', () => {
  test.each<[string, Partial<ImageResult>, object]>([
    [
      'of text',
      { text: flawless({ cer: 0.1, cerInterval: [0.1, 0.3] }) },
      { cer: 0.1, cerInterval: [0.1, 0.3] },
    ],
    ['of unasked text', { text: flawless({ extra: 4, duplicated: 5 }) }, { unasked: 9 }],
    [
      'of unasked text that is no fault',
      { extraAllowed: true, text: flawless({ extra: 4, duplicated: 5 }) },
      { unasked: 0 },
    ],
    ['of what was decided', { text: flawless({ decidedCharacters: 4 }) }, { decided: 0.4 }],
    [
      'of copy without a character',
      { text: flawless({ characters: 0, decidedCharacters: 0 }) },
      { decided: null },
    ],
    [
      'of what was not read',
      { text: null, textReason: 'r' },
      { cer: null, cerInterval: null, decided: null, unasked: 0, criticalWrong: 0 },
    ],
    [
      'of critical strings that are wrong for sure',
      {
        text: flawless({
          critical: [true, false, null, false].map((ok) => ({ block: 'a', text: 'b', ok })),
        }),
      },
      { criticalWrong: 2 },
    ],
    [
      'of rules',
      {
        layout: [
          rule('a', 'fail'),
          rule('b', 'pass'),
          rule('c', 'unknown'),
          rule('d', 'not-applicable'),
          rule('e', 'fail'),
        ],
      },
      { fails: ['a', 'e'], unknown: ['c'] },
    ],
    ['of a size', { width: 640, height: 480 }, { size: [640, 480] }],
    ['of no size', { width: null, height: null }, { size: null }],
    [
      'of a price',
      { cost: { usd: '0.0531', upTo: '1', basis: 'fixed', priceDate: null } },
      { usd: 0.0531 },
    ],
    [
      'of nothing paid',
      { cost: { usd: '0', upTo: '0', basis: 'fixed', priceDate: null } },
      { usd: 0 },
    ],
    ['of a price that nobody knows', {}, { usd: null }],
    ['of the attempt that brought it', { latency: { attemptMs: 900, totalMs: 5000 } }, { ms: 900 }],
  ])('%s', (_, over, figures) => {
    expect(cell(over)).toMatchObject(figures);
  });
});

describe('why', () => {
  test.each<[string, Partial<ImageResult>, string[]]>([
    ['a flawless one needs no reason', { text: flawless() }, []],
    ['no picture came', absentImage({ outcome: 'refused', reason: 'a name' }), ['a name']],
    ['nobody says why', absentImage(), []],
    ['nothing was read', { text: null, textReason: 'out of memory' }, ['Not read: out of memory']],
    ['nothing was read, whyever', { text: null }, ['Not read: no reason given']],
    [
      'a bar fails',
      { usable: false, text: flawless({ extra: 3 }) },
      ['3 characters nobody asked for (bar 0)'],
    ],
    [
      'more bars fail than there is room for',
      {
        usable: false,
        text: flawless({
          ...{ cer: 0.5, cerInterval: [0.5, 0.5], extra: 3 },
          critical: [{ block: 'a', text: '¥9', ok: false }],
        }),
        layout: [rule('logo', 'fail')],
      },
      [
        '50.0% of characters wrong (bar 0%)',
        'critical string “¥9” is wrong',
        '3 characters nobody asked for (bar 0)',
      ],
    ],
    ['one is wrong that does no harm', { text: flawless({ missing: 1 }) }, ['1 character wrong']],
    ['several are', { text: flawless({ missing: 1, inserted: 2 }) }, ['3 characters wrong']],
    [
      'it is not known',
      { usable: null, text: flawless({ decidedCharacters: 4 }) },
      ['6 of 10 characters undecided'],
    ],
    ['it is not known for other reasons than text', { usable: null, text: flawless() }, []],
    ['it is usable, whatever is undecided', { text: flawless({ decidedCharacters: 4 }) }, []],
  ])('where %s', (_, over, why) => {
    expect(cell(over).why).toEqual(why);
  });
});

import { describe, expect, it } from 'vitest';
import { criticalStrings, judgeCritical } from '../../src/text/critical.ts';

describe('a critical string that is the whole block', () => {
  it.each<[string, string, boolean | null]>([
    ['¥4.50', '¥4.50', true],
    ['¥4.50', '450', false],
    ['¥4.50', '¥4.5', false],
    ['¥4.50', '$4.50', false],
    ['¥4.50', '￥４．５０', true],
    ['￥４．５０', '¥4.50', true],
    ['4.50', '14.50', false],
    ['4.50', '4.505', false],
    ['4.50', '4.50.', false],
    ['4.50', '-4.50', false],
    ['-5°', '5°', false],
    ['5°', '-5°', false],
    ['-5°', '−5°', null],
    ['10–12', '10–12', true],
    ['10–12', '10-12', null],
    ['10–12', '1012', false],
    ['“No”', '"No"', null],
    ['A・B', 'A·B', null],
    ['250 g', '250g', true],
    ['250g', '2 5 0 g', true],
    ['250g', '250G', false],
    ['e\u0301t\u00e9', 'été', true],
    ['été', 'ete', false],
    ['12 m²', '12 m2', false],
    ['炭火\n焼き', '炭火焼き', true],
    ['250 غرام', '\u2067250 غرام\u2069', true],
    ['4.50', '"4.50"', true],
    ['4.50', '', false],
    ['50% off 🔥', '50% off', true],
    ['Sale 👩‍🍳', 'Sale', true],
    ['🔥', 'anything', null],
  ])('%j read as %j: %s', (critical, read, ok) => {
    expect(judgeCritical(critical, critical, read).ok).toBe(ok);
  });
});

describe('a critical string within a block', () => {
  it.each<[string, string, string, boolean | null]>([
    ['250', 'Net weight 250 g', 'Net weight 250 g', true],
    ['250', 'Net weight 250 g', 'Nett wieght 250 g', true],
    ['250', 'Net weight 250 g', 'Net weight 25O g', false],
    ['250', 'Net weight 250 g', 'Net weight 1250 g', false],
    ['250', 'Net weight 250 g', 'Net weight 250', true],
    ['¥5', '¥5 now, ¥5 later', '¥6 now, ¥5 later', true],
    ['¥5', '¥5 now, ¥5 later', '¥6 now, ¥8 later', false],
    ['10–12', 'Open 10–12', 'Open 10-12', null],
    ['free', 'Sugar free', 'Sugar 100% free', false],
    ['free', 'Sugar free', 'free', true],
  ])('%j of %j read as %j: %s', (critical, expected, read, ok) => {
    expect(judgeCritical(critical, expected, read).ok).toBe(ok);
  });
});

describe('a critical string in glyphs that hardly fit', () => {
  it.each<[string, string, string, (number | null)[], boolean | null, string | undefined]>([
    ['4.50', '¥4.50', '¥4.50', [0, 0.9, 0.9, 0.9, 0.9], true, undefined],
    ['4.50', '¥4.50', '¥4.50', [0.9, 0.9, 0.9, 0.4, 0.9], null, 'below-floor'],
    ['4.50', '¥4.50', '¥4.50', [0.9, null, null, 0.5, null], true, undefined],
    ['4.50', '¥4.50', '¥4.50', [null, null, null, null, null], true, undefined],
    ['4.50', '¥4.50', '¥4.60', [0, 0, 0, 0, 0], false, undefined],
    // The better of two places counts: the string is there.
    ['5€', '5€ or 5€', '5€ or 5€', [0.1, 0.9, 1, 1, 0.7, 0.8], true, undefined],
    ['5€', '5€ or 5€', '5€ or 5€', [0.1, 0.9, 1, 1, 0.2, 0.8], null, 'below-floor'],
    // Where fits and units are out of step, the worst of all counts.
    ['4.50', '¥4.50', '¥4.50', [0.1], null, 'below-floor'],
    ['4.50', '¥4.50', '¥4.50', [0.9, 0.8], true, undefined],
    ['10–12', '10–12', '10-12', [1, 1, 1, 1, 1], null, 'look-alike-sign'],
    ['10–12', '10–12', '10-12', [0, 0, 0, 0, 0], null, 'look-alike-sign'],
    ['🔥', '🔥', '', [], null, 'nothing-to-read'],
    ['250 g', 'Net 250 g', 'Net 250g', [1, 1, 1, 0.2, 1, 1, 1], null, 'below-floor'],
    ['Ｔ１', 'Ｔ１', 'T1', [0.9, 0.2], null, 'below-floor'],
    ['100', '🔥100', '🔥100', [0.9, 0.9, 0.2], null, 'below-floor'],
  ])('%j of %j read as %j with fits %j: %s %s', (critical, expected, read, fits, ok, reason) => {
    const answer = judgeCritical(critical, expected, read, { fits, floor: 0.5 });
    expect(answer).toEqual(reason === undefined ? { ok } : { ok, reason });
  });
});

describe('which strings are critical', () => {
  const block = { id: 'a', role: 'price', lang: 'en', text: 'From\n¥4.50' };
  it.each([
    [undefined, []],
    [true as const, ['From ¥4.50']],
    [
      ['¥4.50', 'From\n¥4'],
      ['¥4.50', 'From ¥4'],
    ],
  ])('%j', (critical, expected) => {
    expect(criticalStrings({ ...block, critical })).toEqual(expected);
  });
});

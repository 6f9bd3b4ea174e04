import { describe, expect, it } from 'vitest';
import { criticalOk, criticalStrings } from '../../src/text/critical.ts';

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
    expect(criticalOk(critical, critical, read)).toBe(ok);
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
    expect(criticalOk(critical, expected, read)).toBe(ok);
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

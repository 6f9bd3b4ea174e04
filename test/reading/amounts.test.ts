import { describe, expect, it } from 'vitest';
import {
  mayLackSign,
  withCurrencySigns,
  withOneDegree,
  withUnwrittenSigns,
} from '../../src/reading/amounts.ts';
import type { Candidate } from '../../src/reading/candidate.ts';
import { candidate } from './candidate.ts';

/** Nothing that is given is changed, and characters spell the text. */
function kept(before: Candidate, after: Candidate): Candidate {
  expect(after.characters.map(({ text }) => text).join('')).toBe(after.text);
  expect(before.characters.map(({ text }) => text).join('')).toBe(before.text);
  return after;
}

describe('a letter in front of a number where others see a sign', () => {
  type Other = readonly [text: string, sure: Readonly<Record<string, number>>];
  it.each<[what: string, reading: string, others: Other[], text: string]>([
    ['of one that is sure', 'SS60.00', [['S$60.00', { $: 0.9 }]], 'S$60.00'],
    [
      'of two that nearly are',
      'SS60',
      [
        ['S$60', { $: 0.55 }],
        ['S$60', { $: 0.6 }],
      ],
      'S$60',
    ],
    [
      'in a sentence',
      'Charge Y400 each.',
      [['Charge ¥400 each.', { '¥': 0.7 }]],
      'Charge ¥400 each.',
    ],
    ['in full width', 'Y400', [['￥400', { '￥': 0.8 }]], '¥400'],
    ['of each amount its own', 'S5 S9', [['$5 S9', { $: 0.9 }]], '$5 S9'],
    [
      'whatever else they read',
      'SS60',
      [
        ['S$60', { $: 0.9 }],
        ['SS60', {}],
        ['5560', {}],
      ],
      'S$60',
    ],
    // And not:
    ['of one that is unsure', 'SS60', [['S$60', { $: 0.6 }]], 'SS60'],
    ['in front of another number', 'S60', [['$61', { $: 0.9 }]], 'S60'],
    ['another sign than it looks like', 'S60', [['€60', { '€': 0.9 }]], 'S60'],
    ['of a letter behind', '60S', [['60$', { $: 0.9 }]], '60S'],
    ['of nobody', 'S60', [], 'S60'],
  ])('%s: %s', (_, reading, others, text) => {
    const own = candidate(reading);
    const seen = others.map(([other, sure]) => candidate(other, 0.9, sure));
    expect(kept(own, withCurrencySigns(own, seen)).text).toBe(text);
  });
});

describe('a sign that the recognisers can’t write', () => {
  const alphabet = new Set('0123456789.,$abcdefghijklmnopqrstuvwxyz往返起');
  it.each<[what: string, reading: string, readings: string[], text: string]>([
    ['was left out', '3.90', ['£3.90', '£3.90', '£3.90'], '£3.90'],
    [
      'was read as a letter',
      'from f429 return',
      ['from £429 return', 'from £429 return'],
      'from £429 return',
    ],
    [
      'was left out in a script that tesseract doesn’t know',
      '往返429起',
      ['#iR£42932', 'FiR£429i2', '$1R£429i'],
      '往返£429起',
    ],
    ['stands before each of two amounts', '5 6', ['£5 £6', '£5 £6'], '£5 £6'],
    ['before one of two', '5 6', ['5 £6', '5 £6'], '5 £6'],
    // A word that ends in f is none.
    ['behind a word', 'half5', ['half£5', 'half£5'], 'half£5'],
    // And not:
    ['where half of the readings have it', '3.90', ['£3.90', '3.90'], '3.90'],
    ['where they have two', '3.90', ['£3.90', '€3.90', '£3.90'], '3.90'],
    ['that they can write', '3.90', ['$3.90', '$3.90'], '3.90'],
    ['in front of another number', '3.90', ['£3.80', '£3.80'], '3.90'],
    ['where nothing was read', '', ['£3.90'], ''],
    ['where tesseract was not asked', '3.90', [], '3.90'],
  ])('%s: %s', (_, reading, readings, text) => {
    const own = candidate(reading);
    const said = readings.map((one) => candidate(one));
    expect(kept(own, withUnwrittenSigns(own, said, alphabet)).text).toBe(text);
  });

  it('stands in front of its number, within the line', () => {
    const { characters } = withUnwrittenSigns(
      candidate('3.90'),
      [candidate('£3.90', 0.8)],
      alphabet,
    );
    const [sign, digit] = characters;
    expect(sign).toMatchObject({ text: '£', confidence: 0.8 });
    expect(sign!.from).toBeGreaterThanOrEqual(0);
    expect(sign!.to).toBeLessThanOrEqual(digit!.from);
  });
});

describe('° and ℃', () => {
  it.each([
    ['31.5°℃', '31.5°C'],
    ['130 ° ℃', '130 ° C'],
    ['130℃', '130℃'],
    ['31°C', '31°C'],
    ['° and ℃', '° and ℃'],
  ])('%s is %s', (reading, text) => {
    const own = candidate(reading);
    expect(kept(own, withOneDegree(own)).text).toBe(text);
  });
});

describe('where tesseract is asked for the sign of an amount', () => {
  const place = { width: 400, height: 100 };
  /** The text fills the line from a share of it on. */
  const from = (text: string, start: number): Candidate => {
    const own = candidate(text);
    const characters = own.characters.map((one) => ({
      ...one,
      from: start + one.from * (1 - start),
      to: start + one.to * (1 - start),
    }));
    return { ...own, characters };
  };
  /** With so much of the line between its two words. */
  const spaced = (text: string, gap: number): Candidate => {
    const [first, second] = text.split(' ').map((word) => candidate(word).characters);
    const half = (1 - gap) / 2;
    const set = (characters: Candidate['characters'], start: number) =>
      characters.map((one) => ({
        ...one,
        from: start + one.from * half,
        to: start + one.to * half,
      }));
    return { ...candidate(text), characters: [...set(first!, 0), ...set(second!, half + gap)] };
  };
  it.each<[what: string, reading: Candidate, asked: boolean]>([
    ['room in front of a number', from('3.90', 0.25), true],
    ['a letter in its place', from('f3.90', 0), true],
    ['one in a sentence', from('from f3 on', 0), true],
    ['room within', spaced('from 429', 0.2), true],
    ['no more than a space', spaced('from 429', 0.1), false],
    ['no room', from('3.90', 0), false],
    ['room in front of words', from('Coffee', 0.25), false],
    ['a name with a digit', from('Elf5', 0), false],
  ])('%s', (_, reading, asked) => {
    expect(mayLackSign(reading, place)).toBe(asked);
  });
});

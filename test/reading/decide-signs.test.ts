import { describe, expect, it } from 'vitest';
import type { Alphabets } from '../../src/reading/decide.ts';
import { CONTRADICTED } from '../../src/reading/join.ts';
import { alphabetsOf, decide, type Line, NPM, V6 } from './decided.ts';

const price = (pp: Line['pp'], ...heights: Line['pp'][number][]): Line => ({
  kit: NPM,
  pp,
  tesseract: [['deu', 'Latn', ...heights]],
});
/** Characters are spread over the whole line, so a space in front stands for the room. */
const PP = [' 4,90', ' 4,90', ' 4,90'] as const;

describe('a sign that no recogniser can write', () => {
  it.each<[string, Line, string]>([
    ['behind the digits', price(['4,90 ', '4,90 ', '4,90 '], '4,90 €', '4,90 €'), '4,90 €'],
    ['in front', price(PP, '£4,90', '£4,90'), '£ 4,90'],
    [
      'where the first reads a letter',
      price([['4,90 C', 0.8], PP[0]], '4,90 €', '4,90 €'),
      '4,90 €',
    ],
    ['where others do', price(['4,90', '4,90 C', '4,90 E'], '4,90 €', '4,90 €'), '4,90 €'],
    ['where they fill the line', price(['4,90', '4,90'], '4,90€', '4,90€'), '4,90€'],
    ['most heights see', price(PP, '€4,90', '€4,90', 'C4,90'), '€ 4,90'],
    [
      'beside words',
      price(['Brot 4,90', 'Brot 4,90'], 'Brot 4,90 €', 'Brot 4,90 €'),
      'Brot 4,90 €',
    ],
  ])('is tesseract’s to read: %s', (_, line, text) => {
    const { chosen, signals } = decide(line);
    expect(chosen.text).toBe(text);
    expect(chosen.confidence).toBeGreaterThan(0.7);
    // Who can't write it has no say on it.
    expect([signals.support, signals.lacking, signals.covered]).toEqual([1, 0, 1]);
    expect([signals.crossAgrees, signals.crossDiffers]).toEqual([1, 0]);
  });

  it.each<[string, Line]>([
    ['other digits', price(PP, '€4,80', '€4,80')],
    ['a digit more', price(PP, '€14,90', '€14,90')],
    ['a ©, which it writes for whatever is round', price(PP, '©4,90', '©4,90')],
    ['a letter besides', price(PP, 'E€4,90', 'E€4,90')],
    ['a digit in its place', price(PP, '64,90', '64,90')],
    ['only the digits, and other ones', price(PP, '4,80', '4,80')],
    ['something else at every height', price(PP, '€4,90', 'C4,90')],
    ['the sign on a digit that is sure', price(['64,90', '64,90'], '€4,90', '€4,90')],
  ])('nobody is believed where tesseract sees %s', (_, line) => {
    expect(decide(line).chosen.confidence).toBeLessThanOrEqual(CONTRADICTED);
  });

  it.each([
    ['a sign', '£uns', true],
    ['a letter', 'ßuns', false],
  ])('%s that only tesseract saw where the first left a hole', (_, read, believed) => {
    const { chosen } = decide(price([' uns', ' uns'], read, read));
    expect(chosen.text.replace(' ', '')).toBe(read);
    expect(chosen.confidence > 0.7).toBe(believed);
  });

  it('is a © beside words', () => {
    const { chosen } = decide(price(['Fern 26', 'Fern 26'], '© Fern 26', '© Fern 26'));
    expect(chosen.text).toBe('© Fern 26');
    expect(chosen.confidence).toBeGreaterThan(0.7);
  });

  it('a sign that a voter could have written and did not is not taken', () => {
    const alphabets: Alphabets = alphabetsOf(NPM).map((all, i) =>
      i === 1 ? new Set([...all, '€']) : all,
    );
    const refused = decide({ ...price(PP, '€4,90', '€4,90'), alphabets }).chosen;
    expect([refused.text.trim(), refused.confidence <= CONTRADICTED]).toEqual(['4,90', true]);
    const pp = [PP[0], '€4,90', PP[0]];
    expect(decide({ ...price(pp, '€4,90', '€4,90'), alphabets }).chosen.text).toBe('€ 4,90');
  });

  it('stands where the first recogniser can write it and did', () => {
    const alphabets = alphabetsOf(V6).map((all) => new Set([...all, ...'€£']));
    const line: Line = {
      kit: V6,
      pp: ['4,90 €', '4,90 €'],
      tesseract: [['deu', 'Latn', '4,90 £', '4,90 £']],
      alphabets,
    };
    expect(decide(line).chosen.text).toBe('4,90 €');
  });
});

describe('digits', () => {
  const digits = (...heights: string[]) => decide(price(['12.5.2027', '12.5.2027'], ...heights));

  it('that fill their line are not tesseract’s to doubt', () => {
    const alone = decide({ kit: NPM, pp: ['12.5.2027', '12.5.2027'] });
    for (const read of ['12.5.2021', '12.5.2027', '1252027', '']) {
      const { chosen, signals } = digits(read, read);
      expect([chosen.text, chosen.confidence]).toEqual(['12.5.2027', alone.chosen.confidence]);
      expect(signals).toEqual(alone.signals);
    }
  });

  it('beside which there is room are doubted with tesseract', () => {
    const { signals } = decide(price(PP, '64,90', '64,90'));
    expect([signals.crossAgrees, signals.crossDiffers]).toEqual([0, 1]);
  });

  it('of several languages’ data those are heard that saw the same', () => {
    const line = (french: string): Line => ({
      ...price(PP),
      tesseract: [
        ['deu', 'Latn', ['€3,90', 0.99], ['€3,90', 0.99]],
        ['fra', 'Latn', [french, 0.9], [french, 0.9]],
      ],
    });
    const { chosen } = decide(line('€4,90'));
    expect([chosen.text, chosen.engine]).toEqual(['€ 4,90', 'pp-ocrv4+tesseract/fra']);
    expect(chosen.confidence).toBeGreaterThan(CONTRADICTED);
    expect(decide(line('€8,90')).chosen.confidence).toBeLessThanOrEqual(CONTRADICTED);
  });
});

import { describe, expect, it } from 'vitest';
import { fitsOf, leastOf } from '../../src/text/fits.ts';
import { matchLine } from '../../src/text/match/pieces.ts';
import { UnitIds } from '../../src/text/units.ts';

type Fit = number | undefined;

/** Units `from`..`to` of a line, its characters with their fits. */
function piece(text: string, of: readonly string[], fits: readonly Fit[], from = 0, to?: number) {
  const characters = of.map((each, i) => ({ text: each, box: null, fit: fits[i] }));
  const seen = { text, confidence: 1, box: [0, 0, 100, 20] as const, characters };
  const line = matchLine(seen, 0, new UnitIds(), 0.5);
  return { line, from, to: to ?? line.units.raw.length };
}

describe('a unit fits as', () => {
  it.each<[string, string, string[], Fit[], (number | null)[]]>([
    ['its character', 'ab', ['a', 'b'], [0.9, 0.2], [0.9, 0.2]],
    ['the worst of its characters', 'éa', ['e', '\u0301', 'a'], [0.9, 0.3, 1], [0.3, 1]],
    ['the least that is known', 'éa', ['e', '\u0301', 'a'], [0.9, undefined, 0], [0.9, 0]],
    ['a ligature it is part of', 'fit', ['fi', 't'], [0.4, 0.8], [0.4, 0.4, 0.8]],
    ['nothing known in old readings', 'ab', ['a', 'b'], [undefined, undefined], [null, null]],
    ['nothing known without characters', 'ab', [], [], [null, null]],
    ['its character, spaces apart', 'a b', ['a', ' ', 'b'], [0.9, 0, 0.8], [0.9, 0.8]],
    [
      'the least of a line that is spelled otherwise',
      'ab',
      ['a', 'x', ' '],
      [0.9, 0.2, 0],
      [0.2, 0.2],
    ],
    [
      'no probability tells nothing',
      'abcd',
      ['a', 'b', 'c', 'd'],
      [Number.NaN, -1, 7, 0.5],
      [null, null, null, 0.5],
    ],
    ['nor do words', 'a', ['a'], ['1' as unknown as number], [null]],
  ])('%s', (_, text, of, fits, expected) => {
    expect(fitsOf([piece(text, of, fits)]).map(({ fit }) => fit)).toEqual(expected);
  });
});

it('is its own where the characters can be told apart, only', () => {
  const own = (text: string, of: string[], fits: Fit[]) =>
    fitsOf([piece(text, of, fits)]).map((unit) => unit.own);
  expect(own('ab', ['a', 'b'], [0.9, 0.2])).toEqual([true, true]);
  expect(own('ab', ['a'], [0.9])).toEqual([false, false]);
});

it('pieces give only their own units, in their order', () => {
  const part = (from: number, to: number) =>
    piece('abcd', ['a', 'b', 'c', 'd'], [0.1, 0.2, 0.3, 0.4], from, to);
  const units = fitsOf([part(2, 4), part(0, 1)]);
  expect(units.map(({ at, fit }) => [at, fit])).toEqual([
    [2, 0.3],
    [3, 0.4],
    [0, 0.1],
  ]);
});

it.each<[(number | null)[], number | null]>([
  [[], null],
  [[null, null], null],
  [[null, 0.4, 0.2], 0.2],
  [[0, null], 0],
])('the least of %j is %j', (fits, least) => {
  expect(leastOf(fits)).toBe(least);
});

it('the least of a very long text is found', () => {
  expect(leastOf(Array.from({ length: 300_000 }, (_, i) => 1 - i / 1e6))).toBeCloseTo(0.7);
});

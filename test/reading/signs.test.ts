import { expect, it } from 'vitest';
import type { Candidate } from '../../src/reading/candidate.ts';
import { isSign, mayHoldSigns, signForm } from '../../src/reading/signs.ts';
import { candidate } from './candidate.ts';

const place = { width: 200, height: 40 };

/** Characters at these stretches of the line, in pixels. */
const at = (text: string, ...stretches: [number, number][]): Candidate => ({
  ...candidate(text),
  characters: [...text].map((character, i) => ({
    text: character,
    confidence: 0.99,
    from: stretches[i]![0] / place.width,
    to: stretches[i]![1] / place.width,
  })),
});
const price = (from: number, to: number) =>
  at(
    '1234',
    ...[0, 1, 2, 3].map((i): [number, number] => [
      from + ((to - from) * i) / 4,
      from + ((to - from) * (i + 1)) / 4,
    ]),
  );

it.each<[string, Candidate, boolean]>([
  ['digits from end to end', price(0, 200), false],
  ['margins as a detector leaves them', price(18, 182), false],
  ['room behind them', price(10, 165), true],
  ['room in front', price(35, 190), true],
  ['a word space', at('1234', [5, 50], [50, 95], [115, 155], [155, 195]), false],
  ['a hole', at('12()', [5, 50], [50, 95], [125, 155], [155, 195]), true],
  ['a quote', candidate('"1234"'), true],
  ['a bracket that may be a guillemet', candidate('<1234>'), true],
  ['or another', candidate('《1234》'), true],
  ['brackets that may not', candidate('(1234)'), false],
  ['nothing', candidate(''), true],
  ['spaces', candidate('   '), true],
])('whether a sign may stand beside %s', (_, read, expected) => {
  expect(mayHoldSigns(read, place)).toBe(expected);
});

it('of a line without a height too', () => {
  expect(mayHoldSigns(candidate('12'), { width: 0, height: 0 })).toBe(false);
});

it.each([
  ['€£₹№«„%…', true],
  ['aß日é9²½ₐ ', false],
])('signs: each of %j is one: %s', (characters, expected) => {
  // № is a sign, for all that it looks like letters.
  for (const one of characters) expect(isSign(one), one).toBe(expected);
});

it('no text and no word is a sign', () => {
  expect([isSign(''), isSign('a€')]).toEqual([false, false]);
});

it.each([
  ['„a“ “b” ″', '"a" "b" "'],
  ['l’a ‘b‚ ′', "l'a 'b' '"],
  ['《a》 ≪b≫ «c»', '«a» «b» «c»'],
  ['5–6 — −', '5-6 - -'],
  ['4,90 € <a>', '4,90 € <a>'],
])('%j has the form %j', (text, expected) => {
  expect(signForm(text)).toBe(expected);
});

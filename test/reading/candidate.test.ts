import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/reading/candidate.ts';
import { inked, inkedAlike, inkForm, skeleton, weakest } from '../../src/reading/candidate.ts';
import { candidate } from './candidate.ts';

describe('what engines vote on', () => {
  it.each<[string, string, string]>([
    ['nothing', '', ''],
    ['spaces of any kind', 'a b\tc\u00a0d\u3000e', 'abcde'],
    ['full width', 'Ｆｌａｔ５', 'Flat5'],
    ['dashes', '–—−‑', '----'],
    ['quotes', '‘a’ “b„', '\'a\'"b"'],
    ['middle dots', '•・･‧', '····'],
    ['a letter and its mark, composed', 'e\u0301', 'é'],
    ['jamo, composed', '\u110e\u116e\u11ab', '춘'],
    ['a character beyond the first plane', '𠮷 野', '𠮷野'],
    ['emoji, whole', '👩‍🍳 a', '👩‍🍳a'],
    ['Arabic, in its own order', 'قهوة ١٢', 'قهوة١٢'],
    ['case', 'Ab', 'Ab'],
  ])('%s', (_, text, expected) => {
    expect(inkForm(text)).toBe(expected);
  });

  // NFKC takes ´ apart into a space and a mark and ″ into two primes before they are folded.
  it.each([
    ['´', "'"],
    ['″', '"'],
  ])('%j is a quote', (text, expected) => {
    expect(inkForm(text)).toBe(expected);
  });
});

it.each<[string, string]>([
  ['ÜBER uns', 'UBERuns'],
  ['“a” – b·c', '"a"-b•c'],
  ['Ｆｌａｔ', 'FLAT'],
  ['5。', '5.'],
  ['phở', 'pho'],
])('engines that read %j are of one mind with %j', (one, other) => {
  expect(skeleton(one)).toBe(skeleton(other));
});

it.each([
  ['4.50', '450'],
  ['¥5', '$5'],
  ['춘', '준'],
  ['免', '兔'],
  ['0', 'O'],
  ['𠮷', '吉'],
  ['قهوة', 'قهوه'],
])('and not with another text: %j, %j', (one, other) => {
  expect(skeleton(one)).not.toBe(skeleton(other));
});

// Only Latin letters come without their marks; elsewhere the mark is another syllable.
it.each([
  ['バス', 'パス'],
  ['が', 'か'],
  ['कि', 'की'],
  ['में', 'म'],
  ['й', 'и'],
])('a mark that makes another syllable: %j, %j', (one, other) => {
  expect(skeleton(one)).not.toBe(skeleton(other));
});

describe('the characters of a reading', () => {
  it('the weakest counts, a space doesn’t', () => {
    expect(weakest(candidate('a b', 0.9, { ' ': 0.1, b: 0.7 }))).toBe(0.7);
    expect(weakest(candidate('a\u3000b', 0.9, { '\u3000': 0.1 }))).toBe(0.9);
  });

  it('of nothing are as sure as can be', () => {
    expect(weakest(candidate(''))).toBe(1);
    expect(weakest(candidate('  ', 0.1))).toBe(1);
  });

  it('leave ink or not', () => {
    const of = (text: string) => inked(candidate(text)).map((one) => one.text);
    expect(of('a \u00a0\u3000春')).toEqual(['a', '春']);
    expect(of('')).toEqual([]);
    expect(of('𠮷')).toEqual(['𠮷']);
  });
});

describe('the characters of two readings in one order', () => {
  /** As it is read: from the right end of the line to the left. */
  const fromRight = (text: string) => {
    const one = candidate(text);
    const characters = one.characters.map(({ from, to, ...rest }) => ({
      ...rest,
      from: 1 - to,
      to: 1 - from,
    }));
    return { ...one, characters };
  };

  it.each<[string, Candidate, Candidate, string, string]>([
    ['both from the left', candidate('12 a'), candidate('b'), '12a', 'b'],
    ['both from the right', fromRight('12 قهوة'), fromRight('شاي'), '12قهوة', 'شاي'],
    ['the one from the right', fromRight('قه و'), candidate('a b'), 'وهق', 'ab'],
    ['the other', candidate('ab'), fromRight('קפה'), 'ab', 'הפק'],
    ['the one of nothing', candidate(''), fromRight('قهوة'), '', 'ةوهق'],
  ])('%s', (_, one, other, first, second) => {
    const before = structuredClone([one, other]);
    const texts = inkedAlike(one, other).map((all) => all.map(({ text }) => text).join(''));
    expect(texts).toEqual([first, second]);
    expect([one, other]).toEqual(before);
  });

  it('are the readings’ own', () => {
    const reading = fromRight('قه');
    const [own] = inkedAlike(reading, candidate('a'));
    expect(own[0]).toBe(reading.characters[1]);
    expect(own[1]).toBe(reading.characters[0]);
  });
});

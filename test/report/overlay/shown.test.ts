import { describe, expect, it } from 'vitest';
import { clipped, legible, shownText } from '../../../src/report/overlay/shown.ts';

describe('legible', () => {
  it.each([
    ['what is legible stays', 'Jazz & “Blues”, ¥680 – 炭火焼き', 'Jazz & “Blues”, ¥680 – 炭火焼き'],
    ['spaces and breaks stay', ' a\r\nb\tc\u000Bd\u000Ce\u0085f\u2028g\u00A0h ', null],
    ['joiners and families stay', 'क्\u200Dष ن\u200Cه 👩🏽‍🍳', null],
    ['bidi controls go', 'a\u202Eb\u2066c\u2069\u200Fd\u061Ce', 'abcde'],
    ['what takes no room goes', 'a\u200Bb\uFEFFc\u00ADd\u2060e\uFFFCf', 'abcdef'],
    ['controls show', 'a\u0000b\u001B[31mc\u007Fd\u009Be', 'a\uFFFDb\uFFFD[31mc\uFFFDd\uFFFDe'],
    ['half a pair shows', '\uDE00a\uD83D', '\uFFFDa\uFFFD'],
    ['six marks stay', `e${'\u0301'.repeat(6)}`, null],
    ['of more, six stay', `e${'\u0301'.repeat(9)}x`, `e${'\u0301'.repeat(6)}x`],
    [
      'six of those, too, that take two units',
      `e\u0301${'\u{1D165}'.repeat(9)}x`,
      `e\u0301${'\u{1D165}'.repeat(5)}x`,
    ],
    [
      'a heap of its own on each letter',
      `a${'\u0300'.repeat(9)}b${'\u0323'.repeat(7)}`,
      `a${'\u0300'.repeat(6)}b${'\u0323'.repeat(6)}`,
    ],
    ['nothing stays nothing', '', ''],
  ])('%s', (_case, text, expected) => {
    expect(legible(text)).toBe(expected ?? text);
  });

  it('gives what can be written, whatever it is given', () => {
    for (const text of ['\uD83D'.repeat(3), `\u0301${'\u{E0100}'.repeat(20)}`, '\u{1D165}\uD834']) {
      expect(legible(text).isWellFormed(), JSON.stringify(text)).toBe(true);
    }
  });

  it('cuts no length: a page has room', () => {
    expect(legible('x'.repeat(20_000))).toHaveLength(20_000);
  });

  it('changes nothing a second time', () => {
    const once = legible(`a\u202E\u0000${'\u0301'.repeat(20)}\n`);
    expect(legible(once)).toBe(once);
  });
});

describe('shownText', () => {
  it.each([
    ['line breaks become spaces', 'a\r\nb\tc', 'a b c'],
    ['bidi controls go', 'a\u202Eb\u2066c\u2069\u200Fd', 'abcd'],
    ['other controls show', 'a\u0000b\u001Bc', 'a\uFFFDb\uFFFDc'],
    ['half a pair shows', 'a\uD83Db', 'a\uFFFDb'],
    ['joiners stay', 'क्\u200Dष ن\u200Cه', 'क्\u200Dष ن\u200Cه'],
    ['heaps of marks are cut', `e${'\u0301'.repeat(50)}x`, `e${'\u0301'.repeat(6)}x`],
    ['HTML is text', '<b>&amp;</b>', '<b>&amp;</b>'],
    ['nothing', ' \n ', ''],
  ])('%s', (_case, text, expected) => {
    expect(shownText(text)).toBe(expected);
  });

  it('is bounded', () => {
    expect(shownText('x'.repeat(1_000_000)).length).toBeLessThan(6010);
  });
});

describe('clipped', () => {
  it('counts clusters and ends in an ellipsis', () => {
    expect(clipped('👩‍🚀👩‍🚀👩‍🚀', 2)).toBe('👩‍🚀…');
    expect(clipped('abc', 3)).toBe('abc');
  });
});

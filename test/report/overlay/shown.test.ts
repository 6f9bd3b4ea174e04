import { describe, expect, it } from 'vitest';
import { clipped, shownText } from '../../../src/report/overlay/shown.ts';

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

import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/stats/random.ts';
import { graphemes, isEmoji, isWhiteSpace } from '../../src/text/graphemes.ts';

describe('graphemes', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['Ab1', ['A', 'b', '1']],
    ['e\u0301a\u0308\u0323', ['e\u0301', 'a\u0308\u0323']],
    ['が', ['が']],
    ['か\u3099', ['か\u3099']],
    ['क्षत्रिय', ['क्ष', 'त्रि', 'य']],
    ['नमस्ते', ['न', 'म', 'स्ते']],
    ['กำแพง', ['กำ', 'แ', 'พ', 'ง']],
    ['한\u1100\u1161\u11a8', ['한', '\u1100\u1161\u11a8']],
    ['🇩🇪🇯🇵', ['🇩🇪', '🇯🇵']],
    ['👩‍🍳x👨‍👩‍👧', ['👩‍🍳', 'x', '👨‍👩‍👧']],
    ['👍🏽👍', ['👍🏽', '👍']],
    ['1️⃣2', ['1️⃣', '2']],
    ['a\r\nb', ['a', '\r\n', 'b']],
    ['𠮷野家', ['𠮷', '野', '家']],
    ['葛\u{e0100}城', ['葛\u{e0100}', '城']],
  ])('%j is %j', (text, expected) => {
    expect(graphemes(text)).toEqual(expected);
  });

  it('the short way for plain text agrees with the segmenter', () => {
    const random = seededRandom(11);
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    // Two thirds plain blocks, the rest anything: marks, joiners, jamo, Indic letters.
    const plain: [number, number][] = [
      [0x20, 0x2ff],
      [0x370, 0x52f],
      [0x2010, 0x214f],
      [0x3000, 0x30ff],
      [0x4e00, 0x9fff],
      [0xac00, 0xd7a3],
    ];
    for (let n = 0; n < 4000; n++) {
      const length = 1 + Math.floor(random() * 4);
      const text = Array.from({ length }, () => {
        const block = plain[Math.floor(random() * 9)] ?? [0x300, 0xd7ff];
        const code = block[0] + Math.floor(random() * (block[1] - block[0] + 1));
        return String.fromCharCode(code);
      }).join('');
      const expected = Array.from(segmenter.segment(text), ({ segment }) => segment);
      expect(graphemes(text), JSON.stringify(text)).toEqual(expected);
    }
  });
});

describe('emoji', () => {
  it.each([
    ['a picture', '🍋'],
    ['a picture of the basic plane', '⌚'],
    ['with a variation selector', '❤️'],
    ['a skin tone', '👍🏿'],
    ['joined', '👩‍🍳'],
    ['a family', '👨‍👩‍👧‍👦'],
    ['a flag', '🇯🇵'],
    ['a flag of tags', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['a keycap', '1️⃣'],
    ['a star', '⭐'],
  ])('%s', (_, grapheme) => {
    expect(graphemes(grapheme)).toEqual([grapheme]);
    expect(isEmoji(grapheme)).toBe(true);
  });

  it.each([
    '©',
    '®',
    '™',
    '0',
    '9',
    '#',
    '*',
    'A',
    '¥',
    '→',
    '★',
    '☆',
    '✓',
    '❤',
    '〓',
    '한',
    '𠮷',
    'é',
    '',
  ])('%s is text', (grapheme) => {
    expect(isEmoji(grapheme)).toBe(false);
  });
});

it.each([
  [' ', true],
  ['\u00a0', true],
  ['\u3000', true],
  ['\r\n', true],
  ['\t', true],
  ['', true],
  ['x', false],
  ['\u0301', false],
])('white space: %j %s', (grapheme, expected) => {
  expect(isWhiteSpace(grapheme)).toBe(expected);
});

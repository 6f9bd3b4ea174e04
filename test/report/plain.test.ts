import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cut, cutWithin, plain } from '../../src/report/plain.ts';

test.each([
  ['a colour', '\u001b[31mred', '�[31mred'],
  ['a bell and a deletion', 'a\u0007\u007f', 'a��'],
  ['8-bit controls', '\u009b2J', '�2J'],
  ['bidi overrides and isolates', 'a\u202eb\u2066c\u200fd\u061c', 'a�b�c�d�'],
  ['an invisible character', 'a\u200bb\u00ad', 'a�b�'],
  ['line breaks of every kind', 'a\r\nb\u2028c\u0085\td', 'a b c� d'],
  ['half a surrogate pair', 'a\ud800', 'a�'],
  ['Arabic, Hindi with its joiner, a family', 'مرحبا क्‍ष 👩‍👩‍👧', 'مرحبا क्‍ष 👩‍👩‍👧'],
])('%s', (_, text, expected) => {
  expect(plain(text)).toBe(expected);
});

test.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['too long', 5, 'too …'],
  ['炭火焼き鳥', 10, '炭火焼き鳥'],
  ['炭火焼き鳥', 9, '炭火焼き…'],
  ['炭火焼き鳥', 8, '炭火焼…'],
  ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ['👩‍👩‍👧👩‍👩‍👧', 3, '👩‍👩‍👧…'],
  ['anything', 1, '…'],
  ['anything', 0, ''],
])('%s in %i columns is %s', (text, width, expected) => {
  expect(cut(text, width)).toBe(expected);
  expect(stringWidth(cut(text, width))).toBeLessThanOrEqual(width);
});

test.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['gpt-image-2/high', 11, 'gpt-i…/high'],
  ['gpt-image-2/low', 11, 'gpt-i…2/low'],
  ['炭火焼き鳥よし', 9, '炭火…よし'],
  ['炭火焼き鳥よし', 8, '炭火…し'],
  ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ['anything', 1, '…'],
  ['anything', 0, ''],
])('%s in %i columns is %s, cut within', (text, width, expected) => {
  expect(cutWithin(text, width)).toBe(expected);
  expect(stringWidth(cutWithin(text, width))).toBeLessThanOrEqual(width);
});

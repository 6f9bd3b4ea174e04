import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { privateText, textOf, UnitIds, unitsOf, WORD_SIGNS } from '../../src/text/units.ts';

describe('units', () => {
  it('are graphemes without white space, in three forms that run in step', () => {
    expect(unitsOf('Ｆｌａｔ “Ü”')).toEqual({
      raw: ['Ｆ', 'ｌ', 'ａ', 'ｔ', '“', 'Ü', '”'],
      normal: ['F', 'l', 'a', 't', '"', 'Ü', '"'],
      folded: ['f', 'l', 'a', 't', '"', 'ü', '"'],
      spaced: [false, false, false, false, true, false, false],
      emoji: [],
    });
  });

  it('leave emoji out and list them', () => {
    const units = unitsOf('Fresh🍋daily 👩‍🍳 1️⃣ 🇯🇵');
    expect(units.emoji).toEqual(['🍋', '👩‍🍳', '1️⃣', '🇯🇵']);
    expect(units.raw.join('')).toBe('Freshdaily');
    expect(textOf(units)).toBe('Fresh daily');
  });

  it.each([
    ['leading white space is no space before a unit', '  \n a b', [false, true]],
    ['an ideographic space is white space', '東　京', [false, true]],
    ['controls vanish', '\u202ea\u200b\u202cb\ufeff', [false, false]],
    ['a lone joiner vanishes', '\u200d a', [false]],
  ])('%s', (_, text, spaced) => {
    expect(unitsOf(text).spaced).toEqual(spaced);
  });

  it('every form is as long, whatever the text', () => {
    for (const text of ['ßﬁ½İ', 'ｶﾞ', 'می\u200cخواهم', '\u0301', '<b>&nbsp;</b>', '\ud800x', '']) {
      const { raw, normal, folded, spaced } = unitsOf(text);
      expect([normal.length, folded.length, spaced.length]).toEqual(new Array(3).fill(raw.length));
    }
  });

  it('write a part with its inner spaces only', () => {
    const units = unitsOf('Flat white ¥4.50');
    expect(textOf(units, 4, 9)).toBe('white');
    expect(textOf(units, 2, 11)).toBe('at white ¥4');
    expect(textOf(units, 3, 3)).toBe('');
  });
});

describe('ids', () => {
  it('are the same for the same unit, never 0, and tell word signs from letters', () => {
    const ids = new UnitIds();
    const a = ids.of(['a', '茶', 'b', '한']);
    expect([...ids.of(['한', 'b', '茶', 'a'])]).toEqual([...a].reverse());
    expect(new Set(a).size).toBe(4);
    expect([a[0]! > 0, a[0]! < WORD_SIGNS, a[1]! >= WORD_SIGNS, a[2]! < WORD_SIGNS]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(a[3]!).toBeGreaterThanOrEqual(WORD_SIGNS);
  });

  it('give a text whose distance is one of graphemes', () => {
    const ids = new UnitIds();
    const asked = privateText(ids.of(unitsOf('क्षत्रिय e\u0301𠮷').folded));
    const read = privateText(ids.of(unitsOf('क्षय e𠮷').folded));
    expect(asked).toHaveLength(5);
    expect(distance(asked, read)).toBe(2);
  });
});

import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { TyposcopeError } from '../../src/errors.ts';
import { fontFamilies, fontOf, registerFontFiles, registerFonts } from '../../src/report/fonts.ts';

function inkOf(text: string, weight: number): Buffer {
  const context = createCanvas(120, 80).getContext('2d');
  context.lang = 'en';
  context.font = fontOf(40, weight);
  context.fillText(text, 10, 56);
  return context.canvas.data();
}

beforeAll(registerFonts);

describe('registerFonts', () => {
  it.each([
    ['Latin', 'Åẞ'],
    ['Vietnamese', 'Ệơ'],
    ['Cyrillic', 'Жщ'],
    ['Greek', 'Ωξ'],
    ['Simplified Chinese', '龙井'],
    ['kana', 'かナ'],
    ['Hangul', '뷁한'],
    ['Arabic', 'عق'],
    ['Devanagari', 'क्षे'],
    ['signs of currency', '€₹¥'],
  ])('draws %s, in both weights, and no box for a missing glyph', (_script, text) => {
    for (const weight of [400, 700]) {
      const box = inkOf('\uE123', weight);
      const blank = inkOf(' ', weight);
      for (const character of new Intl.Segmenter().segment(text)) {
        const ink = inkOf(character.segment, weight);
        expect(ink.equals(blank)).toBe(false);
        expect(ink.equals(box)).toBe(false);
      }
    }
  });

  it('knows a family for each script under names of its own', () => {
    const known = GlobalFonts.families.map((entry) => entry.family);
    for (const family of Object.values(fontFamilies)) expect(known).toContain(family);
  });

  it('draws bold bolder than regular in every script', () => {
    const weigh = (data: Buffer): number => data.reduce((sum, byte) => sum + byte, 0);
    for (const text of ['Ax', '井', '한', 'ع', 'क']) {
      expect(weigh(inkOf(text, 700))).toBeGreaterThan(weigh(inkOf(text, 400)) * 1.05);
    }
  });

  it.each([
    ['a missing file', '@embedpdf/fonts-latin', 'fonts/NoSuch.ttf', 'no such file'],
    ['a missing package', '@typoscope/no-such-package', 'a.ttf', 'no such file'],
    ['a file that is no font', '@embedpdf/fonts-latin', 'package.json', 'a file that is no font'],
  ])('says plainly: %s', (_case, name, path, found) => {
    const register = (): void => registerFontFiles([{ family: 'None', package: name, path }]);
    expect(register).toThrow(TyposcopeError);
    expect(register).toThrow(found);
    expect(register).toThrow(path);
    expect(register).toThrow('npm ci');
  });
});

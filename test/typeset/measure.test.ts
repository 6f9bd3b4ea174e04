import { describe, expect, it } from 'vitest';
import { extentOf, fontOfFaces, inkWidth, lineAt } from '../../src/typeset/measure.ts';
import { face } from './pages.ts';

const latin = { lang: 'en', faces: [face('noto-sans')], size: 100 };

describe('extentOf', () => {
  it.each([
    ['H', 72, 0],
    ['p', 55, 24],
    ['x', 55, 0],
  ])('reads how high and how deep %s reaches', (letter, up, down) => {
    const extent = extentOf(letter, latin);
    expect(Math.abs(extent.up - up)).toBeLessThanOrEqual(2);
    expect(Math.abs(extent.down - down)).toBeLessThanOrEqual(2);
  });

  it.each(['', ' ', '\u200b'])('finds no ink in %j', (text) => {
    expect(inkWidth(text, latin)).toBe(0);
  });

  it('measures in the first face that has a character', () => {
    const mixed = { ...latin, lang: 'ja', faces: [face('noto-sans'), face('noto-sans-jp')] };
    expect(inkWidth('H', mixed)).toBe(inkWidth('H', latin));
    expect(inkWidth('国国', mixed)).toBeGreaterThan(180);
  });

  it('grows in proportion with size', () => {
    const small = inkWidth('Handwork of Wave 123', { ...latin, size: 20 });
    expect(Math.abs(small * 5 - inkWidth('Handwork of Wave 123', latin))).toBeLessThan(8);
  });
});

describe('lineAt', () => {
  it.each([
    ['left', 0],
    ['center', 0.5],
    ['right', 1],
  ] as const)('puts the %s of its ink at x', (align, share) => {
    const { box, x, baseline } = lineAt('Bread', latin, align, 300, 200);
    expect([x, baseline]).toEqual([300, 200]);
    expect(box[0] + share * box[2]).toBeCloseTo(300);
    expect(box[2]).toBe(inkWidth('Bread', latin));
    expect(box[1] + box[3]).toBeLessThan(203);
    expect(box[1]).toBeLessThan(130);
  });
});

it('asks for faces by their families, in order', () => {
  const [one, two] = [face('noto-sans'), face('noto-sans-jp')];
  expect(fontOfFaces([one, two], 12.5)).toBe(`12.5px "${one.family}", "${two.family}"`);
});

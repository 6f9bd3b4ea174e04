import { describe, expect, it } from 'vitest';
import {
  blockExtents,
  isIdeographic,
  leadingOf,
  letterHeight,
} from '../../../src/typeset/arrange/letters.ts';
import { face } from '../pages.ts';

const at = (lang: string, name: string, size = 100) => ({ lang, faces: [face(name)], size });

describe('letterHeight', () => {
  it.each([
    ['en', 'noto-sans', 0.714],
    ['en', 'oswald', 0.81],
    ['ja', 'noto-sans-jp', 0.88],
    ['ko', 'black-han-sans', 0.76],
    ['hi', 'noto-sans-devanagari', 0.62],
  ])('is measured in %s in %s: %d', (lang, name, height) => {
    for (const size of [12, 100]) {
      expect(Math.abs(letterHeight(at(lang, name, size)) - height)).toBeLessThan(0.015);
    }
  });
});

describe('blockExtents', () => {
  const setting = at('en', 'noto-sans');

  it('stands by letters, not by ink', () => {
    const [tea, ete] = ['tea', 'Été'].map((text) => blockExtents([text], setting));
    expect(tea!.height).toBe(ete!.height);
    expect(tea!.baseline).toBe(ete!.baseline);
    expect(ete!.over).toBeGreaterThan(15);
    expect(tea!.over).toBeLessThan(0);
    expect(tea!.under).toBeLessThan(-15);
    expect(blockExtents(['gypsy'], setting).under).toBeLessThanOrEqual(1);
  });

  it('adds a line’s pitch for each further line', () => {
    const [one, three] = [['Tea'], ['Tea', 'and', 'Été']].map((lines) =>
      blockExtents(lines, setting),
    );
    expect(three!.height - one!.height).toBeCloseTo(2 * 128);
    expect(three!.width).toBeGreaterThan(one!.width - 1);
    // The accents of a later line stay within the block.
    expect(three!.over).toBe(one!.over);
  });
});

it.each([
  ['en', 1.28, false],
  ['ar', 1.6, false],
  ['hi', 1.6, false],
  ['ja', 1.4, true],
  ['zh-Hant', 1.4, true],
  ['ko', 1.4, true],
])('lines of %s are %d sizes apart', (lang, leading, ideographic) => {
  expect(leadingOf(lang)).toBe(leading);
  expect(isIdeographic(lang)).toBe(ideographic);
});

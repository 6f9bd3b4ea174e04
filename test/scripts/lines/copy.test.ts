import { describe, expect, it } from 'vitest';
import { simplified } from '../../../scripts/lines/copy/characters.ts';
import { copyLanguages, copyLine } from '../../../scripts/lines/copy.ts';
import { seededRandom } from '../../../src/stats/random.ts';

const scripts: Record<string, RegExp> = {
  en: /\p{sc=Latn}/u,
  fr: /\p{sc=Latn}/u,
  de: /\p{sc=Latn}/u,
  es: /\p{sc=Latn}/u,
  vi: /[ảạấầệốồớờứừđữọộịẻăơư]/iu,
  'zh-Hans': /\p{sc=Han}/u,
  'zh-Hant': /\p{sc=Han}/u,
  ja: /[\p{sc=Hira}\p{sc=Kana}]/u,
  ko: /\p{sc=Hang}/u,
  ar: /\p{sc=Arab}/u,
  hi: /\p{sc=Deva}/u,
};

function lines(lang: string, seed: number, count = 80, wish = {}): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => copyLine(lang, random, wish) ?? '');
}

describe('copyLine', () => {
  it('has a phrasebook for every language asked for', () => {
    expect(copyLanguages.toSorted()).toEqual(Object.keys(scripts).toSorted());
  });

  it.each(Object.entries(scripts))(
    'writes %s in its own script, many lines of it',
    (lang, script) => {
      const written = lines(lang, 3);
      expect(written.filter((line) => script.test(line)).length).toBeGreaterThan(20);
      expect(new Set(written).size).toBeGreaterThan(50);
    },
  );

  it.each(copyLanguages)('keeps %s to 2-40 code points in NFC, without breaks', (lang) => {
    for (const line of lines(lang, 4)) {
      expect([...line].length).toBeGreaterThanOrEqual(2);
      expect([...line].length).toBeLessThanOrEqual(40);
      expect(line).toBe(line.normalize('NFC').trim());
      expect(line).not.toMatch(/[\n\t]|\s\s|undefined|NaN|\{\{/);
    }
  });

  it('says the same for the same seed, and something else for another', () => {
    expect(lines('ja', 5)).toEqual(lines('ja', 5));
    expect(lines('ja', 5)).not.toEqual(lines('ja', 6));
  });

  it('mixes scripts where asked, glued only where the language writes no spaces', () => {
    for (const line of lines('zh-Hans', 7, 40, { mixed: true })) {
      expect(line).toMatch(/[a-z]|[A-Z]|\d/);
    }
    for (const line of lines('ko', 7, 60, { mixed: true })) {
      expect(line).not.toMatch(/\p{sc=Hang}[A-Z]/u);
    }
  });

  it('keeps to the characters and the lengths allowed', () => {
    const random = seededRandom(8);
    for (let count = 0; count < 30; count++) {
      const line = copyLine('zh-Hans', random, {
        least: 3,
        most: 5,
        allows: (c) => /\p{sc=Han}/u.test(c),
      });
      expect(line).toMatch(/^[\p{sc=Han} ]{3,5}$/u);
    }
    expect(copyLine('en', random, { allows: () => false })).toBeNull();
  });

  it('writes Arabic with both kinds of digits', () => {
    const written = lines('ar', 9, 200).join(' ');
    expect(written).toMatch(/[٠-٩]/);
    expect(written).toMatch(/[0-9]/);
  });

  it('sets Chinese marks in full width mostly, figures never', () => {
    const written = lines('zh-Hans', 10, 300).join('\n');
    expect(written).toMatch(/\p{sc=Han}[：，]/u);
    expect(written).not.toMatch(/\d：\d/);
  });

  it('refuses a language it has no phrasebook for', () => {
    expect(() => copyLine('tlh', seededRandom(1))).toThrow(/tlh/);
  });
});

describe('characters', () => {
  it('are ranked as the standard ranks them', () => {
    expect(simplified.common).toHaveLength(3755);
    expect(simplified.common).toContain('的');
    expect(simplified.rare).toContain('魑');
    expect(simplified.rare).not.toContain('的');
  });
});

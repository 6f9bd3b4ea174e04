import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/stats/random.ts';
import { chooseFaces, undrawable } from '../../src/typeset/faces-for.ts';
import { type Face, faceOf } from '../../src/typeset/fonts/faces.ts';
import { shipped } from '../../src/typeset/fonts/shipped.ts';
import { block, sampleOf } from './arrange/samples.ts';
import { face } from './pages.ts';

const one = (lang: string, text: string) => sampleOf([block('a', 'body', text, { lang })]);
/** The package that draws a character first. */
function drawnBy(sample: ReturnType<typeof one>, lang: string, character: string, seed = 1) {
  const faces = chooseFaces(sample, seededRandom(seed))(lang, 'body');
  return faces.find((own) => own.has(character))!.name;
}

/** Path of a typeface's file for running text. */
function fontOf(name: string): string {
  const typeface = shipped.find((own) => own.name === name)!;
  return join('node_modules', typeface.package!, typeface.body);
}

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

/** Packages of a script's typefaces, the plain one first. */
function packagesOf(script: string): string[] {
  return shipped
    .filter(({ scripts }) => scripts.some(([name]) => name === script))
    .map((typeface) => typeface.package!);
}
const packageOf = (name: string) => name.split('/').slice(0, 2).join('/');

/** Shadow of a character's ink, moved to its own upper left corner. */
function inkOf(face: Face, character: string): Set<string> {
  const context = createCanvas(96, 96).getContext('2d');
  context.font = `60px "${face.family}"`;
  context.fillText(character, 16, 72);
  const { data } = context.getImageData(0, 0, 96, 96);
  const inked = Array.from({ length: 96 * 96 }, (_, at) => at).filter(
    (at) => data[at * 4 + 3]! > 127,
  );
  const left = Math.min(...inked.map((at) => at % 96));
  const top = Math.min(...inked.map((at) => Math.floor(at / 96)));
  return new Set(inked.map((at) => `${(at % 96) - left},${Math.floor(at / 96) - top}`));
}

/** How much of both is in both, 0..1. */
function likeness(a: Set<string>, b: Set<string>): number {
  return a.intersection(b).size / a.union(b).size;
}

describe('typefaces', () => {
  // One of them has Western digits at the places of ०-९: what it drew was not what its truth said.
  it.each([
    // Not 0, 1 and 9, which are much alike in truth.
    ['Deva', '२३४५६७८'],
    ['Arab', '٢٣٤٥٦٧٨'],
  ])('draw the digits of %s as such, or say that they have none', (script, digits) => {
    const own = shipped.filter(({ scripts }) => scripts.some(([name]) => name === script));
    const faces = own.flatMap((typeface) => [
      faceOf(typeface, typeface.body),
      faceOf(typeface, typeface.display),
    ]);
    expect(faces.length).toBeGreaterThan(2);
    for (const face of faces) {
      [...digits].forEach((digit, i) => {
        if (!face.has(digit)) return;
        expect(likeness(inkOf(face, digit), inkOf(face, String(i + 2)))).toBeLessThan(0.8);
      });
    }
    expect(faces.some((face) => face.has(digits[0]!))).toBe(true);
  });
});

describe('chooseFaces', () => {
  it('has no typeface that draws Western digits for Devanagari ones before the one that has them', () => {
    const chosen = new Set<string>();
    for (const seed of seeds) {
      const stack = chooseFaces(one('hi', '१७ जनवरी २०२७'), seededRandom(seed))('hi', 'body');
      chosen.add(stack[0]!.name);
      // The canvas takes what it finds first, whatever the face says of itself.
      const before = stack.slice(
        0,
        stack.findIndex((own) => own.has('१')),
      );
      expect(before.filter(({ typeface }) => typeface.misdraws?.test('१'))).toEqual([]);
    }
    const letters = seeds.map((seed) => drawnBy(one('hi', 'जनवरी'), 'hi', 'ज', seed));
    expect(letters.some((name) => name.includes('/hind/'))).toBe(true);
    expect([...chosen].some((name) => name.includes('/hind/'))).toBe(false);
  });

  it.each([
    ['ja', 'Jpan', '直火で焼く骨付き肉、今だけ'],
    ['zh-Hans', 'Hans', '直接烤的骨头，今天'],
    ['zh-Hant', 'Hant', '直接烤的骨頭，今天'],
    ['ko', 'Kore', '오늘만 直送'],
    ['ko', 'Kore', '오늘만'],
    ['ar', 'Arab', 'خبز طازج'],
    ['hi', 'Deva', 'ताज़ी रोटी'],
    ['ru', 'Cyrl', 'Свежий хлеб'],
    ['el', 'Grek', 'Φρέσκο ψωμί'],
    ['vi', 'Latn', 'Phở bò nóng giòn'],
  ])('draws %s in its own forms: %s, %s', (lang, script, text) => {
    for (const seed of seeds) {
      for (const character of text.replaceAll(/[\s、，]/gu, '')) {
        const name = drawnBy(one(lang, text), lang, character, seed);
        expect(packagesOf(script)).toContain(packageOf(name));
      }
    }
  });

  // Characters that the copy doesn't have, so that no typeface is chosen for them.
  it.each([
    ['ja', 'Jpan', 'コーヒー', '骨'],
    ['ja', 'Jpan', 'コーヒー', '鼷'],
    ['zh-Hant', 'Hant', '咖啡', '骨'],
    ['ko', 'Kore', '커피', '骨'],
    ['zh-Hans', 'Hans', '咖啡', '骨'],
  ])('falls back within %s: %s, %s, %s', (lang, script, text, character) => {
    for (const seed of seeds) {
      const name = drawnBy(one(lang, text), lang, character, seed);
      expect(packagesOf(script)).toContain(packageOf(name));
    }
  });

  it('draws ideographs among Latin text in the forms of the sample’s other language', () => {
    const sample = sampleOf([
      block('a', 'body', 'Eat at 骨 tonight'),
      block('b', 'body', 'コーヒー', { lang: 'ja' }),
    ]);
    for (const seed of seeds) {
      expect(packageOf(drawnBy(sample, 'en', '骨', seed))).toBe(packagesOf('Jpan')[0]);
    }
  });

  it.each(['body', 'display'] as const)('chooses only what has all letters in its %s', (weight) => {
    const [noto, han] = ['noto-sans', 'black-han-sans'].map((name) => fontOf(name));
    const files = { body: noto!, display: noto!, [weight]: han! };
    const half = { name: 'half', package: null, files: [noto!, han!], ...files };
    const typefaces = [{ ...half, scripts: [['Latn', 99] as const] }, shipped[0]!];
    for (const seed of seeds) {
      const faces = chooseFaces(one('en', 'Łódź'), seededRandom(seed), { typefaces });
      expect(faces('en', weight)[0]!.typeface.package).toBe(shipped[0]!.package);
    }
    expect(undrawable('Ł', [face('black-han-sans')])).toEqual(['Ł']);
  });

  it('does not change one script’s face for another script’s sake', () => {
    const alone = one('en', 'Bread');
    const both = sampleOf([...alone.copy, block('b', 'body', 'パン', { lang: 'ja' })]);
    for (const seed of seeds) {
      const [a, b] = [alone, both].map((sample) => chooseFaces(sample, seededRandom(seed)));
      expect(a!('en', 'body')[0]!.name).toBe(b!('en', 'body')[0]!.name);
    }
  });

  it.each([
    ['ko', '커피', 'black-han-sans', /fonts-kr/],
    ['ja', 'コーヒー', 'yusei-magic', /fonts-jp/],
  ])(
    'sets running text of %s plainly, whatever its headlines are set in',
    (lang, text, name, plain) => {
      const typefaces = shipped.filter((typeface) => typeface.name === name);
      const faces = chooseFaces(one(lang, text), seededRandom(1), { typefaces });
      const drawing = (weight: 'body' | 'display') =>
        faces(lang, weight).find((own) => own.has([...text][0]!))!.name;
      expect(drawing('display')).toContain(name);
      expect(drawing('body')).toMatch(plain);
    },
  );

  it('gives one stack a script and weight', () => {
    const faces = chooseFaces(one('en', 'Bread'), seededRandom(1));
    expect(faces('en', 'body')).toBe(faces('fr', 'body'));
    expect(faces('en', 'display')).not.toBe(faces('en', 'body'));
  });

  it('asks no face for emoji and controls', () => {
    expect(() =>
      chooseFaces(one('en', 'Tea 🍵👩‍👩‍👧❤️1️⃣ \u200b\u00ad\u200f\u0007\ttab'), seededRandom(1)),
    ).not.toThrow();
  });

  it('falls back on its own where none of the named faces has the script', () => {
    const typefaces = shipped.filter(({ name }) => name === 'oswald');
    const faces = chooseFaces(one('ja', 'パン'), seededRandom(1), { typefaces });
    expect(faces('ja', 'body').find((own) => own.has('パ'))!.name).toContain(
      packagesOf('Jpan')[0]!,
    );
  });
});

describe('undrawable', () => {
  it('names each character once, and none that needs no glyph', () => {
    expect(undrawable('aཀ bཀ\u200d\n', [face('noto-sans')])).toEqual(['ཀ']);
    expect(undrawable('新', [face('noto-sans'), face('noto-sans-sc')])).toEqual([]);
  });
});

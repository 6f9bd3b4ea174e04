import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../src/dataset/schema.ts';
import { TyposcopeError } from '../../src/errors.ts';
import { composePage, composeWith } from '../../src/typeset/compose.ts';
import { shipped } from '../../src/typeset/fonts/shipped.ts';
import type { Page } from '../../src/typeset/page.ts';
import type { TypesetOptions } from '../../src/typeset/request.ts';
import { block, FOLDER, LOGOS, sampleOf, sentence } from './arrange/samples.ts';

const poster = sampleOf([
  block('title', 'headline', 'Autumn market'),
  block('text', 'body', sentence),
  block('price', 'price', '$4.25'),
]);

const compose = (sample: Sample, seed = 1, options: TypesetOptions = {}) =>
  composePage({ sample, folder: FOLDER, seed, options });

/** Faces by what they are called, since what they can do compares unequal. */
function plain(page: Page) {
  const texts = page.texts.map((text) => ({ ...text, faces: text.faces.map(({ name }) => name) }));
  return { ...page, texts };
}

async function refusal(promise: Promise<unknown>): Promise<TyposcopeError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TyposcopeError);
  return error as TyposcopeError;
}

const font = (name: string, file: string) =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);
const hind = font('@expo-google-fonts/hind', '400Regular/Hind_400Regular.ttf');

const latin = shipped
  .filter(({ scripts }) => scripts.some(([script]) => script === 'Latn'))
  .map(({ name }) => name);

describe('composePage', () => {
  it('gives the same page for the same seed, and another look for another', async () => {
    const [once, again] = [await compose(poster), await compose(poster)];
    expect(plain(again)).toEqual(plain(once));
    const looks = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => compose(poster, seed)));
    expect(new Set(looks.map((page) => JSON.stringify(page.ground))).size).toBe(6);
    expect(new Set(looks.map(({ texts }) => texts[0]!.faces[0]!.name)).size).toBeGreaterThan(1);
    expect(new Set(looks.map(({ texts }) => texts[0]!.align)).size).toBe(2);
  });

  it('gives samples of one run looks of their own', async () => {
    const pages = await Promise.all(['one', 'two'].map((id) => compose({ ...poster, id })));
    expect(pages[0]!.ground).not.toEqual(pages[1]!.ground);
  });

  it('leaves the sample as it was', async () => {
    const sample = sampleOf([block('a', 'body', 'Tea 🍵')], { layout: { hierarchy: ['a', 'a'] } });
    const before = structuredClone(sample);
    await compose(sample).catch(() => {});
    expect(sample).toEqual(before);
  });

  it('names the files of logo and product, in the proportions of their pictures', async () => {
    const page = await compose(
      sampleOf([block('a', 'headline', 'Soap')], {
        logo: { asset: LOGOS.word, region: 'top-left' },
        product: { asset: LOGOS.round, region: 'middle-center' },
      }),
    );
    expect(page.logo!.file).toBe(join(FOLDER, LOGOS.word));
    expect(page.product!.file).toBe(join(FOLDER, LOGOS.round));
    expect(page.logo!.box[2]).toBeGreaterThan(3 * page.logo!.box[3]);
    expect(page.product!.box[2]).toBe(page.product!.box[3]);
  });

  it('composes a page on which nothing can be drawn', async () => {
    const page = await compose(sampleOf([block('a', 'body', '🎉🎉')]));
    expect(page.texts).toEqual([]);
  });

  it.each([
    ['Adlam', 'ff', '𞤀𞤁', '𞤀 (U+1E900), 𞤁 (U+1E901)'],
    ['Thai', 'th', 'ชา', 'ช (U+0E0A), า (U+0E32)'],
    ['Hebrew', 'he', 'שלום', 'ש (U+05E9)'],
    ['half of a pair', 'en', 'a\ud800', '(U+D800)'],
    ['private use', 'en', 'a\ue123', '(U+E123)'],
  ])('names the characters of %s that no font has', async (_, lang, text, found) => {
    const error = await refusal(compose(sampleOf([block('a', 'headline', text, { lang })])));
    expect(error.code).toBe('set');
    expect(error.detail.sample).toBe('page');
    expect(error.detail.found).toContain(found);
  });

  it.each([
    [128, 64],
    [48, 48],
  ])('sets nothing too small for letters: %d x %d', async (width, height) => {
    const copy = [block('a', 'headline', sentence), block('b', 'body', sentence)];
    const error = await refusal(compose(sampleOf(copy, { canvas: { width, height } })));
    expect(error.what).toBe('the copy does not fit its canvas');
    expect(error.detail.found).toContain(`${width}×${height}`);
  });

  it('names typefaces that it does not have', async () => {
    const error = await refusal(compose(poster, 1, { typefaces: ['noto-sans', 'comic'] }));
    expect(error.code).toBe('usage');
    expect(error.detail.found).toBe('comic');
    expect(error.detail.expected).toContain('noto-serif');
  });

  it.each([
    ['nowhere.ttf', 'ENOENT'],
    ['package.json', undefined],
  ])('names a font file that is none: %s', async (file, found) => {
    const error = await refusal(compose(poster, 1, { fonts: [file] }));
    expect(error.code).toBe('usage');
    expect(error.detail.file).toBe(file);
    expect(error.detail.found).toBe(found);
  });

  it('names an asset that is missing', async () => {
    const sample = sampleOf([block('a', 'body', 'Tea')], { logo: { asset: 'assets/none.svg' } });
    expect((await refusal(compose(sample))).code).toBe('set');
  });

  it('takes a font of the user before all others', async () => {
    const page = await compose(poster, 1, { fonts: [hind] });
    for (const { faces } of page.texts) expect(faces[0]!.name).toBe(hind);
  });

  it.each(latin)('keeps to the typeface asked for: %s', async (name) => {
    for (const seed of [1, 2, 3]) {
      const page = await compose(poster, seed, { typefaces: [name] });
      for (const { faces } of page.texts) {
        expect(shipped.find((one) => one.name === name)!.package).toBe(faces[0]!.typeface.package);
      }
    }
  });

  it('takes typefaces that are not its own', async () => {
    const own = { name: 'own', package: null, files: [hind], body: hind, display: hind };
    const page = await composeWith({ sample: poster, folder: FOLDER, seed: 1 }, [
      { ...own, scripts: [['Latn', 1]] },
    ]);
    for (const { faces } of page.texts) expect(faces[0]!.name).toBe(hind);
  });

  it('paints one ground instead of one by lot', async () => {
    for (const seed of [1, 2, 3]) {
      expect((await compose(poster, seed, { ground: 'rays' })).ground.kind).toBe('rays');
    }
  });
});

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { typefaces } from '../../../scripts/lines/fonts/typefaces.ts';
import { drawPage } from '../../../scripts/lines/page.ts';
import { makeLines, type PageTruth, planOf } from '../../../scripts/lines/set.ts';
import { intersectionArea } from '../../../src/geometry.ts';

let folder = '';
let truths: PageTruth[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'typoscope-lines-'));
  await makeLines({ folder, seed: 3, pages: 16 });
  truths = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8'));
}, 120_000);
afterAll(async () => rm(folder, { recursive: true, force: true }));

describe('a set of lines', () => {
  it('has a picture and a sample for every page, of the size asked for', async () => {
    const ids = truths.map(({ sample }) => sample);
    expect((await readdir(join(folder, 'images'))).toSorted()).toEqual(
      ids.map((id) => `${id}.png`),
    );
    expect((await readdir(join(folder, 'samples'))).toSorted()).toEqual(
      ids.map((id) => `${id}.yaml`),
    );
    for (const { image, width, height } of truths) {
      const { width: w, height: h } = await sharp(join(folder, image)).metadata();
      expect([w, h]).toEqual([width, height]);
    }
  });

  it('asks for what was meant, not for what slipped in', async () => {
    for (const { sample, lines } of truths) {
      const { copy } = parse(await readFile(join(folder, 'samples', `${sample}.yaml`), 'utf8'));
      expect(copy.map(({ id, text, lang }: Record<string, string>) => [id, text, lang])).toEqual(
        lines.map(({ id, text, expected, lang }) => [id, expected ?? text, lang]),
      );
    }
  });

  it('has eight lines and more on a page, none over another', () => {
    for (const { lines, sample } of truths) {
      expect(lines.length, sample).toBeGreaterThanOrEqual(8);
      lines.forEach(({ box }, index) => {
        for (const other of lines.slice(0, index)) {
          expect(
            intersectionArea(box, other.box),
            `${sample} ${lines[index]!.id} ${other.id}`,
          ).toBe(0);
        }
      });
    }
  });

  it('asks for nothing twice on a page', () => {
    for (const { lines } of truths) {
      const meant = lines.map(({ expected, text }) => expected ?? text);
      expect(new Set(meant).size).toBe(meant.length);
    }
  });

  it('has boxes on the page with ink in them', async () => {
    for (const { image, lines, width, height } of truths) {
      const { data } = await sharp(join(folder, image))
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      for (const { box, id } of lines) {
        const [x, y, w, h] = box.map(Math.round) as [number, number, number, number];
        expect(x >= 0 && y >= 0 && x + w <= width && y + h <= height, `${image} ${id}`).toBe(true);
        let [dark, light] = [255, 0];
        for (let row = y; row < y + h; row++) {
          for (let column = x; column < x + w; column++) {
            const value = data[row * width + column]!;
            dark = Math.min(dark, value);
            light = Math.max(light, value);
          }
        }
        expect(light - dark, `${image} ${id}`).toBeGreaterThan(10);
      }
    }
  });

  it('tells slips and malformed glyphs apart', () => {
    const lines = truths.flatMap((truth) => truth.lines);
    const share = (kind: string) =>
      lines.filter((line) => line.kind === kind).length / lines.length;
    expect(share('plain')).toBeGreaterThan(0.65);
    expect(share('malformed')).toBeGreaterThan(0.05);
    expect(share('lookalike') + share('typo')).toBeGreaterThan(0.03);
    for (const { kind, text, expected, malformed } of lines) {
      expect(text.includes('〓')).toBe(kind === 'malformed');
      expect(expected === undefined).toBe(kind === 'plain');
      expect(expected).not.toBe(text);
      expect(malformed === undefined).toBe(kind !== 'malformed');
      for (const at of malformed ?? []) {
        expect(Number.isInteger(at) && at >= 0 && at < [...expected!].length).toBe(true);
      }
    }
  });

  it('keeps held typefaces to odd pages', () => {
    const held = new Map(typefaces.map((typeface) => [typeface.package, typeface.held]));
    truths.forEach((truth, index) => {
      expect(truth.held).toBe(index % 2 === 1);
      for (const name of truth.lines.flatMap(({ font }) => font.split(' + '))) {
        const owner = [...held.keys()].find((key) => name.startsWith(`${key}/`))!;
        expect(held.get(owner), name).toBe(truth.held);
      }
    });
  });
});

describe('planOf', () => {
  const plans = Array.from({ length: 160 }, (_, index) => planOf(index));
  it.each(['en', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'ar', 'hi', 'fr', 'de', 'es', 'vi'])(
    'puts %s on held pages and on others',
    (lang) => {
      const pages = plans.filter(({ langs }) => langs.includes(lang));
      expect(new Set(pages.map(({ held }) => held))).toEqual(new Set([true, false]));
    },
  );

  it('gives languages their shares', () => {
    const alone = (lang: string) => plans.filter(({ langs }) => langs.join() === lang).length;
    expect([alone('en'), alone('zh-Hans'), alone('ja'), alone('ko'), alone('hi')]).toEqual([
      24, 24, 18, 16, 18,
    ]);
  });
});

describe('drawPage', () => {
  it.each([['ar'], ['ja'], ['en', 'zh-Hans']])(
    'draws the same page for the same seed: %s',
    async (...langs) => {
      const options = { langs, width: 512, height: 512 };
      const [one, again, other] = [
        await drawPage(9, options),
        await drawPage(9, options),
        await drawPage(10, options),
      ];
      expect(again.png.equals(one.png)).toBe(true);
      expect(again.lines).toEqual(one.lines);
      expect(other.png.equals(one.png)).toBe(false);
    },
  );
});

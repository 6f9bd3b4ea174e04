import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Box, intersectionArea } from '../../src/geometry.ts';
import { type Colour, contrast, luminance } from '../../src/typeset/colours.ts';
import { groundKinds, type PageGround } from '../../src/typeset/page.ts';
import { paintPage } from '../../src/typeset/paint.ts';
import {
  differenceOf,
  fullTexts,
  HEIGHT,
  pageOf,
  pixelAt,
  type Raster,
  rasterOf,
  textOf,
} from './pages.ts';

let folder = '';
let picture = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'typoscope-contrast-'));
  picture = join(folder, 'checks.svg');
  await writeFile(
    picture,
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><rect width="2" height="2" fill="#fff"/><path d="M0 0h1v2h1v-1h-2z"/></svg>',
  );
});
afterAll(() => rm(folder, { recursive: true }));

const colours: readonly (readonly [string, Colour, Colour])[] = [
  ['white', [255, 255, 255], [200, 30, 60]],
  ['black', [0, 0, 0], [240, 200, 80]],
  ['mid-grey', [119, 119, 119], [230, 230, 120]],
  ['deep red', [122, 31, 43], [244, 235, 221]],
];

/**
 * As a stranger would measure it, off the picture alone: the ring just around a text shows what it
 * stands on, and what within it differs most from that is its ink.
 */
function measured(raster: Raster, [x, y, w, h]: Box): number {
  const ring: Colour[] = [];
  for (let step = -3; step < w + 3; step++) {
    ring.push(meanAt(raster, x + step, y - 3), meanAt(raster, x + step, y + h + 2));
  }
  for (let step = -3; step < h + 3; step++) {
    ring.push(meanAt(raster, x - 3, y + step), meanAt(raster, x + w + 2, y + step));
  }
  const lights = ring.map(luminance);
  const middle = lights.reduce((sum, light) => sum + light, 0) / lights.length;
  let ink: Colour = [0, 0, 0];
  let most = -1;
  for (let row = y; row < y + h; row++) {
    for (let column = x; column < x + w; column++) {
      const colour = pixelAt(raster, column, row);
      const light = luminance(colour) + 0.05;
      const ratio = Math.max(light / (middle + 0.05), (middle + 0.05) / light);
      if (ratio > most) [most, ink] = [ratio, colour];
    }
  }
  return Math.min(...ring.map((colour) => contrast(colour, ink)));
}

/** Over 3 x 3 pixels: grain is no ground. */
function meanAt(raster: Raster, x: number, y: number): Colour {
  const sum = [0, 0, 0];
  for (const [right, down] of [-1, 0, 1].flatMap((a) => [-1, 0, 1].map((b) => [a, b] as const))) {
    pixelAt(raster, x + right, y + down).forEach((value, channel) => {
      sum[channel]! += value / 9;
    });
  }
  return sum as unknown as Colour;
}

describe.each(groundKinds)('on %s', (kind) => {
  it.each(colours)(
    '%s, every text is read with a ratio of 4.5 or more',
    async (_, colour, second) => {
      for (let seed = 1; seed <= 4; seed++) {
        const drawn = await paintPage(
          pageOf(fullTexts(), { ground: { kind, colour, second, seed } }),
        );
        const raster = await rasterOf(drawn);
        for (const text of drawn.texts) {
          expect(text.contrast, `${text.block} told, seed ${seed}`).toBeGreaterThanOrEqual(4.5);
          const seen = measured(raster, text.box);
          // A blur of 3 x 3 still keeps some of the grain.
          expect(seen, `${text.block} seen, seed ${seed}`).toBeGreaterThanOrEqual(4.4);
        }
      }
    },
  );
});

describe('a page', () => {
  it('has few inks', async () => {
    for (const [, colour, second] of colours) {
      const ground: PageGround = { kind: 'gradient', colour, second: colour, seed: 1 };
      const plain = await paintPage(
        pageOf(fullTexts(), { ground: { ...ground, kind: 'plain', second } }),
      );
      expect(new Set(plain.texts.map((text) => text.contrast.toFixed(3))).size).toBeLessThanOrEqual(
        2,
      );
      const headline = plain.texts.find(({ block }) => block === 'headline')!;
      expect(headline.contrast).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('panels', () => {
  const ground: PageGround = {
    kind: 'photo',
    colour: [119, 119, 119],
    second: [230, 230, 120],
    seed: 4,
  };

  it('lie under texts that no ink would do for, and nowhere else', async () => {
    const drawn = await paintPage(pageOf(fullTexts(), { ground }));
    const raster = await rasterOf(drawn);
    const bare = await rasterOf(await paintPage(pageOf([], { ground })));
    const panelled = drawn.texts.map(({ box: [x, y, , h] }) => {
      return differenceOf(raster, bare, 20, [x - 6, y, 4, h]) !== null;
    });
    expect(panelled).toEqual([true, true, false, false, false, false]);
    expect(differenceOf(raster, bare, 1, [0, HEIGHT - 30, 480, 30])).toBeNull();
  });

  it('are given to a neighbour whose ground they spoil', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const texts = Array.from({ length: 15 }, (_, row) =>
        textOf('latin', { size: 22, x: 20 + 60 * (row % 3), y: 40 + 32 * row }),
      );
      const photo: PageGround = { ...ground, colour: [105, 105, 105], seed };
      const drawn = await paintPage(pageOf(texts, { ground: photo }));
      const raster = await rasterOf(drawn);
      for (const { box } of drawn.texts) {
        expect(measured(raster, box), `seed ${seed}, ${box}`).toBeGreaterThanOrEqual(4.4);
      }
    }
  });

  it('cover neither pictures nor what a given ink stands on', async () => {
    const texts = [
      textOf('latin', { size: 40, x: 20, y: 100 }),
      textOf('latin', { size: 40, x: 20, y: 160 }),
      textOf('chinese', { size: 40, x: 20, y: 220 }, { ink: [130, 130, 130] }),
      textOf('latin', { size: 40, x: 20, y: 280 }),
    ];
    const logo = { file: picture, box: [24, 42, 60, 22] as const };
    const drawn = await paintPage(pageOf(texts, { ground, logo }));
    const raster = await rasterOf(drawn);
    const bare = await rasterOf(await paintPage(pageOf([], { ground, logo })));
    const [x, y, , h] = drawn.texts[0]!.box;
    const panel = [x - 8, y, 6, h] as const;
    expect(differenceOf(raster, bare, 20, panel)).not.toBeNull();
    expect(intersectionArea(drawn.logo!, [x - 16, y - 16, 400, 80])).toBeGreaterThan(0);
    expect(differenceOf(raster, bare, 1, drawn.logo!)).toBeNull();
    const given = await rasterOf(await paintPage(pageOf([texts[2]!], { ground, logo })));
    expect(differenceOf(raster, given, 1, drawn.texts[2]!.box)).toBeNull();
  });

  it('are not called for by a picture beside a text', async () => {
    const more = {
      product: { file: picture, box: [0, 200, 480, 200] as const },
      // A panel would be white.
      ground: { ...ground, kind: 'plain', colour: [190, 190, 190], second: [255, 255, 255] },
    } as const;
    const drawn = await paintPage(pageOf([textOf('latin', { size: 40, x: 40, y: 436 })], more));
    const [, y] = drawn.texts[0]!.box;
    expect(y).toBeLessThan(408);
    const bare = await rasterOf(await paintPage(pageOf([], more)));
    expect(differenceOf(await rasterOf(drawn), bare, 1, [0, 0, 480, y - 1])).toBeNull();
  });

  it('are not laid over a picture that a text was put on', async () => {
    const product = { file: picture, box: [0, 200, 480, 200] as const };
    const text = textOf('latin', { size: 40, x: 40, y: 310 });
    const drawn = await paintPage(pageOf([text], { product }));
    const raster = await rasterOf(drawn);
    const bare = await rasterOf(await paintPage(pageOf([], { product })));
    const [x, y, w, h] = drawn.texts[0]!.box;
    expect(differenceOf(raster, bare, 1, [0, 200, x - 2, 200])).toBeNull();
    expect(differenceOf(raster, bare, 1, [0, y + h + 2, x + w, 100])).toBeNull();
    expect(drawn.texts[0]!.contrast).toBeLessThan(4.5);
  });
});

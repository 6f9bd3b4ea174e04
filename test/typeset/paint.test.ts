import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unionOf } from '../../src/geometry.ts';
import { groundKinds, type Page, type PageGround } from '../../src/typeset/page.ts';
import { paintPage } from '../../src/typeset/paint.ts';
import { copy, differenceOf, fullTexts, pageOf, pixelAt, rasterOf, textOf } from './pages.ts';

let folder = '';
let logo = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'typoscope-paint-'));
  logo = join(folder, 'logo.svg');
  await writeFile(
    logo,
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#0a5"/><rect width="20" height="20" fill="#fd0"/></svg>',
  );
});
afterAll(() => rm(folder, { recursive: true }));

const black = { ink: [0, 0, 0] } as const;
const names = Object.keys(copy) as (keyof typeof copy)[];
const lively: PageGround = {
  kind: 'photo',
  colour: [128, 128, 128],
  second: [60, 90, 30],
  seed: 3,
};

describe('boxes', () => {
  it.each(names)('of %s are what is inked, to the pixel', async (name) => {
    const text = textOf(name, { x: 60.4, y: 200.3, size: 41.5 }, black);
    const page = pageOf([text, textOf(name, { x: 60, y: 500 }, black)]);
    const drawn = await paintPage(page);
    const without = await rasterOf(await paintPage({ ...page, texts: page.texts.slice(1) }));
    const seen = differenceOf(await rasterOf(drawn), without, 40);
    expect(drawn.texts[0]!.lines[0]!.box).toEqual(seen);
    expect(drawn.texts[0]!.box).toEqual(seen);
  });

  it('of a block are those of its lines together', async () => {
    const page = pageOf([textOf('latin', { x: 50, y: 100 }, { texts: ['One', 'and a second'] })]);
    const [text] = (await paintPage(page)).texts;
    expect(text!.lines.map((line) => line.text)).toEqual(['One', 'and a second']);
    expect(text!.box).toEqual(unionOf(text!.lines.map((line) => line.box)));
  });

  it('may leave the canvas, which cuts the text off', async () => {
    const page = pageOf([textOf('latin', { x: 400, y: 100 }, black)]);
    const drawn = await paintPage(page);
    const [x, , w] = drawn.texts[0]!.box;
    expect(x + w).toBeGreaterThan(page.width + 50);
    const bare = await rasterOf(await paintPage(pageOf([])));
    const [left, , width] = differenceOf(await rasterOf(drawn), bare, 40)!;
    expect(left).toBe(x);
    expect(left + width).toBeGreaterThan(page.width - 12);
  });

  it('have no size where nothing is inked', async () => {
    const [text] = (await paintPage(pageOf([textOf('latin', { x: 9, y: 80 }, { texts: [' '] })])))
      .texts;
    expect(text!.lines).toEqual([{ text: ' ', box: [9, 80, 0, 0] }]);
  });

  it('stay finite for a text that is off the page', async () => {
    const [text] = (await paintPage(pageOf([textOf('latin', { x: 9, y: 5000 })]))).texts;
    expect(text!.contrast).toBeGreaterThan(4.5);
    expect(text!.box[1]).toBeGreaterThan(4900);
  });
});

describe('placing', () => {
  it.each(
    names.flatMap((name) =>
      (['left', 'center', 'right'] as const).map((align) => [name, align] as const),
    ),
  )('%s to the %s has its ink there', async (name, align) => {
    const drawn = await paintPage(pageOf([textOf(name, { x: 240.3, y: 150, align })]));
    const [x, , w] = drawn.texts[0]!.box;
    const at = align === 'left' ? x : align === 'center' ? x + w / 2 : x + w;
    expect(Math.abs(at - 240.3)).toBeLessThanOrEqual(0.5);
  });

  it('stands letters on the baseline', async () => {
    for (const [y, size] of [
      [150, 30],
      [200.4, 47.3],
      [333.3, 80],
    ] as const) {
      const page = pageOf([textOf('latin', { x: 50, y, size }, { texts: ['HEH'] })]);
      const [, top, , height] = (await paintPage(page)).texts[0]!.box;
      expect(Math.abs(top + height - y), `${y}`).toBeLessThanOrEqual(1);
    }
  });

  it('lays Arabic from right to left', async () => {
    // Low and broad letters, then a tall and narrow mark that ends the sentence.
    const page = pageOf([
      textOf('arabic', { x: 100, y: 200, size: 90 }, { texts: ['سسس!'], ...black }),
    ]);
    const drawn = await paintPage(page);
    const raster = await rasterOf(drawn);
    const [x, y, w, h] = drawn.texts[0]!.box;
    const bare = await rasterOf(await paintPage(pageOf([])));
    const upper = differenceOf(raster, bare, 40, [x, y, w, Math.round(h * 0.15)])!;
    expect(upper[0] + upper[2]).toBeLessThan(x + w * 0.3);
  });
});

describe('files', () => {
  it('white is white, and an opaque page has no alpha', async () => {
    const { data, channels } = await rasterOf(await paintPage(pageOf([])));
    expect(channels).toBe(3);
    expect(data.every((value) => value === 255)).toBe(true);
  });

  it('transparent keeps its alpha, and its text stands out on white', async () => {
    const ground: PageGround = {
      kind: 'transparent',
      colour: [0, 0, 0],
      second: [0, 0, 0],
      seed: 1,
    };
    const drawn = await paintPage(pageOf(fullTexts(), { ground }));
    const { data, channels, width, height } = await rasterOf(drawn);
    expect(channels).toBe(4);
    const alphas = data.filter((_, index) => index % 4 === 3);
    expect(alphas[0]).toBe(0);
    expect(alphas.filter((alpha) => alpha === 0).length).toBeGreaterThan(width * height * 0.8);
    const solid = alphas.indexOf(255);
    expect(solid).toBeGreaterThan(0);
    expect(Math.max(...data.subarray(solid * 4, solid * 4 + 3))).toBeLessThan(120);
    for (const { contrast } of drawn.texts) expect(contrast).toBeGreaterThan(7);
  });

  it.each([...groundKinds, 'transparent'] as const)('%s is the same to the byte', async (kind) => {
    const texts = fullTexts();
    texts[1]!.lines[0]!.malformed = { count: 2, seed: 4 };
    const page: Page = pageOf(texts, {
      ground: { ...lively, kind },
      logo: { file: logo, box: [330.2, 20, 120, 60] },
    });
    expect(Buffer.compare((await paintPage(page)).png, (await paintPage(page)).png)).toBe(0);
  });
});

describe('pictures', () => {
  it('fill their boxes, stretched if need be', async () => {
    const page = pageOf([], {
      logo: { file: logo, box: [100.2, 50.4, 80, 160] },
      product: { file: logo, box: [300, 400, 101.7, 30] },
    });
    const drawn = await paintPage(page);
    expect(drawn.logo).toEqual([100, 50, 80, 160]);
    expect(drawn.product).toEqual([300, 400, 102, 30]);
    const raster = await rasterOf(drawn);
    const bare = await rasterOf(await paintPage(pageOf([])));
    expect(differenceOf(raster, bare, 20, [0, 0, 290, 600])).toEqual(drawn.logo);
    expect(differenceOf(raster, bare, 20, [290, 0, 190, 600])).toEqual(drawn.product);
    expect(pixelAt(raster, 105, 130)).toEqual([255, 221, 0]);
    expect(pixelAt(raster, 175, 130)).toEqual([0, 170, 85]);
  });

  it('that cannot be drawn are named', async () => {
    const page = pageOf([], { logo: { file: join(folder, 'none.png'), box: [0, 0, 9, 9] } });
    await expect(paintPage(page)).rejects.toThrow('none.png');
  });
});

describe('malformed glyphs', () => {
  const malformed = (count: number, seed: number, which: keyof typeof copy = 'chinese') => {
    const text = textOf(which, { x: 20, y: 200, size: 44 }, black);
    return pageOf([
      { ...text, lines: text.lines.map((line) => ({ ...line, malformed: { count, seed } })) },
    ]);
  };

  it.each([
    ['chinese', 1],
    ['latin', 2],
    ['hindi', 2],
    ['chinese', 4],
  ] as const)('of %s are marked, %i or a merged pair more', async (which, count) => {
    const bare = await rasterOf(await paintPage(pageOf([])));
    const clean = await rasterOf(await paintPage(malformed(0, 1, which)));
    for (let seed = 1; seed <= 3; seed++) {
      const page = malformed(count, seed, which);
      const drawn = await paintPage(page);
      const { text, box } = drawn.texts[0]!.lines[0]!;
      const marks = [...text].filter((character) => character === '〓').length;
      expect(marks).toBeGreaterThanOrEqual(count);
      expect(marks).toBeLessThanOrEqual(2 * count);
      const raster = await rasterOf(drawn);
      expect(differenceOf(raster, bare, 40)).toEqual(box);
      expect(differenceOf(raster, clean, 120)).not.toBeNull();
    }
  });

  it('are never two of one glyph, and no more than there are', async () => {
    const drawn = await paintPage(malformed(50, 1));
    expect([...drawn.texts[0]!.lines[0]!.text].length).toBe(6);
    expect(drawn.texts[0]!.lines[0]!.text).toContain('〓');
  });

  it('are others by another lot', async () => {
    const [one, other] = await Promise.all([
      paintPage(malformed(1, 1)),
      paintPage(malformed(1, 2)),
    ]);
    expect(Buffer.compare(one.png, other.png)).not.toBe(0);
  });

  it('leave a line unmarked whose glyphs have no known places', async () => {
    const text = textOf('arabic', { x: 60, y: 200 }, { texts: ['قهوة NOVA'] });
    text.lines[0]!.malformed = { count: 2, seed: 1 };
    expect((await paintPage(pageOf([text]))).texts[0]!.lines[0]!.text).toBe('قهوة NOVA');
  });
});

describe('a given ink', () => {
  it('is used as it is, without a panel, however weak', async () => {
    const text = textOf(
      'latin',
      { x: 60, y: 200, size: 60 },
      { ink: [140, 130, 120], texts: ['HEH'] },
    );
    const page = pageOf([text], { ground: lively });
    const drawn = await paintPage(page);
    expect(drawn.texts[0]!.contrast).toBeLessThan(2);
    const raster = await rasterOf(drawn);
    const [x, y, w, h] = drawn.texts[0]!.box;
    const bare = await rasterOf(await paintPage({ ...page, texts: [] }));
    const [left, top, wide, tall] = differenceOf(raster, bare, 2)!;
    // Softened rims reach a pixel further than what counts as inked.
    expect(left).toBeGreaterThanOrEqual(x - 1);
    expect(top).toBeGreaterThanOrEqual(y - 1);
    expect(left + wide).toBeLessThanOrEqual(x + w + 1);
    expect(top + tall).toBeLessThanOrEqual(y + h + 1);
    expect(pixelAt(raster, x + 3, y + Math.round(h / 2))).toEqual([140, 130, 120]);
  });

  it('has the ratio of its plain ground', async () => {
    const text = textOf('latin', { x: 60, y: 200 }, { ink: [119, 119, 119] });
    expect((await paintPage(pageOf([text]))).texts[0]!.contrast).toBeCloseTo(4.48, 2);
  });

  it('is measured where it is worst', async () => {
    const half = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#222' } })
      .png()
      .toBuffer();
    const file = join(folder, 'half.png');
    await writeFile(file, half);
    const text = textOf('latin', { x: 60, y: 200, size: 60 }, { ink: [0, 0, 0] });
    const product = { file, box: [300, 100, 180, 200] as const };
    expect((await paintPage(pageOf([text], { product }))).texts[0]!.contrast).toBeLessThan(1.5);
    expect((await paintPage(pageOf([text]))).texts[0]!.contrast).toBeCloseTo(21, 5);
  });
});

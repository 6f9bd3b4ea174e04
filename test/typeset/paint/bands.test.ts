import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/dataset/schema.ts';
import { type Box, intersectionArea } from '../../../src/geometry.ts';
import type { Page, PageGround } from '../../../src/typeset/page.ts';
import { bandsFor } from '../../../src/typeset/paint/bands.ts';
import { inksOf } from '../../../src/typeset/paint/inks.ts';
import { paintPage } from '../../../src/typeset/paint.ts';
import { rgb } from '../../../src/typeset/scheme.ts';
import { fullTexts, HEIGHT, pageOf, pixelAt, rasterOf, textOf, WIDTH } from '../pages.ts';

const CRIMSON = '#7A1F2B';
const AMBER = '#FFB02E';
const GREEN = '#2F6B3A';
const AREA = WIDTH * HEIGHT;

type Asked = Pick<Sample, 'palette' | 'background' | 'logo'>;
const crimson: PageGround = { kind: 'plain', colour: rgb(CRIMSON), second: rgb(CRIMSON), seed: 1 };
const clear: PageGround = { ...crimson, kind: 'transparent' };
const roomy = () => [textOf('latin', { x: 60, y: 300 })];

function banded(asked: Asked, more: Partial<Page> = {}, texts = roomy()): Page {
  const page = pageOf(texts, { ground: crimson, ...more });
  return { ...page, ground: { ...page.ground, bands: bandsFor(page, asked) } };
}

const areaOf = ([, , w, h]: Box) => w * h;
const sides = (page: Page) =>
  (page.ground.bands ?? []).map(({ box: [x, y, w] }) =>
    w > WIDTH / 2 ? (y < HEIGHT / 2 ? 'top' : 'bottom') : x < WIDTH / 2 ? 'left' : 'right',
  );

describe('bandsFor', () => {
  it('gives each further colour a band of about a hundredth of the page', () => {
    const { bands } = banded({ palette: { primary: CRIMSON, secondary: [AMBER, GREEN] } }).ground;
    expect(bands!.map(({ colour }) => colour)).toEqual([rgb(AMBER), rgb(GREEN)]);
    for (const { box } of bands!) {
      expect(areaOf(box) / AREA).toBeGreaterThan(0.01);
      expect(areaOf(box) / AREA).toBeLessThan(0.015);
    }
    expect(intersectionArea(bands![0]!.box, bands![1]!.box)).toBe(0);
  });

  it.each<[string, Asked, PageGround]>([
    ['white', { background: 'white' }, { ...crimson, colour: [255, 255, 255] }],
    ['transparent', { background: 'transparent' }, clear],
  ])('on %s shows the main colour, too, and wider', (_, asked, ground) => {
    const palette = { primary: CRIMSON, secondary: [AMBER] };
    const { bands } = banded({ ...asked, palette }, { ground }).ground;
    expect(bands!.map(({ colour }) => colour)).toEqual([rgb(CRIMSON), rgb(AMBER), rgb(CRIMSON)]);
    expect(inksOf({ ...ground, bands: bands! }).headline).not.toContainEqual(rgb(AMBER));
    expect(areaOf(bands![0]!.box)).toBeGreaterThan(2 * areaOf(bands![1]!.box));
  });

  it.each<[string, Asked]>([
    ['no palette', {}],
    ['no further colour', { palette: { primary: CRIMSON } }],
  ])('draws none for %s', (_, asked) => {
    expect(bandsFor(pageOf(roomy(), { ground: crimson }), asked)).toEqual([]);
  });

  it('goes where there is room', () => {
    const asked: Asked = { palette: { primary: CRIMSON, secondary: [AMBER, GREEN] } };
    expect(sides(banded(asked))).toEqual(['bottom', 'top']);
    const low = [textOf('latin', { x: 60, y: HEIGHT - 8 })];
    expect(sides(banded(asked, {}, low))).toEqual(['top', 'right']);
  });

  it('keeps out of a logo’s clear space', () => {
    const palette = { primary: CRIMSON, secondary: [AMBER] };
    const logo = { file: 'a.svg', box: [60, HEIGHT - 70, 80, 40] as const };
    const asked: Asked = { palette, logo: { asset: 'a.svg', clear: 0.5 } };
    expect(sides(banded(asked, { logo }))).toEqual(['top']);
    expect(sides(banded({ palette, logo: { asset: 'a.svg' } }, { logo }))).toEqual(['bottom']);
  });

  it('is thin where no edge has room', () => {
    const texts = [textOf('latin', { x: 14, y: 30 }), textOf('latin', { x: 300, y: HEIGHT - 14 })];
    const page = banded({ palette: { primary: CRIMSON, secondary: [AMBER] } }, {}, texts);
    const [band] = page.ground.bands!;
    expect(Math.min(band!.box[2], band!.box[3])).toBeGreaterThanOrEqual(3);
    for (const { box } of texts.flatMap(({ lines }) => lines)) {
      expect(intersectionArea(box, band!.box)).toBe(0);
    }
  });
});

describe('painting', () => {
  it('shows the colours to the last bit, along the whole edge', async () => {
    const page = banded({ palette: { primary: CRIMSON, secondary: [AMBER] } });
    const raster = await rasterOf(await paintPage(page));
    const [band] = page.ground.bands!;
    const [x, y, w, h] = band!.box;
    for (const [px, py] of [
      [x, y],
      [x + w - 1, y + h - 1],
      [x + w / 2, y + h / 2],
    ] as const) {
      expect(pixelAt(raster, Math.floor(px), Math.floor(py))).toEqual(rgb(AMBER));
    }
    expect(pixelAt(raster, Math.floor(x + w / 2), y - 2)).toEqual(rgb(CRIMSON));
  });

  it('gives way to what is moved there', async () => {
    const page = banded({ palette: { primary: CRIMSON, secondary: [AMBER] } });
    const moved = { ...page, texts: [textOf('latin', { x: 60, y: HEIGHT - 2 })] };
    const drawn = await paintPage(moved);
    const raster = await rasterOf(drawn);
    const [x, y] = drawn.texts[0]!.box;
    expect(pixelAt(raster, x - 3, y + 3)).toEqual(rgb(CRIMSON));
    expect(pixelAt(raster, WIDTH - 3, HEIGHT - 3)).toEqual(rgb(AMBER));
    expect(drawn.texts[0]!.contrast).toBeGreaterThan(4.5);
  });

  it('leaves the edge of a transparent page transparent', async () => {
    const palette = { primary: CRIMSON, secondary: [AMBER] };
    const page = banded({ palette, background: 'transparent' }, { ground: clear }, fullTexts());
    const { data, width, height } = await rasterOf(await paintPage(page));
    const alpha = (x: number, y: number) => data[(y * width + x) * 4 + 3]!;
    for (let x = 0; x < width; x++) expect(alpha(x, 0) + alpha(x, height - 1)).toBe(0);
    for (let y = 0; y < height; y++) expect(alpha(0, y) + alpha(width - 1, y)).toBe(0);
    const [x, y] = page.ground.bands![0]!.box;
    expect(alpha(x + 1, y + 1)).toBe(255);
  });
});

it('headlines take a further colour where it is read with ease, body text does not', () => {
  const bands = [{ box: [0, 0, 9, 9] as const, colour: rgb(AMBER) }];
  expect(inksOf({ ...crimson, bands }).headline[0]).toEqual(rgb(AMBER));
  expect(inksOf({ ...crimson, bands }).body).toEqual(inksOf(crimson).body);
});

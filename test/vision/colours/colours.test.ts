import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { ciede2000, labOf } from '../../../src/colour-distance.ts';
import type { ColourEvidence, Rgb } from '../../../src/layout/evidence.ts';
import { decodeSight } from '../../../src/picture/decode-sight.ts';
import { coloursOf } from '../../../src/vision/colours/colours.ts';
import type { Sight } from '../../../src/vision/look.ts';
import { grained, type Paint, sightOf } from './sights.ts';

const CREAM: Rgb = [246, 238, 223];
const CRIMSON: Rgb = [122, 31, 43];
const AMBER: Rgb = [255, 176, 46];
const WHITE: Rgb = [255, 255, 255];

const far = (one: Rgb, other: Rgb) => ciede2000(labOf(one), labOf(other));

function shareNear({ colours }: ColourEvidence, colour: Rgb, within = 3): number {
  return colours
    .filter((area) => far(area.colour, colour) <= within)
    .reduce((sum, { share }) => sum + share, 0);
}

/** Cream with a crimson band over its upper tenth, and an amber disc. */
const page: Paint = (x, y) =>
  y < 24 ? CRIMSON : (x - 200) ** 2 + (y - 140) ** 2 < 40 ** 2 ? AMBER : CREAM;

async function through(sight: Sight, how: (picture: Sharp) => Sharp): Promise<Sight> {
  const { width, height, data } = sight;
  const picture = sharp(data, { raw: { width, height, channels: 3 } });
  return decodeSight(await how(picture).toBuffer());
}

describe('colours', () => {
  it.each<[string, () => Sight | Promise<Sight>]>([
    ['as drawn', () => sightOf(page)],
    ['with grain', () => sightOf(grained(page, 14))],
    ['after JPEG', () => through(sightOf(page), (one) => one.jpeg({ quality: 50 }))],
    ['blurred', () => through(sightOf(page), (one) => one.blur(1.5).png())],
    ['large', () => sightOf((x, y) => page(x / 5, y / 5), 1600, 1200)],
  ])('cover what they cover: %s', async (_, make) => {
    const found = coloursOf(await make());
    expect(shareNear(found, CRIMSON)).toBeCloseTo(0.1, 1.6);
    expect(shareNear(found, AMBER)).toBeCloseTo((Math.PI * 40 ** 2) / (320 * 240), 1.6);
    expect(shareNear(found, CREAM)).toBeGreaterThan(0.78);
    expect(far(found.colours[0]!.colour, CREAM)).toBeLessThan(1.5);
    const shares = found.colours.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1);
  });

  it('has none that only the mixture at contours is', () => {
    // Thin stripes with soft rims, black on white: grey is nowhere but on contours.
    const stripes: Paint = (x) => {
      const level = [255, 255, 255, 255, 255, 128, 0, 0, 0, 0, 0, 128][x % 12]!;
      return [level, level, level];
    };
    const found = coloursOf(sightOf(stripes));
    expect(shareNear(found, [128, 128, 128], 20)).toBe(0);
    expect(shareNear(found, WHITE)).toBeGreaterThan(0.2);
    expect(shareNear(found, [0, 0, 0])).toBeGreaterThan(0.2);
  });

  it('keeps the shades of a gradient apart', () => {
    const found = coloursOf(sightOf((x) => [x * 0.8, 40, 90]));
    expect(found.colours.length).toBeGreaterThan(6);
    expect(shareNear(found, [0, 40, 90], 6)).toBeLessThan(0.4);
  });

  it('leaves out what is transparent', () => {
    const found = coloursOf(sightOf((x) => [...CRIMSON, x < 80 ? 255 : x < 160 ? 120 : 0]));
    expect(found.colours).toHaveLength(1);
    expect(found.colours[0]!.share).toBeCloseTo(0.25, 2);
  });

  it('says in which cell of the grid most of a colour is', () => {
    const { colours, grid } = coloursOf(sightOf(page));
    const { columns, rows, cells } = grid;
    expect(columns / rows).toBeCloseTo(4 / 3, 1);
    expect(cells).toHaveLength(columns * rows);
    const amber = colours.find(({ colour }) => far(colour, AMBER) < 3)!;
    const [x, y] = [amber.cell! % columns, Math.floor(amber.cell! / columns)];
    expect(
      Math.hypot(((x + 0.5) * 320) / columns - 200, ((y + 0.5) * 240) / rows - 140),
    ).toBeLessThan(40);
    expect(far(cells[amber.cell!]!, AMBER)).toBeLessThan(2);
    expect(far(cells[0]!, CRIMSON)).toBeLessThan(2);
    expect(far(cells.at(-1)!, CREAM)).toBeLessThan(2);
  });

  it.each([
    [1, 1],
    [2, 5],
    [300, 3],
  ])('of a picture of %i×%i are those of its pixels', (width, height) => {
    const found = coloursOf(sightOf(() => AMBER, width, height));
    expect(found.colours).toEqual([{ colour: AMBER, share: 1, cell: 0 }]);
    expect(found.background).toMatchObject({ colour: AMBER, share: 1 });
  });
});

describe('background', () => {
  const on =
    (ground: Paint): Paint =>
    (x, y) =>
      x > 90 && x < 230 && y > 70 && y < 170 ? CRIMSON : ground(x, y);

  it('is what reaches the edge, not what is widest', () => {
    const { background } = coloursOf(
      sightOf((x, y) => (x > 40 && x < 280 && y > 30 && y < 210 ? AMBER : WHITE)),
    );
    expect(background).toMatchObject({ colour: WHITE, white: 1, fromWhite: 0, farFromWhite: 0 });
    expect(background.share).toBeCloseTo(1 - (240 * 180) / (320 * 240), 1.5);
  });

  it.each<[string, Paint]>([
    ['a frame', (x, y) => (Math.min(x, y, 319 - x, 239 - y) < 4 ? CRIMSON : WHITE)],
    ['a stripe across', (_, y) => (y > 100 && y < 130 ? CRIMSON : WHITE)],
    ['bands', (x, y) => (y < 6 || x > 312 ? AMBER : WHITE)],
  ])('is parted by %s and still one', (_, paint) => {
    const { background } = coloursOf(sightOf(paint));
    expect(background.colour).toEqual(WHITE);
    expect(background.share).toBeGreaterThan(0.8);
  });

  it.each<[string, Paint, number, number]>([
    ['white', () => WHITE, 0, 0],
    ['cream', () => CREAM, 7, 9],
    ['pale grey', () => [242, 242, 242], 2.5, 4],
  ])('%s is so far from white', (_, ground, least, most) => {
    const { background } = coloursOf(sightOf(on(ground)));
    expect(background.fromWhite).toBeGreaterThanOrEqual(least);
    expect(background.fromWhite).toBeLessThanOrEqual(most);
    expect(background.white).toBe(most === 0 ? 1 : 0);
  });

  it('tells how far its shaded part is from white', () => {
    const shaded: Paint = (x) => Array(3).fill(x < 240 ? 255 : 255 - (x - 240) * 0.6);
    const { background } = coloursOf(sightOf(shaded));
    expect(background.fromWhite).toBe(0);
    expect(background.share).toBe(1);
    expect(background.farFromWhite).toBeGreaterThan(4);
    expect(background.white).toBeCloseTo(0.79, 1);
  });

  it.each<[string, () => Sight | Promise<Sight>]>([
    [
      'grain',
      () =>
        sightOf(
          grained(
            on(() => CREAM),
            14,
          ),
        ),
    ],
    ['JPEG', () => through(sightOf(on(() => CREAM)), (one) => one.jpeg({ quality: 50 }))],
  ])('is one region under %s', async (_, make) => {
    const { background } = coloursOf(await make());
    expect(far(background.colour, CREAM)).toBeLessThan(1.5);
    expect(background.share).toBeGreaterThan(0.75);
  });
});

describe('alpha', () => {
  it('is null where the file has none', () => {
    expect(coloursOf(sightOf(page)).alpha).toBeNull();
  });

  it('is told by shares, and at the edge', () => {
    // Opaque in the middle, half let through below it, nothing elsewhere.
    const { alpha } = coloursOf(
      sightOf((x, y) => {
        if (x < 80 || x >= 240 || y < 60) return [0, 0, 0, 4];
        return [...AMBER, y < 180 ? 252 : 128];
      }),
    );
    expect(alpha!.opaque).toBeCloseTo(0.25, 5);
    expect(alpha!.partly).toBeCloseTo(0.125, 5);
    expect(alpha!.transparent).toBeCloseTo(0.625, 5);
    expect(alpha!.edge).toBeCloseTo(1 - 160 / (2 * (320 + 240)), 5);
  });
});

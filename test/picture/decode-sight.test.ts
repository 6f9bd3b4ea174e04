import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodePicture } from '../../src/picture/decode.ts';
import { decodeSight } from '../../src/picture/decode-sight.ts';
import { PictureError } from '../../src/picture/fault.ts';
import { halfTransparent, plainPicture, pngHeader } from './fixtures.ts';

/** 6×4, red; its left half fades downward: alpha 0, 60, 120, 180; the right half is opaque. */
function fading(): Sharp {
  const [width, height] = [6, 4];
  const data = Uint8Array.from({ length: width * height * 4 }, (_, at) => {
    const [x, y] = [(at >> 2) % width, Math.floor((at >> 2) / width)];
    return [200, 20, 30, x < 3 ? y * 60 : 255][at % 4]!;
  });
  return sharp(data, { raw: { width, height, channels: 4 } });
}
const alphas = Array.from({ length: 24 }, (_, at) => (at % 6 < 3 ? Math.floor(at / 6) * 60 : 255));

describe('decodeSight', () => {
  test.each<[string, () => Sharp]>([
    ['PNG', () => plainPicture().png()],
    ['JPEG', () => plainPicture().jpeg()],
    ['grey PNG', () => plainPicture().toColourspace('b-w').png()],
    ['CMYK JPEG', () => plainPicture().toColourspace('cmyk').jpeg()],
  ])('%s: has no alpha', async (_, make) => {
    const bytes = await make().toBuffer();
    expect(await decodeSight(bytes)).toEqual({ ...(await decodePicture(bytes)), alpha: null });
  });

  test.each<[string, () => Sharp]>([
    ['PNG', () => fading().png()],
    ['16-bit PNG', () => fading().toColourspace('rgb16').png()],
    ['WebP', () => fading().webp({ lossless: true, exact: true })],
  ])('%s: gives the alpha of each pixel beside the colours on white', async (_, make) => {
    const bytes = await make().toBuffer();
    const { alpha, ...pixels } = await decodeSight(bytes);
    expect(pixels).toEqual(await decodePicture(bytes));
    expect([...alpha!]).toEqual(alphas);
  });

  test.each<[string, () => Sharp]>([
    ['PNG', () => halfTransparent().png()],
    ['palette PNG', () => halfTransparent().png({ palette: true })],
    ['grey PNG', () => halfTransparent().toColourspace('b-w').png()],
  ])('%s: half transparent everywhere', async (_, make) => {
    const { alpha } = await decodeSight(await make().toBuffer());
    expect(alpha).toHaveLength(64);
    for (const value of alpha!) expect(Math.abs(value - 128)).toBeLessThanOrEqual(1);
  });

  test('keeps an alpha channel in which all is opaque', async () => {
    const { alpha } = await decodeSight(await plainPicture().ensureAlpha().png().toBuffer());
    expect(alpha!.every((value) => value === 255)).toBe(true);
  });

  test('turns alpha with the picture', async () => {
    const { width, height, alpha } = await decodeSight(
      await fading().withMetadata({ orientation: 6 }).png().toBuffer(),
    );
    expect([width, height]).toEqual([4, 6]);
    // A quarter clockwise: the left half, which fades downward, is above and fades leftward.
    expect([...alpha!.slice(0, 4)]).toEqual([180, 120, 60, 0]);
    expect([...alpha!.slice(-4)]).toEqual([255, 255, 255, 255]);
  });

  test.each<[string, () => Promise<Uint8Array>, object, string]>([
    ['empty', async () => new Uint8Array(), {}, 'empty'],
    ['too large', async () => pngHeader(900, 900), { maxPixels: 1000 }, 'too-many-pixels'],
    [
      'cut off',
      async () => (await fading().resize(300, 300).png().toBuffer()).subarray(0, 900),
      {},
      'truncated',
    ],
  ])('throws for a file that is %s', async (_, make, limits, reason) => {
    const error = await decodeSight(await make(), limits).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PictureError);
    expect((error as PictureError).fault.reason).toBe(reason);
  });
});

import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodePicture } from '../../src/picture/decode.ts';
import { PictureError, type PictureFault } from '../../src/picture/fault.ts';
import { busyPicture, halfTransparent, plainPicture, pngHeader } from './fixtures.ts';

async function faultOf(bytes: Uint8Array, limits = {}): Promise<PictureFault> {
  const error = await decodePicture(bytes, limits).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PictureError);
  return (error as PictureError).fault;
}

describe('whatever the file holds, three bytes of sRGB a pixel come out', () => {
  const onWhite = [227, 157, 137];
  const grey = [110, 110, 110];
  const orange = [200, 60, 20];

  test.each<[string, () => Sharp, number[], number]>([
    ['PNG', () => plainPicture().png(), orange, 0],
    ['JPEG', () => plainPicture().jpeg(), orange, 2],
    ['WebP', () => plainPicture().webp({ lossless: true }), orange, 0],
    ['palette PNG', () => plainPicture().png({ palette: true }), orange, 0],
    ['16-bit PNG', () => plainPicture().toColourspace('rgb16').png(), orange, 0],
    ['grey PNG', () => plainPicture().toColourspace('b-w').png(), grey, 1],
    ['grey JPEG', () => plainPicture().toColourspace('b-w').jpeg(), grey, 2],
    ['16-bit grey PNG', () => plainPicture().toColourspace('grey16').png(), grey, 1],
    ['CMYK JPEG', () => plainPicture().toColourspace('cmyk').jpeg(), orange, 25],
    ['PNG of a wide gamut', () => plainPicture().withIccProfile('p3').png(), orange, 2],
    ['half transparent PNG', () => halfTransparent().png(), onWhite, 1],
    ['half transparent WebP', () => halfTransparent().webp({ lossless: true }), onWhite, 1],
    ['half transparent palette', () => halfTransparent().png({ palette: true }), onWhite, 1],
    ['half transparent 16-bit', () => halfTransparent().toColourspace('rgb16').png(), onWhite, 1],
    [
      'half transparent grey',
      () => halfTransparent().toColourspace('b-w').png(),
      [182, 182, 182],
      1,
    ],
  ])('%s', async (_, make, rgb, tolerance) => {
    const pixels = await decodePicture(await make().toBuffer());
    expect(pixels.data).toHaveLength(pixels.width * pixels.height * 3);
    for (const at of [0, pixels.data.length - 3]) {
      rgb.forEach((value, i) => {
        expect(Math.abs(pixels.data[at + i]! - value)).toBeLessThanOrEqual(tolerance);
      });
    }
  });

  test('the sources are what they are called', async () => {
    const metadata = async (made: Sharp) => sharp(await made.toBuffer()).metadata();
    expect(await metadata(plainPicture().toColourspace('b-w').png())).toMatchObject({
      channels: 1,
    });
    expect(await metadata(plainPicture().toColourspace('cmyk').jpeg())).toMatchObject({
      space: 'cmyk',
    });
    expect(await metadata(plainPicture().toColourspace('rgb16').png())).toMatchObject({
      depth: 'ushort',
    });
  });
});

test.each<[number, number[]]>([
  [1, [255, 0, 0, 0]],
  [3, [0, 0, 0, 255]],
  [6, [0, 255, 0, 0]],
  [8, [0, 0, 255, 0]],
])('EXIF orientation %i is followed', async (orientation, corners) => {
  // Bright at the top left of the stored pixels.
  const data = new Uint8Array(32 * 16 * 3);
  for (let y = 0; y < 8; y += 1) data.fill(255, y * 32 * 3, y * 32 * 3 + 16 * 3);
  const bytes = await sharp(data, { raw: { width: 32, height: 16, channels: 3 } })
    .withMetadata({ orientation })
    .jpeg({ quality: 100 })
    .toBuffer();
  const { width, height, data: seen } = await decodePicture(bytes);
  expect([width, height]).toEqual(orientation > 4 ? [16, 32] : [32, 16]);
  const at = (x: number, y: number) => (seen[(y * width + x) * 3]! > 127 ? 255 : 0);
  expect([at(0, 0), at(width - 1, 0), at(0, height - 1), at(width - 1, height - 1)]).toEqual(
    corners,
  );
});

test('of an animation the first frame', async () => {
  const frames = await Promise.all([
    plainPicture(8, 8).png().toBuffer(),
    busyPicture(8, 8).png().toBuffer(),
  ]);
  const bytes = await sharp(frames, { join: { animated: true } })
    .webp({ lossless: true })
    .toBuffer();
  const { width, height, data } = await decodePicture(bytes);
  expect([width, height, ...data.subarray(0, 3)]).toEqual([8, 8, 200, 60, 20]);
});

describe('a broken body is a fault, never half a picture', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('a %s cut off anywhere', async (format) => {
    const bytes = await busyPicture().toFormat(format).toBuffer();
    for (const part of [0.02, 0.5, 0.98]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part));
      expect(await faultOf(cut)).toMatchObject({ reason: 'truncated' });
    }
  });

  test('a JPEG with a whole thumbnail, cut off behind it', async () => {
    const bytes = await busyPicture().jpeg().toBuffer();
    const thumbnail = await plainPicture(8, 8).jpeg().toBuffer();
    const segment = Buffer.concat([Buffer.from([0xff, 0xee, 0, 0]), thumbnail]);
    segment.writeUInt16BE(thumbnail.length + 2, 2);
    const withThumbnail = Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]);
    expect((await decodePicture(withThumbnail)).width).toBe(200);
    const cut = withThumbnail.subarray(0, withThumbnail.length >> 1);
    expect(await faultOf(cut)).toMatchObject({ reason: 'truncated' });
  });

  test('a PNG damaged in the middle', async () => {
    const bytes = await busyPicture().png().toBuffer();
    bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 40);
    expect(await faultOf(bytes)).toMatchObject({ reason: 'unreadable' });
  });

  test('bytes after the end do no harm', async () => {
    const bytes = Buffer.concat([await plainPicture().png().toBuffer(), Buffer.from('more')]);
    expect((await decodePicture(bytes)).width).toBe(40);
  });
});

test.each<[string, Uint8Array, object, string]>([
  ['nothing', new Uint8Array(), {}, 'empty'],
  ['a text', Buffer.from('text'), {}, 'not-a-picture'],
  ['a bomb', pngHeader(30_000, 30_000), {}, 'too-many-pixels'],
  ['more than a limit', pngHeader(50, 50), { maxPixels: 2499 }, 'too-many-pixels'],
  ['more than a side', pngHeader(50, 50), { maxSide: 49 }, 'too-many-pixels'],
  ['more bytes', pngHeader(50, 50), { maxBytes: 10 }, 'too-many-bytes'],
])('%s is refused before it is decoded', async (_, bytes, limits, reason) => {
  expect(await faultOf(bytes, limits)).toMatchObject({ reason });
});

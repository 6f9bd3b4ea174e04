import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { inspectPicture, libraryHeader } from '../../src/picture/inspect.ts';
import { defaultLimits } from '../../src/picture/limits.ts';
import { plainPng } from '../../src/picture/png-header.ts';
import { busyPicture, halfTransparent, plainPicture } from './fixtures.ts';

const rgb = await busyPicture(37, 23).png().toBuffer();
const rgba = await halfTransparent().png().toBuffer();

/** With a chunk more, before the pixels. */
function withChunk(png: Buffer, name: string, data: Buffer | string, sum?: number): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), Buffer.from(data)]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(named.length - 4, 0);
  numbers.writeUInt32BE(sum ?? crc32(named), 4);
  const at = 33;
  return Buffer.concat([
    png.subarray(0, at),
    numbers.subarray(0, 4),
    named,
    numbers.subarray(4),
    png.subarray(at),
  ]);
}

/** With another byte in its header, and the checksum that goes with it. */
function withHeader(png: Buffer, at: number, value: number): Buffer {
  const changed = Buffer.from(png);
  changed[16 + at] = value;
  changed.writeUInt32BE(crc32(changed.subarray(12, 29)), 29);
  return changed;
}

const plain: [string, Buffer][] = [
  ['red, green and blue', rgb],
  ['with alpha', rgba],
  ['interlaced', await busyPicture(20, 9).png({ progressive: true }).toBuffer()],
  ['with a text', withChunk(rgb, 'tEXt', 'Comment\0a picture')],
  ['with a text of Unicode', withChunk(rgb, 'iTXt', 'a\0\0\0\0\0ü')],
  ['with a density', withChunk(rgb, 'pHYs', Buffer.from([0, 0, 11, 19, 0, 0, 11, 19, 1]))],
  ['with a statement of its origin', withChunk(rgba, 'caBX', Buffer.alloc(3000, 7))],
];

const others: [string, Buffer][] = [
  ['grey', await plainPicture().greyscale().toColourspace('b-w').png().toBuffer()],
  ['of a palette', await plainPicture().png({ palette: true }).toBuffer()],
  ['of sixteen bits', await plainPicture().toColourspace('rgb16').png().toBuffer()],
  ['with a colour profile', await busyPicture(9, 9).withIccProfile('p3').png().toBuffer()],
  ['turned', await busyPicture(30, 20).withMetadata({ orientation: 6 }).png().toBuffer()],
  ['with a colour that is transparent', withChunk(rgb, 'tRNS', Buffer.from([0, 1, 0, 2, 0, 3]))],
  ['animated', withChunk(rgb, 'acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))],
  ['with a profile as text', withChunk(rgb, 'tEXt', 'Raw profile type exif\0\n')],
  ['with a chunk that nobody knows', withChunk(rgb, 'abCd', 'x')],
  ['with a chunk nobody may pass over', withChunk(rgb, 'ABCD', 'x')],
  ['with a damaged chunk', withChunk(rgb, 'tEXt', 'Comment\0x', 1)],
  ['of no width', withHeader(rgb, 3, 0)],
  ['of a size that is none', withHeader(rgb, 0, 0xff)],
  ['of a large size', withHeader(rgb, 1, 0x01)],
  ['of a depth that is none', withHeader(rgb, 8, 3)],
  ['of a type that is none', withHeader(rgb, 9, 1)],
  ['compressed in another way', withHeader(rgb, 10, 1)],
  ['filtered in another way', withHeader(rgb, 11, 1)],
  ['interlaced in another way', withHeader(rgb, 12, 2)],
];

/** What is seen without a library, or with one, is the same. */
async function compare(png: Buffer): Promise<void> {
  const found = await inspectPicture(png, {
    ...defaultLimits,
    maxSide: 2 ** 31,
    maxPixels: 2 ** 62,
  });
  expect(found).toEqual(await libraryHeader(png, 'png'));
}

describe('a header without a library', () => {
  test.each(plain)('%s', async (_, png) => {
    expect(plainPng(png)).not.toBeNull();
    await compare(png);
  });

  test.each(others)('not %s', async (_, png) => {
    expect(plainPng(png)).toBeNull();
    await compare(png);
  });

  test.each([...plain])('%s, cut off anywhere', async (_, png) => {
    const steps = [...Array(120).keys()].map((n) => n + 8);
    for (const end of [...steps, png.length - 1]) await compare(png.subarray(0, end));
  });

  test('damaged anywhere in front', async () => {
    const png = withChunk(rgba, 'tEXt', 'Comment\0a picture');
    for (let at = 8; at < 75; at += 1) {
      const damaged = Buffer.from(png);
      damaged[at]! ^= 1 << (at % 8);
      await compare(damaged);
    }
  });

  test('bytes within a larger room', async () => {
    const room = Buffer.concat([Buffer.alloc(5), rgba, Buffer.alloc(5)]);
    expect(plainPng(room.subarray(5, 5 + rgba.length))).toEqual({
      width: 8,
      height: 8,
      hasAlpha: true,
    });
    expect(await sharp(rgba).metadata()).toMatchObject({ width: 8, height: 8, hasAlpha: true });
  });
});

import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawDifference } from '../../../src/report/site/difference.ts';
import { busyPicture, pngHeader } from '../../picture/fixtures.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';

type File = Sharp | Uint8Array;

/** Holds one picture against another. */
async function difference(was: File, is: File) {
  const folder = temporaryFolder();
  const source = async (name: string, file: File) => {
    const path = join(folder, name);
    writeFileSync(path, file instanceof Uint8Array ? file : await file.png().toBuffer());
    return { path, folder };
  };
  const target = join(folder, 'deep/differs.webp');
  const found = await drawDifference(
    await source('was.png', was),
    await source('is.png', is),
    target,
  );
  return { found, target };
}

const plain = (background: string, width = 100, height = 50) =>
  sharp({ create: { width, height, channels: 3, background } });

/** A dark bar on a light ground, so far from the left. */
const bar = (left: number) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect width="100" height="50" fill="#eee"/><rect x="${left}" y="10" width="20" height="30" fill="#222"/></svg>`,
    ),
  ).removeAlpha();

describe('the share of pixels that differ', () => {
  test.each<[string, () => [File, File], number]>([
    ['of the same', () => [bar(10), bar(10)], 0],
    [
      'of what was moved: where it was, and where it is',
      () => [bar(10), bar(60)],
      (2 * 20 * 30) / 5000,
    ],
    ['of what was moved by a pixel', () => [bar(10), bar(11)], (2 * 30) / 5000],
    // Which differs in nothing but the soft edges of things.
    ['of what was moved by a hair', () => [bar(10), bar(10.5)], (2 * 30) / 5000],
    ['of all', () => [plain('#000000'), plain('#ffffff')], 1],
    // At the default of the library they would be the same.
    [
      'of a light teal ground that is light pink now',
      () => [plain('#cfe8e6'), plain('#f3d9df')],
      1,
    ],
    ['of a shade that nobody sees', () => [plain('#cfe8e6'), plain('#cfe8e7')], 0],
  ])('%s', async (_, pair, share) => {
    const { found } = await difference(...pair());
    expect(found).toEqual({ share });
  });

  test('of one that was saved anew is small', async () => {
    const again = await bar(10).jpeg({ quality: 95 }).toBuffer();
    const { found } = await difference(bar(10), again);
    expect(found).toEqual({ share: expect.closeTo(0, 1) });
  });

  test('of a transparent ground is that of the white that it is seen on', async () => {
    const clear = sharp({
      create: { width: 100, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    expect((await difference(clear, plain('#ffffff'))).found).toEqual({ share: 0 });
  });
});

test('what differs is drawn in red, in the size of the pictures', async () => {
  const { target } = await difference(bar(10), bar(60));
  const { data, info } = await sharp(readFileSync(target))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([100, 50]);
  const at = (x: number, y: number) =>
    [...data.subarray((y * 100 + x) * info.channels)].slice(0, 3) as [number, number, number];
  const [red, green, blue] = at(70, 25);
  expect(red).toBeGreaterThan(200);
  expect(Math.max(green, blue)).toBeLessThan(80);
  // What is alike stays pale.
  expect(Math.min(...at(45, 25))).toBeGreaterThan(200);
});

describe('why there is none', () => {
  const truncated = async () => {
    const bytes = await busyPicture(100, 50).png().toBuffer();
    return bytes.subarray(0, bytes.length / 2);
  };
  const broken = 'One of the two could not be decoded.';

  test.each<[string, () => Promise<File> | File, () => Promise<File> | File, string]>([
    ['the one before is cut off', truncated, () => bar(0), broken],
    ['the one now is', () => bar(0), truncated, broken],
    ['one is no picture', () => Buffer.from('x'), () => bar(0), broken],
    ['one claims a size that nobody draws', () => pngHeader(60_000, 60_000), () => bar(0), broken],
    [
      'they are not of one width',
      () => plain('#000000', 90),
      () => plain('#000000'),
      'They are not of one size: 90 x 50 and 100 x 50.',
    ],
    [
      'they are not of one height',
      () => plain('#000000'),
      () => plain('#000000', 100, 60),
      'They are not of one size: 100 x 50 and 100 x 60.',
    ],
    [
      'they are turned otherwise',
      () => plain('#000000'),
      () => plain('#000000').withMetadata({ orientation: 6 }),
      'They are not of one size: 100 x 50 and 50 x 100.',
    ],
    [
      'they are too large',
      () => plain('#000000', 16_000, 1001),
      () => plain('#000000', 16_000, 1001),
      'They are too large to be held against each other.',
    ],
  ])('%s', async (_, was, is, reason) => {
    const { found, target } = await difference(await was(), await is());
    expect(found).toEqual({ reason });
    expect(existsSync(target)).toBe(false);
  });

  test('one is a link out of its folder', async () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    const path = join(elsewhere, 'a.png');
    writeFileSync(path, await bar(0).png().toBuffer());
    symlinkSync(path, join(folder, 'a.png'));
    const link = { path: join(folder, 'a.png'), folder };
    const own = { path, folder: elsewhere };
    expect(await drawDifference(own, link, join(folder, 'd.webp'))).toEqual({ reason: broken });
  });
});

test('a disk that refuses is the user’s to mend', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.png');
  writeFileSync(path, await bar(0).png().toBuffer());
  mkdirSync(join(folder, 'd.webp'));
  const source = { path, folder };
  await expect(drawDifference(source, source, join(folder, 'd.webp'))).rejects.toMatchObject({
    code: 'output',
  });
});

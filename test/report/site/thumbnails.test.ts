import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import {
  type KeptThumbnails,
  type Making,
  makeThumbnails,
} from '../../../src/report/site/thumbnails.ts';
import { busyPicture, halfTransparent, plainPicture, pngHeader } from '../../picture/fixtures.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';

const SHA = 'a'.repeat(64);

/** Makes small ones of these files; those that are there afterwards, by name. */
async function made(
  files: Readonly<Record<string, Uint8Array>>,
  making: Omit<Making, 'folder'> = {},
  folder = temporaryFolder(),
) {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const originals = Object.keys(files).map((name) => ({
    ...{ path: join(folder, name), sha256: SHA },
    thumbnail: join(folder, `small/${name}.webp`),
  }));
  const there = await makeThumbnails(originals, { folder, ...making });
  return { folder, there: [...there].map((path) => path.slice(folder.length + 1)) };
}

const small = (folder: string, name: string) => join(folder, `small/${name}.webp`);

async function sizeOf(file: string): Promise<[string, number, number]> {
  // Of its bytes: what a path's header says is remembered for a while.
  const { format, width, height } = await sharp(readFileSync(file)).metadata();
  return [format, width, height];
}

describe('a small picture', () => {
  test.each([
    ['fits a card by its width', 1600, 800, 400, 200],
    ['fits a card by its height', 500, 1120, 250, 560],
    ['is no larger than the picture', 40, 20, 40, 20],
    ['is one pixel at least', 2000, 1, 400, 1],
  ])('%s', async (_, width, height, toWidth, toHeight) => {
    const { folder } = await made({ 'a.png': await plainPicture(width, height).png().toBuffer() });
    expect(await sizeOf(small(folder, 'a.png'))).toEqual(['webp', toWidth, toHeight]);
  });

  test('is turned as people see it', async () => {
    const turned = plainPicture(80, 40).withMetadata({ orientation: 6 });
    const { folder } = await made({ 'a.jpg': await turned.jpeg().toBuffer() });
    expect(await sizeOf(small(folder, 'a.jpg'))).toEqual(['webp', 40, 80]);
  });

  test('is made of what a file holds, whatever its name says', async () => {
    const { there } = await made({
      'a.png': await plainPicture().jpeg().toBuffer(),
      'b.jpg': await plainPicture().webp().toBuffer(),
      'c.webp': await halfTransparent().png().toBuffer(),
    });
    expect(there).toEqual(['small/a.png.webp', 'small/b.jpg.webp', 'small/c.webp.webp']);
  });
});

describe('none is made of', () => {
  const png = () => busyPicture().png().toBuffer();
  const halfOf = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2);

  test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['half a picture', async () => halfOf(await png())],
    ['a header and nothing behind it', async () => (await png()).subarray(0, 40)],
    ['a header that claims more pixels than anybody draws', () => pngHeader(60_000, 60_000)],
    ['a header of a long line', () => pngHeader(16_385, 1)],
    ['a header that lies', () => pngHeader(4000, 4000)],
    ['no bytes', () => Buffer.alloc(0)],
    ['text', () => Buffer.from('<svg onload="alert(1)"/>')],
    [
      'a drawing',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['a picture of another kind', () => plainPicture().gif().toBuffer()],
  ])('%s, and others are', async (_, broken) => {
    const { folder, there } = await made({
      'broken.png': await broken(),
      'whole.png': await plainPicture().png().toBuffer(),
    });
    expect(there).toEqual(['small/whole.png.webp']);
    expect(readdirSync(join(folder, 'small'))).toEqual(['whole.png.webp']);
  });

  test('a file that is gone', async () => {
    const folder = temporaryFolder();
    const gone = { path: join(folder, 'gone.png'), sha256: null, thumbnail: small(folder, 'a') };
    expect(await makeThumbnails([gone], { folder })).toEqual(new Set());
  });

  test.each<[string, (target: string, link: string) => void]>([
    ['a link out of the folder', (target, link) => symlinkSync(target, link)],
    [
      'a folder that is such a link',
      (target, link) => symlinkSync(join(target, '..'), join(link, '..')),
    ],
  ])('%s', async (_, link) => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    const target = join(elsewhere, 'a.png');
    writeFileSync(target, await png());
    const path = join(folder, _.startsWith('a link') ? 'a.png' : 'images/a.png');
    link(target, path);
    const original = { path, sha256: null, thumbnail: small(folder, 'a') };
    expect(await makeThumbnails([original], { folder })).toEqual(new Set());
    expect(existsSync(join(folder, 'small'))).toBe(false);
  });

  test('what is no file', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a.png'));
    const original = { path: join(folder, 'a.png'), sha256: null, thumbnail: small(folder, 'a') };
    expect(await makeThumbnails([original], { folder })).toEqual(new Set());
  });
});

describe('one that is there', () => {
  test('is not made again', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'small'));
    writeFileSync(small(folder, 'a.png'), 'made before');
    const { there } = await made({ 'a.png': Buffer.from('gone bad') }, {}, folder);
    expect(there).toEqual(['small/a.png.webp']);
    expect(readFileSync(small(folder, 'a.png'), 'utf8')).toBe('made before');
  });

  test('is made again where it is empty', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'small'));
    writeFileSync(small(folder, 'a.png'), '');
    await made({ 'a.png': await plainPicture().png().toBuffer() }, {}, folder);
    expect(statSync(small(folder, 'a.png')).size).toBeGreaterThan(0);
  });
});

describe('where small ones are kept', () => {
  /** A store of these, and what was asked of it. */
  function keeping(known: Readonly<Record<string, string>> = {}) {
    const folder = temporaryFolder();
    const put: string[] = [];
    const kept: KeptThumbnails = {
      thumbnail: (sha256) => known[sha256] ?? null,
      putThumbnail(sha256, bytes) {
        put.push(sha256);
        const path = join(folder, sha256);
        writeFileSync(path, bytes);
        return path;
      },
    };
    return { folder, kept, put };
  }

  test('a new one is put there, by what the file is now, and linked', async () => {
    const { folder: store, kept, put } = keeping();
    const { folder } = await made({ 'a.png': await plainPicture().png().toBuffer() }, { kept });
    expect(put).toHaveLength(1);
    expect(put).not.toContain(SHA);
    expect(statSync(small(folder, 'a.png')).ino).toBe(statSync(join(store, put[0]!)).ino);
  });

  test('a known one is linked, and its picture not opened', async () => {
    const known = join(temporaryFolder(), 'known.webp');
    writeFileSync(known, 'kept');
    const { kept, put } = keeping({ [SHA]: known });
    const { folder, there } = await made({ 'a.png': Buffer.from('no picture') }, { kept });
    expect(there).toEqual(['small/a.png.webp']);
    expect(put).toEqual([]);
    expect(statSync(small(folder, 'a.png')).ino).toBe(statSync(known).ino);
  });

  test('a broken picture puts nothing there', async () => {
    const { kept, put } = keeping();
    await made({ 'a.png': Buffer.from('no picture') }, { kept });
    expect(put).toEqual([]);
  });
});

test('each is told once it is done, whatever came of it', async () => {
  const onMade = vi.fn();
  const files = { 'a.png': await plainPicture().png().toBuffer(), 'b.png': Buffer.from('x') };
  await made(files, { onMade });
  expect(onMade).toHaveBeenCalledTimes(2);
});

test('who breaks it off has none made', async () => {
  const files = { 'a.png': await plainPicture().png().toBuffer() };
  const folder = temporaryFolder();
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(made(files, { signal }, folder)).rejects.toThrow('enough');
  expect(existsSync(join(folder, 'small'))).toBe(false);
});

test('a disk that refuses is the user’s to mend', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'small'), '');
  const files = { 'a.png': await plainPicture().png().toBuffer() };
  await expect(made(files, {}, folder)).rejects.toMatchObject({ code: 'output' });
});

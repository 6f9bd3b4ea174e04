import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { PictureFault } from '../../src/picture/fault.ts';
import { openPicture } from '../../src/picture/picture.ts';
import {
  busyPicture,
  fileOf,
  halfTransparent,
  plainPicture,
  pngHeader,
  temporaryFolder,
} from './fixtures.ts';

async function faultOf(path: string, ...rest: [object?, string?]): Promise<PictureFault> {
  const picture = await openPicture(path, ...rest);
  if (picture.ok) throw new Error('opened');
  expect(picture.message).toMatch(/^[A-Z].*\.$/);
  return picture;
}

describe('good pictures', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('a %s', async (format) => {
    const bytes = await plainPicture().toFormat(format).toBuffer();
    const path = await fileOf(`a.${format}`, bytes);
    expect(await openPicture(path)).toEqual({
      ok: true,
      bytes,
      path,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      format,
      width: 40,
      height: 20,
      orientation: 1,
      hadAlpha: false,
      frames: 1,
      space: 'srgb',
    });
  });

  test('one that lies on its side has its true size', async () => {
    const bytes = await plainPicture(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await openPicture(await fileOf('a.jpg', bytes))).toMatchObject({
      width: 20,
      height: 40,
      orientation: 6,
    });
  });

  test('alpha is told', async () => {
    const bytes = await halfTransparent().png({ palette: true }).toBuffer();
    expect(await openPicture(await fileOf('a.png', bytes))).toMatchObject({ hadAlpha: true });
  });

  test('another suffix of the three is a note', async () => {
    const bytes = await plainPicture().jpeg().toBuffer();
    expect(await openPicture(await fileOf('a.png', bytes))).toMatchObject({
      format: 'jpeg',
      note: 'The file is named .png and holds a JPEG.',
    });
    expect(await openPicture(await fileOf('a.JPG', bytes))).not.toHaveProperty('note');
  });

  test('an animation is its first frame', async () => {
    const frames = [plainPicture(8, 8), busyPicture(8, 8)].map((frame) => frame.png().toBuffer());
    const bytes = await sharp(await Promise.all(frames), { join: { animated: true } })
      .webp()
      .toBuffer();
    expect(await openPicture(await fileOf('a.webp', bytes))).toMatchObject({
      width: 8,
      height: 8,
      frames: 2,
      note: 'It has 2 frames, the first is judged.',
    });
  });

  test('odd names are only names', async () => {
    const bytes = await plainPicture().png().toBuffer();
    const path = await fileOf('-rf $(x) “炭火” \u202e🎉 .png', bytes);
    expect(await openPicture(path)).toMatchObject({ ok: true });
  });
});

describe('files that are no good picture', () => {
  test.each<[string, string, string | Uint8Array, string, RegExp]>([
    ['no bytes', 'a.png', '', 'empty', /no bytes/],
    ['a text', 'a.png', 'This is a text.', 'not-a-picture', /not a picture/],
    ['a GIF', 'a.png', 'GIF89a\x01\0\x01\0', 'wrong-type', /a GIF/],
    ['an SVG', 'a.png', '<svg></svg>', 'wrong-type', /an SVG/],
    ['a PDF', 'a.webp', '%PDF-1.4', 'wrong-type', /a PDF/],
    ['a bomb', 'a.png', pngHeader(30_000, 30_000), 'too-many-pixels', /30000 x 30000/],
    ['too much area', 'a.png', pngHeader(12_000, 12_000), 'too-many-pixels', /100000000 in all/],
    ['a ribbon', 'a.png', pngHeader(20_000, 2), 'too-many-pixels', /16384 a side/],
    ['no header', 'a.png', pngHeader(9, 9).subarray(0, 20), 'truncated', /cut off/],
    ['a header that says 0', 'a.png', pngHeader(0, 9), 'unreadable', /damaged/],
  ])('%s', async (_, name, content, reason, message) => {
    const fault = await faultOf(await fileOf(name, content));
    expect(fault.reason).toBe(reason);
    expect(fault.message).toMatch(message);
  });

  test('a bomb is refused at once', async () => {
    const path = await fileOf('a.png', pngHeader(30_000, 30_000));
    const before = process.memoryUsage().rss;
    const start = performance.now();
    await faultOf(path);
    expect(performance.now() - start).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  });

  test.each(['jpeg', 'webp'] as const)('a %s cut off in its header', async (format) => {
    const bytes = await busyPicture().toFormat(format).toBuffer();
    const path = await fileOf(`a.${format}`, bytes.subarray(0, 24));
    expect(await faultOf(path)).toMatchObject({ reason: 'truncated' });
  });

  test('more bytes than allowed, without reading them', async () => {
    const path = await fileOf('a.png', await plainPicture().png().toBuffer());
    expect(await faultOf(path, { maxBytes: 20 })).toMatchObject({ reason: 'too-many-bytes' });
    const sparse = await fileOf('b.png', 'x');
    await truncate(sparse, 50e9);
    expect((await faultOf(sparse)).message).toMatch(/^It has 47,683.7 MiB, the limit is 64 MiB/);
  });

  test('the limit on bytes lets a file of just that size through', async () => {
    const bytes = await plainPicture().png().toBuffer();
    const path = await fileOf('a.png', bytes);
    expect(await openPicture(path, { maxBytes: bytes.length })).toMatchObject({ ok: true });
  });

  test('a missing file, a folder, a pipe, links in a circle', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'folder.png'));
    execFileSync('mkfifo', [join(folder, 'pipe.png')]);
    await symlink('circle.png', join(folder, 'circle.png'));
    await symlink('nowhere.png', join(folder, 'dangling.png'));
    for (const [name, message] of Object.entries({
      'none.png': /no such file/,
      'dangling.png': /no such file/,
      'folder.png': /a folder/,
      'pipe.png': /not a regular file/,
      'circle.png': /in a circle/,
      'nul\0.png': /could not be read/,
    })) {
      const fault = await faultOf(join(folder, name));
      expect(fault.reason).toBe('unreadable');
      expect(fault.message).toMatch(message);
    }
  });
});

describe('within a folder', () => {
  test('links may lead about in it and not out of it', async () => {
    const outside = await fileOf('secret.png', await plainPicture().png().toBuffer());
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.png'), await plainPicture().png().toBuffer());
    await symlink('a.png', join(folder, 'inner.png'));
    await symlink(outside, join(folder, 'outer.png'));
    await symlink(join(outside, '..'), join(folder, 'sub'));
    expect(await openPicture(join(folder, 'inner.png'), {}, folder)).toMatchObject({ ok: true });
    for (const name of ['outer.png', 'sub/secret.png']) {
      const fault = await faultOf(join(folder, name), {}, folder);
      expect(fault.reason).toBe('outside');
    }
    expect(await openPicture(join(folder, 'outer.png'))).toMatchObject({ ok: true });
  });

  test('a folder whose name begins with the same letters is another', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a'));
    await mkdir(join(folder, 'ab'));
    await writeFile(join(folder, 'ab/x.png'), await plainPicture().png().toBuffer());
    await symlink('../ab/x.png', join(folder, 'a/x.png'));
    const fault = await faultOf(join(folder, 'a/x.png'), {}, join(folder, 'a'));
    expect(fault.reason).toBe('outside');
  });

  test('a name that begins with two dots lies in it', async () => {
    const path = await fileOf('..x.png', await plainPicture().png().toBuffer());
    expect(await openPicture(path, {}, join(path, '..'))).toMatchObject({ ok: true });
  });

  test('the folder may itself be reached through a link', async () => {
    const path = await fileOf('a.png', await plainPicture().png().toBuffer());
    const folder = await temporaryFolder();
    await symlink(join(path, '..'), join(folder, 'link'));
    expect(await openPicture(join(folder, 'link/a.png'), {}, join(folder, 'link'))).toMatchObject({
      ok: true,
    });
  });
});

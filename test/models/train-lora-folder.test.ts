import { mkdir, rm, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { FaultsError } from '../../src/errors.ts';
import { archiveOf } from '../../src/models/train-lora/archive.ts';
import { trainingFolder } from '../../src/models/train-lora.ts';
import { type Files, folderOf } from '../run/folder.ts';
import { unpacked } from './servers/fal-trainer-server.ts';
import { pictures } from './servers/serve.ts';
import { trainingFiles } from './training-files.ts';

const options = { hasDefault: false };

/** What is told of a folder, a line a fault, without the folder's path. */
async function faultsOf(folder: string, over = options): Promise<string[]> {
  const error = await trainingFolder(folder, over).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FaultsError);
  const { code, message, faults } = error as FaultsError;
  expect(code).toBe('usage');
  expect(message).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
  const [head, ...lines] = message.split('\n');
  expect(head).toMatch(/faults?(, the first 100 of them)?; nothing was sent$/);
  expect(lines).toHaveLength(faults.length);
  return lines.map((line) => line.replaceAll(folder, '').trim());
}

/** A header of its own, with a good checksum, before pixels that are not as many. */
function huge(side: number): Buffer {
  const png = Buffer.from(pictures.png);
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}
const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
const whole = await sharp({
  create: { width: 200, height: 200, channels: 3, background: '#000', noise },
})
  .png()
  .toBuffer();
const broken = Buffer.from(whole).fill(0x55, 4000, 4400);

describe('what is wrong with a folder is told before anything is sent', () => {
  const open = (words: RegExp) => [
    new RegExp(`^/p01.png: a picture that can’t be opened: ${words.source}`),
  ];
  test.each<[string, Files, RegExp[]]>([
    ['too few', trainingFiles(19), [/^: too few pictures \(found 19, expected 20 to 50 .*Add 1/]],
    ['none', {}, [/^: too few pictures \(found 0/]],
    ['too many', trainingFiles(51), [/^: too many pictures \(found 51, expected 20 to 50/]],
    [
      'far too many, of which nothing else is told',
      { ...trainingFiles(101), 'p01.png': '' },
      [/found 101/],
    ],
    ['no bytes', trainingFiles(20, { 'p01.png': '' }), open(/The file has no bytes \(expected/)],
    ['cut off', trainingFiles(20, { 'p01.png': pictures.half }), open(/The PNG ends before/)],
    ['damaged', trainingFiles(20, { 'p01.png': broken }), open(/The PNG is damaged: /)],
    ['no picture', trainingFiles(20, { 'p01.png': 'hello' }), open(/The bytes are not a picture/)],
    [
      'another type',
      trainingFiles(20, { 'p01.png': 'GIF89a\u0001\u0000\u0001\u0000\u0080\u0000' }),
      open(/The bytes are .*GIF/),
    ],
    [
      'a bomb',
      trainingFiles(20, { 'p01.png': huge(16_000) }),
      open(/It is 16000 x 16000 pixels, the limit/),
    ],
    [
      'an empty caption',
      trainingFiles(20, { 'p01.txt': '\ufeff \n\t' }),
      [/^\/p01\.txt: an empty caption \(expected what the picture shows, .*Write it anew/],
    ],
    [
      'a caption of other bytes',
      trainingFiles(20, {
        'p01.txt': Buffer.from('caption', 'utf16le'),
        'p02.txt': Buffer.from([0x63, 0xe9]),
      }),
      [/^\/p01\.txt: a caption that is no text/, /^\/p02\.txt: a caption that is no text/],
    ],
    [
      'a long caption',
      trainingFiles(20, { 'p01.txt': 'word '.repeat(5000) }),
      [/^\/p01\.txt: a caption that can’t be read: It has 25,000 bytes/],
    ],
    [
      'a caption without a picture',
      trainingFiles(20, { 'q.txt': 'words' }),
      [/^\/q\.txt: a caption without a picture \(expected q\.png, \.jpg or \.webp beside it/],
    ],
    [
      'a picture without a caption',
      trainingFiles(20, { 'q.webp': pictures.webp }),
      [/^\/q\.webp: a picture without a caption \(expected q\.txt .*--default-caption/],
    ],
    [
      'two pictures with one caption',
      trainingFiles(20, { 'p01.jpg': pictures.jpeg }),
      [/^\/p01\.png: pictures of one name \(found p01\.jpg too/],
    ],
    [
      'names that are one on some disks',
      trainingFiles(20, { 'P01.png': pictures.png, 'P01.txt': 'words' }),
      [/p01\.png: pictures of one name \(found P01\.png/, /p01\.txt: captions of one name/],
    ],
    [
      'names that Unicode spells in two ways',
      trainingFiles(20, {
        'caf\u00e9.png': pictures.png,
        'cafe\u0301.png': pictures.png,
        'caf\u00e9.txt': 'words',
      }),
      [/caf\u00e9\.png: pictures of one name/],
    ],
    [
      'several at once',
      trainingFiles(18, { 'p01.png': '', 'p02.txt': '', 'q.txt': 'words' }),
      [/found 18/, /q\.txt/, /p01\.png/, /p02\.txt/],
    ],
  ])('%s', async (_, files, expected) => {
    const found = await faultsOf(await folderOf(files));
    expect(found).toEqual(expected.map((words) => expect.stringMatching(words)));
  });

  test('what leads out of the folder, is none, or is no file', async () => {
    const outside = await folderOf({ 'secret.png': pictures.png, 'secret.txt': 'words' });
    const folder = await folderOf(trainingFiles(20));
    for (const name of ['p01.png', 'p02.txt', 'p03.png', 'p04.png']) await rm(join(folder, name));
    await symlink(join(outside, 'secret.png'), join(folder, 'p01.png'));
    await symlink(join(outside, 'secret.txt'), join(folder, 'p02.txt'));
    await mkdir(join(folder, 'p03.png'));
    await symlink('nowhere.png', join(folder, 'p04.png'));
    expect(await faultsOf(folder)).toEqual([
      expect.stringMatching(/^\/p01\.png: .*It leads out of the folder/),
      expect.stringMatching(/^\/p02\.txt: .*It leads out of the folder/),
      expect.stringMatching(/^\/p03\.png: .*It is a folder/),
      expect.stringMatching(/^\/p04\.png: .*There is no such file/),
    ]);
  });

  test('more bytes in all than are held in memory', async () => {
    const folder = await folderOf(trainingFiles(20));
    // What follows a picture's end is no picture, and is sent all the same.
    for (let i = 1; i <= 18; i += 1) {
      await truncate(join(folder, `p${String(i).padStart(2, '0')}.png`), 12 * 1024 * 1024);
    }
    expect(await faultsOf(folder)).toEqual([
      expect.stringMatching(/too large together \(found 2\d\d MiB, expected at most 200 MiB\)/),
    ]);
  });

  test('no folder, and a file that is none', async () => {
    const folder = await folderOf({ a: '' });
    for (const path of [join(folder, 'none'), join(folder, 'a')]) {
      await expect(trainingFolder(path, options)).rejects.toThrow(
        /the folder of pictures cannot be read \(found ENO(ENT|TDIR), expected a folder of 20 to 50/,
      );
    }
  });
});

describe('what a good folder has', () => {
  test('a default caption stands in, hidden files are nobody’s, others are told', async () => {
    const folder = await folderOf(
      trainingFiles(20, {
        'bare.webp': pictures.webp,
        '.DS_Store': '',
        '._p01.png': 'x',
        '.hidden.txt': 'x',
        'notes.md': 'x',
        'raw/old.png': pictures.png,
      }),
    );
    const found = await trainingFolder(folder, { hasDefault: true });
    expect(found.ignored).toEqual(['notes.md', 'raw']);
    expect(found.notes).toEqual(['1 of the pictures take the default caption.']);
    expect(found.pictures.map(({ file }) => file).slice(0, 2)).toEqual(['bare.webp', 'p01.png']);
    expect(found.pictures[0]!.caption).toBeNull();
  });

  test('links within the folder, suffixes in capitals', async () => {
    const folder = await folderOf(
      trainingFiles(18, { 'A.PNG': pictures.png, 'A.TXT': 'words', 'b.txt': 'more' }),
    );
    await symlink('A.PNG', join(folder, 'b.png'));
    expect((await trainingFolder(folder, options)).pictures).toHaveLength(20);
  });

  test('an archive whose names nobody can stumble over, the same each time', async () => {
    const odd = [
      '..\\..\\up.png',
      'a\\..\\..\\up.png',
      '-rf.png',
      'C:evil.png',
      'a b.c.d.png',
      'line\nbreak\u001b[2J.png',
      '看板 \u202egnp.png',
    ];
    const files: Record<string, string | Uint8Array> = {};
    for (const [i, name] of odd.entries()) {
      files[name] = pictures.png;
      files[name.replace(/png$/, 'txt')] = `\ufeffcaption of ${i}\r\nin two lines \n`;
    }
    const folder = await folderOf(trainingFiles(20, files));
    // The first begins with a dot, and so is hidden.
    const { pictures: taken } = await trainingFolder(folder, options);
    expect(taken).toHaveLength(26);
    const zip = await archiveOf(taken);
    const unzipped = await unpacked(zip);
    const numbers = Array.from({ length: 26 }, (_, i) => String(i + 1).padStart(2, '0'));
    expect([...unzipped.keys()]).toEqual(numbers.flatMap((n) => [`${n}.png`, `${n}.txt`]));
    for (const [i, { bytes, caption }] of taken.entries()) {
      expect(unzipped.get(`${numbers[i]}.png`)!.equals(bytes)).toBe(true);
      expect(unzipped.get(`${numbers[i]}.txt`)!.toString()).toBe(caption);
    }
    expect(taken[0]!.caption).toBe('caption of 2\r\nin two lines');
    const again = await archiveOf((await trainingFolder(folder, options)).pictures);
    expect(again.equals(zip)).toBe(true);
  });

  test('suffixes of the archive go by the bytes', async () => {
    const folder = await folderOf(
      trainingFiles(20, { 'p01.png': pictures.jpeg, 'p02.png': pictures.webp }),
    );
    const zip = await archiveOf((await trainingFolder(folder, options)).pictures);
    expect([...(await unpacked(zip)).keys()].slice(0, 4)).toEqual([
      '01.jpg',
      '01.txt',
      '02.webp',
      '02.txt',
    ]);
  });

  test('an interrupt ends the looking', async () => {
    const folder = await folderOf(trainingFiles(20));
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(trainingFolder(folder, { ...options, signal })).rejects.toThrow('stopped');
  });
});

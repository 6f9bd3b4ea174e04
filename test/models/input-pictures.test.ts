import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { inputFaults, inputHashes, inputPictures } from '../../src/models/input-pictures.ts';
import { type Files, folderOf } from '../run/folder.ts';
import { aSample, requestFor } from './a-request.ts';
import { pictures } from './servers/serve.ts';

const svg = (more: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${more}><rect width="9" height="9"/></svg>`;

async function requestOf(inputs: string[], files: Files) {
  const folder = await folderOf(files);
  const { sample } = requestFor();
  return requestFor({ ...sample, inputs }, { folder });
}

test('none are none', async () => {
  expect(await inputPictures(requestFor(aSample()))).toEqual([]);
  expect(await inputHashes(requestFor(aSample()))).toEqual([]);
});

test('pictures go byte for byte, under a name of what they are', async () => {
  const request = await requestOf(['a.png', 'b/c.jpg'], {
    'a.png': pictures.webp,
    'b/c.jpg': pictures.jpeg,
  });
  const [first, second] = await inputPictures(request);
  expect(first).toMatchObject({ name: 'input-1.webp', type: 'image/webp' });
  expect(Buffer.from(first!.bytes).equals(pictures.webp)).toBe(true);
  expect(second).toMatchObject({ name: 'input-2.jpg', type: 'image/jpeg' });
});

test.each([
  ['a small drawing', svg('width="20" height="10"'), 1024, 512],
  ['a large one', svg('width="3000" height="6000"'), 512, 1024],
  ['one without a size', svg('viewBox="0 0 30 30"'), 1024, 1024],
])('%s is drawn as a PNG of 1024 pixels', async (_, drawing, width, height) => {
  const request = await requestOf(['a.svg'], { 'a.svg': drawing });
  const [picture] = await inputPictures(request);
  expect(picture).toMatchObject({ name: 'input-1.png', type: 'image/png' });
  const drawn = await sharp(picture!.bytes).metadata();
  // The shorter side may be off by the rounding of the drawing.
  expect(Math.abs(drawn.width - width) + Math.abs(drawn.height - height)).toBeLessThan(2);
  // The drawing itself tells it apart, whatever draws it.
  expect((await inputHashes(request))[0]).toMatch(/^[0-9a-f]{64}$/);
});

describe('what can’t be sent', () => {
  const model = { id: 'label', inputs: 2 };
  test.each<[string, string[], Files, RegExp]>([
    ['is missing', ['none.png'], {}, /none\.png.*sample poster.*There is no such file/],
    ['is no picture', ['a.png'], { 'a.png': 'hello' }, /not a picture/],
    ['is empty', ['a.png'], { 'a.png': '' }, /no bytes/],
    ['is outside the set', ['../../etc/hostname'], {}, /input picture/],
    ['is a broken drawing', ['a.svg'], { 'a.svg': '<svg><rect' }, /a\.svg/],
    [
      'is one too many',
      ['a.png', 'a.png', 'a.png'],
      { 'a.png': pictures.png },
      /found 3 for label, expected 2 at most/,
    ],
  ])('%s', async (_, inputs, files, words) => {
    const request = await requestOf(inputs, files);
    const faults = await inputFaults(request, model);
    expect(faults.map(({ message }) => message)).toEqual([expect.stringMatching(words)]);
  });

  test('is a pipe, or leads out of the set', async () => {
    const request = await requestOf(['pipe.png'], {});
    execFileSync('mkfifo', [join(request.folder, 'pipe.png')]);
    await symlink('/etc/hostname', join(request.folder, 'link.png'));
    for (const name of ['pipe.png', 'link.png']) {
      const asked = { ...request, sample: { ...request.sample, inputs: [name] } };
      expect(await inputFaults(asked, model)).toHaveLength(1);
    }
  });

  test('all of it may be, for all that is known', async () => {
    const request = await requestOf(Array(9).fill('a.png'), { 'a.png': pictures.png });
    expect(await inputFaults(request, { id: 'label', inputs: null })).toEqual([]);
    expect((await inputFaults(request, { id: 'label', inputs: 0 }))[0]!.message).toMatch(
      /expected none/,
    );
  });
});

import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type Sample, sampleSchema } from '../../src/dataset/schema.ts';
import type { ModelEntry } from '../../src/models/entry.ts';
import { folderModel } from '../../src/models/folder.ts';
import type { ImageRequest } from '../../src/models/model.ts';
import { folderOf } from '../run/folder.ts';
import { describeModel } from './model-contract.ts';

const red = await picture('red');
const blue = await picture('blue');
const jpeg = await sharp(red).jpeg().toBuffer();

function picture(colour: string): Promise<Buffer> {
  return sharp({ create: { width: 8, height: 8, channels: 3, background: colour } })
    .png()
    .toBuffer();
}

function request(id: string, repeat = 0, folder = '/sets/a'): ImageRequest {
  const copy = [{ id: 'title', role: 'headline', lang: 'en', text: 'Hi' }];
  const canvas = { width: 64, height: 64 };
  const sample: Sample = sampleSchema.parse({ id, category: 'other', canvas, prompt: 'x', copy });
  return { sample, folder, prompt: 'x', repeat, seed: 1 };
}

async function model(files: Record<string, string | Uint8Array>, more: Partial<ModelEntry> = {}) {
  const folder = await folderOf(files);
  const base = { provider: 'folder', model: 'wan', params: { folder: '../pictures' } };
  const nothing = { baseURL: null, keyEnv: null, price: null, fixedCost: null };
  return { folder, model: folderModel({ id: 'label', ...base, ...nothing, ...more, folder }) };
}

describeModel('a folder', {
  make: async () => (await model({ 'poster/1.png': red, 'poster/2.png': blue })).model,
  isDrawn: false,
});

test('says whose pictures they are, and that asking for them is free', async () => {
  const { model: made } = await model({ 'menu.png': red }, { price: '0.05' });
  expect(made).toMatchObject({ id: 'label', simulated: false });
  expect(made.price(request('menu'))).toEqual({ usd: '0.00', basis: 'fixed', priceDate: null });
});

describe('what it answers', () => {
  test.each<[string, Record<string, string | Uint8Array>, ImageRequest, Buffer]>([
    ['a file of the sample’s name', { 'menu.png': red, 'poster.png': blue }, request('menu'), red],
    ['a repeat in a folder', { 'menu/1.png': red, 'menu/2.png': blue }, request('menu', 1), blue],
    ['a JPEG under the name of a PNG', { 'menu.png': jpeg }, request('menu'), jpeg],
    [
      'what the manifest names, though it names samples of other sets too',
      { 'x.png': blue, 'manifest.csv': 'file,sample\nx.png,menu\ny.png,elsewhere\n' },
      request('menu'),
      blue,
    ],
  ])('%s', async (_, files, asked, bytes) => {
    const generated = await (await model(files)).model.generate(asked);
    expect(generated).toMatchObject({ outcome: 'image', attempts: 1 });
    expect(generated.outcome === 'image' && Buffer.from(generated.bytes).equals(bytes)).toBe(true);
  });

  test('cost and time of the manifest', async () => {
    const manifest = 'file,sample,repeat,usd,ms\nx.png,menu,2,0.0531,41200\n';
    const { model: made } = await model({ 'x.png': red, 'manifest.csv': manifest }, { price: '9' });
    expect(await made.generate(request('menu', 2))).toMatchObject({
      cost: { usd: '0.0531', basis: 'fixed', priceDate: null },
      latency: { attemptMs: 41200, totalMs: 41200 },
    });
  });

  test.each<[Partial<ModelEntry>, object]>([
    [{}, { usd: null, basis: 'unknown' }],
    [{ fixedCost: { usd: '20', pictures: 200 } }, { usd: '0.10', basis: 'fixed' }],
    [{ price: '0.05' }, { usd: '0.05', basis: 'price-table' }],
  ])('otherwise the cost of the benchmark: %j', async (more, cost) => {
    const { model: made } = await model({ 'menu.png': red }, more);
    expect(await made.generate(request('menu'))).toMatchObject({
      cost,
      latency: { attemptMs: null, totalMs: null },
    });
  });

  test.each<[string, ImageRequest, string]>([
    ['no such sample', request('poster'), 'The folder has no picture of poster.'],
    ['no such repeat', request('menu', 1), 'The folder has no picture of menu, repeat 2.'],
  ])('absent: %s', async (_, asked, reason) => {
    const { model: made } = await model({ 'menu.png': red });
    expect(await made.generate(asked)).toEqual({
      outcome: 'absent',
      reason,
      cost: { usd: null, basis: 'unknown', priceDate: null },
      latency: { attemptMs: null, totalMs: null },
      attempts: 0,
    });
  });

  test.each<[string, (file: string, folder: string) => Promise<unknown> | unknown, RegExp]>([
    [
      'a link out of the folder',
      async (file) => symlink(join(await folderOf({ 'x.png': red }), 'x.png'), file),
      /leads out of the folder/,
    ],
    ['a link in a circle', (file) => symlink(file, file), /circle/],
    ['a pipe', (file) => execFileSync('mkfifo', [file]), /not a regular file/],
    ['a folder', (file) => mkdir(file), /is a folder/],
    ['no bytes', (file) => writeFile(file, ''), /no bytes/],
    ['text', (file) => writeFile(file, '<script>'), /not a picture/],
    [
      'a GIF',
      (file) => writeFile(file, 'GIF89a\u0001\u0000\u0001\u0000'),
      /PNG, JPEG or WebP is expected/,
    ],
    [
      '65 MiB',
      (file) => writeFile(file, red).then(() => truncate(file, 65 * 1024 * 1024)),
      /limit is 64 MiB/,
    ],
  ])('error: %s', async (_, make, reason) => {
    const { folder, model: made } = await model({});
    await make(join(folder, 'menu.png'), folder);
    expect(await made.generate(request('menu'))).toMatchObject({
      outcome: 'error',
      reason: expect.stringMatching(reason),
      attempts: 1,
    });
    expect(await made.identity(request('menu'))).toMatchObject({
      picture: { fault: expect.any(String) },
    });
  });
});

describe('its identity', () => {
  const identityOf = async (
    files: Record<string, string | Uint8Array>,
    more: Partial<ModelEntry> = {},
  ) => (await model(files, more)).model.identity(request('menu'));

  test('is that of the file, wherever it lies and whatever it is called', async () => {
    const one = await identityOf({ 'menu.png': red });
    expect(one).toEqual({
      provider: 'folder',
      model: 'wan',
      picture: {
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        usd: null,
        basis: 'unknown',
        ms: null,
      },
    });
    expect(await identityOf({ 'menu/any.png': red })).toEqual(one);
  });

  test.each<[string, Record<string, string | Uint8Array>, Partial<ModelEntry>]>([
    ['another file', { 'menu.png': blue }, {}],
    ['none', {}, {}],
    ['one that cannot be read', { 'menu.png': 'x' }, {}],
    ['another cost', { 'menu.png': red }, { price: '1' }],
    ['another time', { 'm.png': red, 'manifest.csv': 'file,sample,ms\nm.png,menu,5\n' }, {}],
    ['another model', { 'menu.png': red }, { model: 'wan-2' }],
  ])('is another with %s', async (_, files, more) => {
    expect(await identityOf(files, more)).not.toEqual(await identityOf({ 'menu.png': red }));
  });

  test('a file that is changed after it was told is not kept under the old one', async () => {
    const { folder, model: made } = await model({ 'menu.png': red });
    const before = await made.identity(request('menu'));
    await writeFile(join(folder, 'menu.png'), blue);
    expect(await made.generate(request('menu'))).toMatchObject({
      outcome: 'error',
      reason: 'The file was changed while the run was going on.',
    });
    expect(await made.identity(request('menu'))).not.toEqual(before);
    expect(await made.generate(request('menu'))).toMatchObject({ outcome: 'image' });
  });

  test('nor is one that could not be read and then can', async () => {
    const { folder, model: made } = await model({ 'menu.png': 'x' });
    await made.identity(request('menu'));
    await writeFile(join(folder, 'menu.png'), red);
    expect(await made.generate(request('menu'))).toMatchObject({ outcome: 'error' });
  });
});

describe('what can be found before', () => {
  test('nothing, where pictures are missing or broken: those are outcomes', async () => {
    const { model: made } = await model({ 'menu.png': 'x' });
    expect(await made.check([request('menu'), request('poster')])).toEqual([]);
    expect(await made.check([])).toEqual([]);
  });

  test('a manifest with faults, all of them', async () => {
    const { model: made } = await model({
      'manifest.csv': 'file,sample,usd\n../x.png,menu,1\na.png,menu,$1\n',
    });
    const faults = await made.check([request('menu')]);
    expect(faults.map(({ what }) => what)).toEqual(['a file outside the folder', 'not a price']);
  });

  test('a folder that went away', async () => {
    const { folder, model: made } = await model({});
    execFileSync('rmdir', [folder]);
    expect(await made.check([request('menu')])).toMatchObject([
      { code: 'usage', what: 'the folder of pictures cannot be read' },
    ]);
  });

  test('a sample’s name that two sets use, where the folder has a picture of it', async () => {
    const { model: made } = await model({ 'menu.png': red });
    const both = ['menu', 'poster'].flatMap((id) => [
      request(id, 0, '/sets/a'),
      request(id, 1, '/sets/a'),
      request(id, 0, '/sets/b'),
    ]);
    expect(await made.check(both)).toMatchObject([
      {
        code: 'benchmark',
        what: 'two sets have a sample of this name',
        detail: { sample: 'menu' },
      },
    ]);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TyposcopeError } from '../../src/errors.ts';
import { assetSize, loadAsset } from '../../src/typeset/assets.ts';
import { pngHeader } from '../picture/fixtures.ts';

let folder = '';
const svg = (attributes: string, inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`;
const put = async (name: string, content: string | Uint8Array) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
const red = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c00' } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'typoscope-assets-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('assetSize', () => {
  it.each([
    ['size.svg', svg('width="120" height="40"', ''), 120, 40],
    ['box.svg', svg('viewBox="0 0 3 1.5"', '<rect width="3" height="1.5"/>'), 3, 1.5],
  ])('%s', async (name, content, width, height) => {
    expect(await assetSize(await put(name, content))).toEqual({ width, height });
  });

  it('turns a photo as its camera says', async () => {
    const bytes = await red(30, 20).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await assetSize(await put('turned.jpg', bytes))).toEqual({ width: 20, height: 30 });
  });
});

describe('loadAsset', () => {
  it.each(['png', 'jpeg', 'webp'] as const)(
    'stretches a %s to the size asked for',
    async (type) => {
      const file = await put(`red.${type}`, await red(30, 20).toFormat(type).toBuffer());
      const canvas = await loadAsset(file, 17, 91);
      expect([canvas.width, canvas.height]).toEqual([17, 91]);
      const { data } = canvas.getContext('2d').getImageData(0, 0, 17, 91);
      for (const at of [0, data.length - 4]) {
        expect(data[at]!).toBeGreaterThan(195);
        expect([...data.slice(at + 1, at + 4)]).toEqual([
          expect.closeTo(0, -1),
          expect.closeTo(0, -1),
          255,
        ]);
      }
    },
  );

  it('draws an SVG anew in its size, and keeps what is clear clear', async () => {
    const file = await put('dot.svg', svg('viewBox="0 0 20 10"', '<circle cx="10" cy="5" r="4"/>'));
    const canvas = await loadAsset(file, 800, 400);
    const { data } = canvas.getContext('2d').getImageData(0, 0, 800, 400);
    const alphas = data.filter((_, index) => index % 4 === 3);
    expect(alphas[0]).toBe(0);
    expect(alphas[200 * 800 + 400]).toBe(255);
    // A circle enlarged from 8 pixels would have a broad soft rim.
    expect(alphas.filter((value) => value > 0 && value < 255).length).toBeLessThan(2500);
  });

  it('loads nothing that an SVG names outside itself', async () => {
    const beside = await put('beside.png', await red(10, 10).png().toBuffer());
    for (const href of [`file://${beside}`, 'beside.png', beside]) {
      const file = await put(
        'outside.svg',
        svg('width="10" height="10"', `<image width="10" height="10" href="${href}"/>`),
      );
      const { data } = (await loadAsset(file, 10, 10)).getContext('2d').getImageData(0, 0, 10, 10);
      expect(data.every((value) => value === 0)).toBe(true);
    }
  });

  it('loads what an SVG holds itself', async () => {
    const inner = (await red(10, 10).png().toBuffer()).toString('base64');
    const file = await put(
      'inside.svg',
      svg(
        'width="10" height="10"',
        `<image width="10" height="10" href="data:image/png;base64,${inner}"/>`,
      ),
    );
    const { data } = (await loadAsset(file, 10, 10)).getContext('2d').getImageData(5, 5, 1, 1);
    expect([...data]).toEqual([204, 0, 0, 255]);
  });
});

describe('what is hostile is refused by name', () => {
  const entities = [...'bcdefghij']
    .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
    .join('');
  it.each<[string, () => Promise<Uint8Array> | Uint8Array | string]>([
    ['bomb.png', () => pngHeader(30_000, 9000)],
    ['cut.png', async () => (await red(300, 300).png().toBuffer()).subarray(0, 200)],
    ['cut.jpg', async () => (await red(300, 300).jpeg().toBuffer()).subarray(0, 700)],
    ['empty.png', () => ''],
    ['words.png', () => 'not a picture'],
    ['cut.svg', () => '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="1'],
    ['huge.svg', () => svg('width="30000" height="30000"', '<rect width="9" height="9"/>')],
    ['none.svg', () => svg('width="0" height="0"', '')],
    [
      'laughs.svg',
      () =>
        `<!DOCTYPE svg [<!ENTITY a "ha">${entities}]>${svg('width="9" height="9"', '<text>&j;</text>')}`,
    ],
    [
      'secret.svg',
      () =>
        `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('width="9" height="9"', '<text>&a;</text>')}`,
    ],
  ])('%s', async (name, content) => {
    const file = await put(name, await content());
    const error = await loadAsset(file, 10, 10).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(TyposcopeError);
    expect((error as TyposcopeError).code).toBe('set');
    expect((error as TyposcopeError).message).toContain(name);
  });

  it.each([['missing.png'], ['.']])('%s, which is no file', async (name) => {
    await expect(assetSize(join(folder, name))).rejects.toThrow(TyposcopeError);
    await expect(loadAsset(join(folder, name), 10, 10)).rejects.toThrow(TyposcopeError);
  });
});

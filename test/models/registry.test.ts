import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ModelEntry } from '../../src/models/entry.ts';
import { statedCost } from '../../src/models/entry.ts';
import type { ImageRequest } from '../../src/models/model.ts';
import { providersOf } from '../../src/models/registry.ts';
import { providers, toldModel } from '../benchmark/a-benchmark.ts';
import { folderOf } from '../run/folder.ts';

const entry: ModelEntry = {
  id: 'label',
  provider: 'reference',
  model: 'reference',
  params: {},
  baseURL: null,
  keyEnv: null,
  price: null,
  fixedCost: null,
};
const request = {} as ImageRequest;
const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/oswald/400Regular/Oswald_400Regular.ttf',
);

test('every provider takes its own params and no others', () => {
  const good: Record<string, unknown[]> = {
    reference: [{}, { fonts: ['a.ttf'] }, { typefaces: ['noto-sans', 'hind'], ground: 'photo' }],
    simulated: [{}, { ground: 'plain' }],
    folder: [{ folder: 'x' }],
    openai: [
      {},
      { quality: 'high', size: 'auto', background: 'opaque', output_format: 'webp' },
      { size: '1024x1536', moderation: 'low', timeout: 600 },
    ],
    gemini: [{}, { imageSize: '2K', aspectRatio: '21:9', apiVersion: 'v1', timeout: 0.5 }],
    fal: [
      {},
      { size: { width: 512, height: 768 }, seed: 0, steps: 28, guidance: 2.5, edit: 'a/b/edit' },
      { loras: [{ path: 'me/weights' }, { path: { env: 'MY_LORA' }, scale: 0.5 }] },
    ],
    'openai-compatible': [
      {},
      { size: '1024x1536', quality: 'hd', responseFormat: 'file', seed: 0, timeout: 600 },
      { size: 'none', responseFormat: 'none', seed: 'none' },
      { sizes: ['1024x1024', '832x1216'], sdcpp: {} },
      { step: 64, maxSide: 1536, sdcpp: { sample_params: { sample_steps: 28 } } },
      { extra: { steps: 28, provider: { only: ['a', null] }, watermark: false } },
    ],
    module: [{}, { whatever: [{ it: null }], likes: 'a' }],
  };
  expect(Object.keys(providers)).toEqual(Object.keys(good));
  for (const [name, provider] of Object.entries(providers)) {
    for (const params of good[name]!) {
      expect(provider.params.safeParse(params).success, `${name} ${JSON.stringify(params)}`).toBe(
        true,
      );
      // Which keys a user's own file takes is its own affair.
      expect(provider.params.safeParse({ ...(params as object), huh: 1 }).success, name).toBe(
        provider.isModule === true,
      );
    }
  }
});

test.each<[string, unknown]>([
  ['reference', { fonts: 'a.ttf' }],
  ['reference', { fonts: [] }],
  ['reference', { fonts: [''] }],
  ['reference', { typefaces: [] }],
  ['reference', { typefaces: ['arial'] }],
  ['simulated', { ground: 'transparent' }],
  ['folder', {}],
  ['folder', { folder: '' }],
  ['openai', { quality: 'best' }],
  ['openai', { size: '1024' }],
  ['openai', { size: '0x0' }],
  ['openai', { timeout: 0 }],
  ['openai', { seed: 1 }],
  ['gemini', { imageSize: '1k' }],
  ['gemini', { aspectRatio: 'wide' }],
  ['gemini', { apiVersion: 'v2' }],
  ['fal', { size: '1024x1024' }],
  ['fal', { seed: -1 }],
  ['fal', { loras: [] }],
  ['fal', { loras: [{ path: '' }] }],
  ['fal', { loras: [{ path: { env: 'not a name' } }] }],
  ['fal', { loras: [{ path: 'a' }, { path: 'b' }, { path: 'c' }, { path: 'd' }] }],
  ['fal', { edit: 'https://example.org/x' }],
  ['fal', { enable_prompt_expansion: true }],
  ['openai-compatible', { size: '1024' }],
  ['openai-compatible', { sizes: [] }],
  ['openai-compatible', { sizes: ['auto'] }],
  ['openai-compatible', { step: 0 }],
  ['openai-compatible', { maxSide: 8 }],
  ['openai-compatible', { quality: 'two words' }],
  ['openai-compatible', { responseFormat: 'png' }],
  ['openai-compatible', { seed: -1 }],
  ['openai-compatible', { seed: 'random' }],
  ['openai-compatible', { size: '512x512', sizes: ['512x512'] }],
  ['openai-compatible', { size: '512x512', step: 64 }],
  ['openai-compatible', { sizes: ['512x512'], maxSide: 512 }],
  ['openai-compatible', { sdcpp: { seed: 1 } }],
  ['openai-compatible', { extra: { weird: Number.NaN } }],
  ...['model', 'prompt', 'n', 'size', 'seed', 'response_format', 'stream', 'image', 'image[]'].map(
    (key): [string, unknown] => ['openai-compatible', { extra: { [key]: 1 } }],
  ),
])('%s refuses %j', (name, params) => {
  expect(providers[name]!.params.safeParse(params).success).toBe(false);
});

describe('what is drawn here', () => {
  test('is made of the entry, with the paths of fonts absolute and the params as written', () => {
    const params = { fonts: ['../f/a.ttf', '/b.ttf'], typefaces: ['hind'], ground: 'plain' };
    let made: unknown;
    const { reference } = providersOf({
      reference: (given) => {
        made = given;
        return toldModel(given);
      },
      simulated: (given) => toldModel(given),
    });
    reference!.create({ ...entry, params }, { folder: '/x/benchmarks' });
    expect(made).toEqual({
      ...entry,
      params,
      options: { fonts: ['/x/f/a.ttf', '/b.ttf'], typefaces: ['hind'], ground: 'plain' },
    });
  });

  test.each(['careful', 'ordinary', 'careless'])('simulated: %s', (model) => {
    const made = providers.simulated!.create({ ...entry, model }, { folder: '/' });
    expect(made.identity(request)).toEqual({ model, options: {}, profile: model });
  });

  test('its fonts are looked into', async () => {
    const folder = await folderOf({ 'b/x.yaml': 'a: b', 'empty.ttf': '', 'cut.ttf': 'OTTO' });
    await mkdir(join(folder, 'd.ttf'));
    await writeFile(join(folder, 'text.ttf'), 'x'.repeat(10_000));
    const fonts = [
      font,
      'none.ttf',
      'b/x.yaml',
      'empty.ttf',
      'cut.ttf',
      'd.ttf',
      'text.ttf',
      'a\0b',
    ];
    const faults = await providers.reference!.check({ fonts }, { folder });
    expect(faults.map(({ what, path, found }) => [path.join('.'), what, found])).toEqual([
      ['fonts.1', 'a font that cannot be read', '"none.ttf": ENOENT'],
      ['fonts.2', 'a file that is no font', '"b/x.yaml"'],
      ['fonts.3', 'a file that is no font', '"empty.ttf"'],
      ['fonts.4', 'a file that is no font', '"cut.ttf"'],
      ['fonts.5', 'a file that is no font', '"d.ttf": a folder'],
      ['fonts.6', 'a file that is no font', '"text.ttf"'],
      ['fonts.7', 'a font that cannot be read', '"a\\u0000b": ERR_INVALID_ARG_VALUE'],
    ]);
    expect(faults.every(({ expected }) => expected?.includes('.ttf'))).toBe(true);
  });
});

test.each<[string, Partial<ModelEntry>, object]>([
  ['nothing', {}, { usd: null, basis: 'unknown' }],
  ['a price', { price: '0.05' }, { usd: '0.05', basis: 'price-table' }],
  [
    'a share',
    { fixedCost: { usd: '20.00', pictures: 300 } },
    { usd: '0.066666666667', basis: 'fixed' },
  ],
  [
    'both',
    { price: '0.05', fixedCost: { usd: '1.00', pictures: 100 } },
    { usd: '0.06', basis: 'price-table' },
  ],
])('what a picture costs by the benchmark’s word: %s', (_, more, cost) => {
  expect(statedCost({ ...entry, ...more })).toEqual({ ...cost, priceDate: null });
});

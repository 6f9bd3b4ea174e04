import { describe, expect, test } from 'vitest';
import {
  area,
  type FreeSizes,
  type ListedSizes,
  ratioFor,
  sizeFor,
} from '../../src/models/canvas-size.ts';
import { commonRatios, gptImageSizes, grades } from '../../src/models/catalogue/elsewhere.ts';
import { knownModel } from '../../src/models/catalogue.ts';
import { seededRandom } from '../../src/stats/random.ts';

const sizesOf = (provider: 'openai' | 'fal', model: string) =>
  knownModel(provider, model)!.sizes as ListedSizes | FreeSizes;
const listed = sizesOf('openai', 'gpt-image-1.5');
const flux = sizesOf('fal', 'fal-ai/flux-2');
const seedream = sizesOf('fal', 'fal-ai/bytedance/seedream/v5/lite/text-to-image');
const size = (text: string) => {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height };
};

describe.each<[string, ListedSizes | FreeSizes, [canvas: string, asked: string][]]>([
  [
    'three sizes',
    listed,
    [
      ['1024x1536', '1024x1536'],
      ['1080x1920', '1024x1536'],
      ['4000x1000', '1536x1024'],
      ['1200x1024', '1024x1024'],
      ['1300x1000', '1536x1024'],
      ['64x64', '1024x1024'],
    ],
  ],
  [
    'any size of many pixels',
    gptImageSizes,
    [
      ['1024x1536', '1024x1536'],
      ['1536x2304', '1536x2304'],
      ['1080x1350', '1088x1360'],
      // Too few pixels: as many as there have to be.
      ['640x512', '912x736'],
      ['512x512', '816x816'],
      // Too many, and too long a side.
      ['4096x4096', '2880x2880'],
      ['8192x4096', '3840x1920'],
      // Too long a shape, at the least pixels.
      ['1600x100', '1408x480'],
      ['3840x1280', '3840x1280'],
    ],
  ],
  [
    'sides from 512 to 2048',
    flux,
    [
      ['1024x1536', '1024x1536'],
      ['1536x2304', '1360x2048'],
      ['256x256', '512x512'],
      ['256x1024', '512x2048'],
      ['300x1000', '512x1712'],
    ],
  ],
  [
    'no fewer than 2560 × 1440 pixels',
    seedream,
    [
      ['2560x1440', '2560x1440'],
      ['1024x1536', '1568x2352'],
      ['1024x1024', '1920x1920'],
      ['4096x4096', '3072x3072'],
    ],
  ],
])('%s', (_, sizes, cases) => {
  test.each(cases)('%s: %s', (canvas, asked) => {
    const { width, height } = sizeFor(size(canvas), sizes);
    expect(`${width}x${height}`).toBe(asked);
  });
});

test.each<[string, { ratio: string; grade: string }]>([
  ['1024x1024', { ratio: '1:1', grade: '1K' }],
  ['1024x1536', { ratio: '2:3', grade: '2K' }],
  ['1080x1350', { ratio: '4:5', grade: '2K' }],
  ['640x512', { ratio: '5:4', grade: '1K' }],
  ['1080x1920', { ratio: '9:16', grade: '2K' }],
  ['8192x100', { ratio: '21:9', grade: '1K' }],
  ['2048x2049', { ratio: '1:1', grade: '4K' }],
  ['8192x8192', { ratio: '1:1', grade: '4K' }],
])('a ratio and a grade for %s', (canvas, asked) => {
  expect(ratioFor(size(canvas), { ratios: commonRatios, grades })).toEqual(asked);
});

test('whatever the canvas, what is asked for is allowed, and near to its shape', () => {
  const random = seededRandom(5);
  const side = () => 16 + Math.floor(random() * 8177);
  for (let i = 0; i < 3000; i += 1) {
    const canvas = { width: side(), height: side() };
    for (const bounds of [gptImageSizes, flux, seedream] as FreeSizes[]) {
      const { width, height } = sizeFor(canvas, bounds);
      const told = `${canvas.width}x${canvas.height}: ${width}x${height}`;
      const [short, long] = [Math.min(width, height), Math.max(width, height)];
      expect(width % bounds.step === 0 && height % bounds.step === 0, told).toBe(true);
      expect(short >= bounds.minSide && long <= bounds.maxSide, told).toBe(true);
      expect(long <= short * bounds.maxRatio, told).toBe(true);
      const pixels = area({ width, height });
      expect(pixels >= bounds.minPixels && pixels <= bounds.maxPixels, told).toBe(true);
      const shape = canvas.width / canvas.height;
      const nearest = Math.min(Math.max(shape, 1 / bounds.maxRatio), bounds.maxRatio);
      expect(Math.abs(Math.log(width / height / nearest)), told).toBeLessThan(0.06);
    }
  }
});

import { describe, expect, test } from 'vitest';
import { catalogue, type KnownModel, knownModel, shutdownOf } from '../../src/models/catalogue.ts';
import { compareUsd } from '../../src/money.ts';

const all = catalogue.map((known): [string, KnownModel] => [
  `${known.provider}: ${known.title}`,
  known,
]);

test('has the models that were named to us, by their ids', () => {
  const titles = Object.fromEntries(all.map(([, { title, model }]) => [title, model]));
  expect(titles).toEqual({
    'GPT Image 2': 'gpt-image-2',
    'GPT Image 1.5': 'gpt-image-1.5',
    'Nano Banana 2': 'gemini-3.1-flash-image',
    'Nano Banana 2.1': 'gemini-nano-banana-2.1',
    'Nano Banana Pro': 'gemini-3-pro-image',
    'Seedream 5.0 Lite': 'fal-ai/bytedance/seedream/v5/lite/text-to-image',
    'FLUX.2 [dev]': 'fal-ai/flux-2',
    'FLUX.2 [klein] 9B': 'fal-ai/flux-2/klein/9b',
    'FLUX.2 [klein] 4B': 'fal-ai/flux-2/klein/4b',
    'FLUX.2 [dev] with LoRA': 'fal-ai/flux-2/lora',
  });
  expect(knownModel('openai', 'gpt-image-1.5')?.shutdown?.date).toBe('2026-12-01');
  expect(knownModel('openai', 'fal-ai/flux-2')).toBeNull();
});

test('a benchmark’s own word stands above the program’s, and beside it', () => {
  const known = knownModel('openai', 'gpt-image-2')!;
  const shutdown = { date: null, words: 'gone soon' };
  const own = [
    { ...known, title: 'Mine', shutdown },
    { ...known, model: 'gpt-image-9' },
  ];
  expect(knownModel('openai', 'gpt-image-2', own)?.title).toBe('Mine');
  expect(knownModel('openai', 'gpt-image-9', own)).not.toBeNull();
  expect(knownModel('gemini', 'gpt-image-9', own)).toBeNull();
  expect(knownModel('openai', 'gpt-image-1.5', own)?.title).toBe('GPT Image 1.5');
  expect(shutdownOf('openai', 'gpt-image-2', own)).toBe('gone soon');
  expect(shutdownOf('openai', 'gpt-image-2')).toBeNull();
  expect(shutdownOf('folder', 'gpt-image-2', own)).toBeNull();
});

describe.each(all)('%s', (_, { price, source, inputs, sizes, date }) => {
  test('has prices above nothing, and says who says so', () => {
    const prices =
      price.kind === 'units'
        ? [price.usd, ...(price.edit === undefined ? [] : [price.edit.usd])]
        : [
            ...Object.values(price.perMillion),
            ...Object.values(price.pictures).flatMap((each) => Object.values(each)),
          ];
    for (const usd of prices) expect(compareUsd(usd, '0')).toBeGreaterThan(0);
    expect(source).toMatch(/\w.*\.$/);
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(inputs).toBeGreaterThan(0);
  });

  test('has sizes that can be asked for', () => {
    const count =
      sizes.kind === 'listed'
        ? sizes.sizes.length
        : sizes.kind === 'ratios'
          ? sizes.ratios.length * Object.keys(sizes.grades).length
          : sizes.maxPixels - sizes.minPixels;
    expect(count).toBeGreaterThan(0);
  });
});

import { expect, test } from 'vitest';
import { type KnownModel, knownModel } from '../../src/models/catalogue.ts';
import {
  formatsLong,
  formatsShort,
  inputsLong,
  priceLong,
  priceShort,
  sizesLong,
  sizesShort,
} from '../../src/report/model-words.ts';

const gpt = knownModel('openai', 'gpt-image-2')!;
const pro = knownModel('gemini', 'gemini-3-pro-image')!;
const seedream = knownModel('fal', 'fal-ai/bytedance/seedream/v5/lite/text-to-image')!;
const flux = knownModel('fal', 'fal-ai/flux-2')!;
const grades = { '1K': 1024 ** 2 };

test.each<[KnownModel, Partial<KnownModel>, string, string]>([
  [
    gpt,
    {},
    'any in steps of 16, sides 16 to 3840, 0.66 to 8.29 million pixels, to 3:1',
    'sides in steps of 16 from 16 to 3840, 655,360 to 8,294,400 pixels in all, the longer side at most 3 times the shorter',
  ],
  [
    pro,
    {},
    'ratios: 10 from 9:16 to 21:9, at 1K, 2K, 4K',
    'ratios 1:1, 2:3, 3:2, 3:4, 4:3, 4:5, 5:4, 9:16, 16:9, 21:9; 1K (1.05 million pixels), 2K (4.19 million pixels), 4K (16.78 million pixels)',
  ],
  [
    pro,
    { sizes: { kind: 'ratios', ratios: ['1:1'], grades } },
    'ratios: 1:1, at 1K',
    'ratios 1:1; 1K (1.05 million pixels)',
  ],
])('sizes', (known, over, short, long) => {
  const { sizes } = { ...known, ...over };
  expect(sizesShort(sizes)).toBe(short);
  expect(sizesLong(sizes)).toBe(long);
});

test.each<[Partial<KnownModel>, string, string]>([
  [{}, 'png, jpeg, webp', 'png, jpeg, webp; png is asked for'],
  [{ formats: ['jpeg'], always: {} }, 'jpeg', 'jpeg'],
  [{ formats: [] }, 'as it likes', 'as it likes: none can be asked for'],
  [{ formats: undefined, always: undefined }, 'not known', 'not known'],
])('formats of %j', (over, short, long) => {
  expect(formatsShort({ ...flux, ...over })).toBe(short);
  expect(formatsLong({ ...flux, ...over })).toBe(long);
});

test.each([
  [0, 'none'],
  [1, 'one picture with a prompt'],
  [4, 'up to 4 pictures with a prompt'],
])('%i inputs', (inputs, words) => {
  expect(inputsLong({ ...flux, inputs })).toBe(words);
});

const perMillion = { textIn: '1.00', imageIn: '1.00', textOut: '1.00', imageOut: '1.00' };
const tokens = (pictures: Record<string, Record<string, string>>): Partial<KnownModel> => ({
  price: { kind: 'tokens', perMillion, pictures, inputTokens: 1 },
});

test.each<[string, KnownModel, Partial<KnownModel>, string, string]>([
  ['by quality', gpt, {}, '$0.006–0.211', 'low $0.006, medium $0.053, high $0.211'],
  ['by grade', pro, {}, '$0.1344–0.24', 'a picture: 1K $0.1344, 2K $0.1344, 4K $0.24'],
  ['a picture, whatever its size', seedream, {}, '$0.035', '$0.035 a picture'],
  ['a megapixel', flux, {}, '$0.012', '$0.012 a megapixel, begun ones too'],
  [
    'begun megapixels of the least size there is',
    flux,
    { sizes: { ...seedream.sizes } },
    '$0.048',
    '$0.012 a megapixel',
  ],
  ['one price', gpt, tokens({ any: { low: '0.01' } }), '$0.01', 'low $0.01'],
  ['of other sizes', gpt, tokens({ '1x1': { low: '0.01' } }), 'not known', 'low not known'],
  ['of none', gpt, tokens({}), 'not known', 'a million tokens: prompt $1.00'],
])('prices %s', (_, known, over, short, long) => {
  expect(priceShort({ ...known, ...over })).toBe(short);
  expect(priceLong({ ...known, ...over }).join('\n')).toContain(long);
});

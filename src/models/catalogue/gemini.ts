import type { RatioSizes } from '../canvas-size.ts';
import type { KnownModel } from '../catalogue.ts';

/** The ratios that all of the family take. */
export const commonRatios = [
  '1:1',
  '2:3',
  '3:2',
  '3:4',
  '4:3',
  '4:5',
  '5:4',
  '9:16',
  '16:9',
  '21:9',
] as const;

const longRatios = [...commonRatios, '1:4', '4:1', '1:8', '8:1'] as const;

/** Pixels of a square picture of each grade; other ratios have about as many. */
export const grades: RatioSizes['grades'] = { '1K': 1024 ** 2, '2K': 2048 ** 2, '4K': 4096 ** 2 };

export const geminiModels: readonly KnownModel[] = [
  {
    model: 'gemini-3.1-flash-image',
    title: 'Nano Banana 2',
    sizes: { kind: 'ratios', ratios: longRatios, grades },
    inputs: 14,
    transparent: false,
    seed: false,
    price: {
      kind: 'tokens',
      perMillion: { textIn: '0.5', imageIn: '0.5', textOut: '3', imageOut: '60' },
      pictures: { any: { '1K': '0.0672', '2K': '0.1008', '4K': '0.1512' } },
      inputTokens: 1120,
    },
    shutdown: {
      date: null,
      words: 'deprecated since 2026-10-06, perhaps gone since 2026-10-29',
    },
    source:
      'Third parties that agree: 1120, 1680 and 2520 tokens a picture at $60 a million. Google deprecates it in favour of 2.1; the day it went is LiteLLM’s word.',
  },
  {
    model: 'gemini-nano-banana-2.1',
    title: 'Nano Banana 2.1',
    sizes: { kind: 'ratios', ratios: longRatios, grades },
    inputs: 14,
    transparent: false,
    seed: false,
    price: {
      kind: 'tokens',
      perMillion: { textIn: '1.5', imageIn: '1.5', textOut: '7.5', imageOut: '30' },
      pictures: { any: { '1K': '0.0336', '2K': '0.0504', '4K': '0.0756' } },
      inputTokens: 1120,
    },
    source:
      'LiteLLM’s price list of October 2026 for tokens and 1K; 2K and 4K by the tokens of its forerunner.',
  },
  {
    model: 'gemini-3-pro-image',
    title: 'Nano Banana Pro',
    sizes: { kind: 'ratios', ratios: commonRatios, grades },
    inputs: 14,
    transparent: false,
    seed: false,
    price: {
      kind: 'tokens',
      perMillion: { textIn: '2', imageIn: '2', textOut: '12', imageOut: '120' },
      pictures: { any: { '1K': '0.1344', '2K': '0.1344', '4K': '0.24' } },
      inputTokens: 560,
    },
    source: 'Third parties that agree: 1120 tokens a picture at 1K and 2K, 2000 at 4K.',
  },
];

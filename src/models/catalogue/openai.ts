import type { FreeSizes } from '../canvas-size.ts';
import type { KnownModel } from '../catalogue.ts';

/** The bounds of gpt-image-2, which newer ids keep to as far as is known. */
export const gptImageSizes: FreeSizes = {
  kind: 'free',
  step: 16,
  minSide: 16,
  maxSide: 3840,
  minPixels: 655_360,
  maxPixels: 8_294_400,
  maxRatio: 3,
};

export const openaiModels: readonly KnownModel[] = [
  {
    model: 'gpt-image-2',
    title: 'GPT Image 2',
    sizes: gptImageSizes,
    inputs: 16,
    transparent: 'preview',
    seed: false,
    price: {
      kind: 'tokens',
      perMillion: { textIn: '5', imageIn: '8', textOut: '10', imageOut: '30' },
      pictures: {
        '1024x1024': { low: '0.006', medium: '0.053', high: '0.211' },
        '1024x1536': { low: '0.005', medium: '0.041', high: '0.165' },
        '1536x1024': { low: '0.005', medium: '0.041', high: '0.165' },
      },
      // The rule for its forerunner at high fidelity: 65, 129 a tile, 6240 for an oblong picture.
      inputTokens: 7400,
    },
    source:
      'Sizes from the types of the openai package; tokens, pictures and the least and most pixels from third parties that agree.',
  },
  {
    model: 'gpt-image-1.5',
    title: 'GPT Image 1.5',
    sizes: {
      kind: 'listed',
      sizes: [
        { width: 1024, height: 1024 },
        { width: 1536, height: 1024 },
        { width: 1024, height: 1536 },
      ],
    },
    inputs: 16,
    transparent: true,
    seed: false,
    price: {
      kind: 'tokens',
      perMillion: { textIn: '5', imageIn: '8', textOut: '10', imageOut: '32' },
      pictures: { '1024x1024': { low: '0.009', medium: '0.034', high: '0.133' } },
      inputTokens: 7400,
    },
    shutdown: { date: '2026-12-01', words: 'shuts down on 2026-12-01' },
    source:
      'Sizes from the types of the openai package; prices from third parties that agree; its end from OpenAI’s list of deprecations.',
  },
];

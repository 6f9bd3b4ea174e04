import type { FreeSizes } from '../canvas-size.ts';
import type { KnownModel } from '../catalogue.ts';

const fluxSizes: FreeSizes = {
  kind: 'free',
  step: 16,
  minSide: 512,
  maxSide: 2048,
  minPixels: 512 ** 2,
  maxPixels: 2048 ** 2,
  maxRatio: 4,
};

const flux = { sizes: fluxSizes, transparent: false, seed: true } as const;

const png = { output_format: 'png' };
/** A prompt that is rewritten on the way is not the one that was tested. */
const asWritten = { enable_prompt_expansion: false };

/** What is sent to an endpoint in any case. */
export const alwaysSent: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'fal-ai/flux-2': { ...asWritten, ...png },
  'fal-ai/flux-2/lora': { ...asWritten, ...png },
  'fal-ai/flux-2/klein/9b': png,
  'fal-ai/flux-2/klein/4b': png,
  'fal-ai/bytedance/seedream/v5/lite/text-to-image': {},
};

/** And to one that the catalogue doesn't have. */
export const alwaysSentElsewhere = asWritten;

export const falModels: readonly KnownModel[] = [
  {
    model: 'fal-ai/bytedance/seedream/v5/lite/text-to-image',
    title: 'Seedream 5.0 Lite',
    // What lies outside is scaled without a word, so nothing outside is asked for.
    sizes: {
      kind: 'free',
      step: 16,
      minSide: 512,
      maxSide: 6144,
      minPixels: 2560 * 1440,
      maxPixels: 3072 ** 2,
      maxRatio: 8,
    },
    inputs: 10,
    transparent: false,
    seed: false,
    price: {
      kind: 'units',
      unit: 'image',
      usd: '0.035',
      edit: {
        endpoint: 'fal-ai/bytedance/seedream/v5/lite/edit',
        usd: '0.035',
        countsInputs: false,
      },
    },
    source:
      'Price from fal’s page of the model; bounds from the types of the @fal-ai/client package.',
  },
  {
    model: 'fal-ai/flux-2',
    title: 'FLUX.2 [dev]',
    ...flux,
    inputs: 4,
    price: {
      kind: 'units',
      unit: 'megapixel',
      usd: '0.012',
      edit: { endpoint: 'fal-ai/flux-2/edit', usd: '0.012', countsInputs: true },
    },
    source: 'Third parties that name fal’s page; bounds from the types of @fal-ai/client.',
  },
  {
    model: 'fal-ai/flux-2/klein/9b',
    title: 'FLUX.2 [klein] 9B',
    ...flux,
    inputs: 4,
    price: {
      kind: 'units',
      unit: 'megapixel',
      usd: '0.006',
      edit: { endpoint: 'fal-ai/flux-2/klein/9b/edit', usd: '0.011', countsInputs: true },
    },
    source: 'fal’s page of the model; editing from a third party that names fal’s page.',
  },
  {
    model: 'fal-ai/flux-2/klein/4b',
    title: 'FLUX.2 [klein] 4B',
    ...flux,
    inputs: 4,
    price: {
      kind: 'units',
      unit: 'megapixel',
      usd: '0.005',
      edit: { endpoint: 'fal-ai/flux-2/klein/4b/edit', usd: '0.01', countsInputs: true },
    },
    source: 'A third party that names fal’s page.',
  },
  {
    model: 'fal-ai/flux-2/lora',
    title: 'FLUX.2 [dev] with LoRA',
    ...flux,
    inputs: 3,
    price: {
      kind: 'units',
      unit: 'megapixel',
      usd: '0.02',
      edit: { endpoint: 'fal-ai/flux-2/lora/edit', usd: '0.02', countsInputs: true },
    },
    source:
      'What fal’s page says of the LoRA endpoints of [klein]; one third party says $0.012 of this one, and the higher one stands until fal’s own is seen.',
  },
];

import { createHash } from 'node:crypto';
import { TyposcopeError } from '../errors.ts';
import { compareUsd } from '../money.ts';
import { type PixelSize, sizeFor } from './canvas-size.ts';
import { alwaysSentElsewhere } from './catalogue/elsewhere.ts';
import { type KnownModel, knownModel } from './catalogue.ts';
import { seedOf } from './drawn.ts';
import type { ModelEntry } from './entry.ts';
import { inputFaults, inputHashes, inputPictures } from './input-pictures.ts';
import { vendors } from './keys.ts';
import type { ImageModel, ImageRequest } from './model.ts';
import { Nothing, type RemoteAnswer } from './remote/answer.ts';
import { tablePrice, unitsCost } from './remote/cost.ts';
import { type DownloadWay, downloadPicture } from './remote/download.ts';
import { explainFal, pictureAddress } from './remote/fal-answer.ts';
import { type FalResult, falResult, falResultOf } from './remote/fal-queue.ts';
import { falPackage } from './remote/packages.ts';
import { remoteModel } from './remote/remote-model.ts';
import type { FalParams } from './vendor-params.ts';

export interface FalEntry extends ModelEntry {
  params: FalParams;
}

type Lora = NonNullable<FalParams['loras']>[number];

/** Seedream, FLUX.2 and whatever else fal hosts, through fal's own package and its queue. */
export function falModel(
  entry: FalEntry,
  known: KnownModel | null = knownModel('fal', entry.model),
): ImageModel {
  const { params, model } = entry;
  const { loras = [] } = params;
  const vendor = vendors.fal;
  const address = (entry.baseURL ?? vendor.address).replace(/\/+$/, '');
  const edit =
    params.edit ?? (known?.price.kind === 'units' ? known.price.edit?.endpoint : undefined);

  function sizeOf({ sample }: ImageRequest): PixelSize {
    const { width, height } = params.size ?? sample.canvas;
    return params.size === undefined && known !== null && known.sizes.kind !== 'ratios'
      ? sizeFor(sample.canvas, known.sizes)
      : { width, height };
  }

  /** All but the prompt, pictures and weights. */
  function settings(request: ImageRequest): Record<string, unknown> {
    const takesSeed = known?.seed ?? params.seed !== undefined;
    return {
      image_size: sizeOf(request),
      ...(takesSeed ? { seed: seedFor(params.seed, request) } : {}),
      ...(params.steps === undefined ? {} : { num_inference_steps: params.steps }),
      ...(params.guidance === undefined ? {} : { guidance_scale: params.guidance }),
      ...(known?.always ?? alwaysSentElsewhere),
    };
  }

  async function inputOf(request: ImageRequest): Promise<Record<string, unknown>> {
    const pictures = await inputPictures(request);
    const weights = loras.map(({ path, scale }) => ({
      path: addressOf(path),
      ...(scale === undefined ? {} : { scale }),
    }));
    return {
      prompt: request.prompt,
      ...settings(request),
      ...(weights.length === 0 ? {} : { loras: weights }),
      ...(pictures.length === 0 ? {} : { image_urls: pictures.map(dataAddress) }),
    };
  }

  async function pictureOf(
    request: ImageRequest,
    way: DownloadWay,
    { data, units }: FalResult,
  ): Promise<RemoteAnswer> {
    const cost = unitsCost(known, units, endpointFor(request) !== model);
    const used = units === null ? {} : { usage: { units } };
    const facts = { ...used, ...(cost.usd === null ? {} : { cost }) };
    try {
      const own = entry.baseURL === null ? null : new URL(entry.baseURL).origin;
      const received = await downloadPicture(pictureAddress(data), own, way);
      // No picture is made of nothing: a cap would hold nothing back.
      const isFree = cost.usd !== null && compareUsd(cost.usd, '0') === 0;
      return { outcome: 'image', ...received, ...(isFree ? used : facts) };
    } catch (error) {
      // It was made, and billed, before it was lost.
      if (error instanceof Nothing) return { ...error.answer, ...facts };
      throw error;
    }
  }

  const endpointFor = ({ sample }: ImageRequest): string =>
    (sample.inputs?.length ?? 0) > 0 ? (edit ?? model) : model;

  return remoteModel({
    entry,
    vendor,

    async identity(request) {
      return {
        provider: 'fal',
        baseURL: address,
        model: endpointFor(request),
        ...settings(request),
        // Addresses of weights may be somebody's secret, and what they lead to is what counts.
        loras: loras.map(({ path, scale = 1 }) => ({ weights: hashOf(addressOf(path)), scale })),
        inputs: await inputHashes(request),
      };
    },

    price: (request) =>
      tablePrice(known, {
        prompt: request.prompt,
        inputs: request.sample.inputs?.length ?? 0,
        size: sizeOf(request),
        setting: '',
      }),

    async check(request) {
      const inputs = edit === undefined ? 0 : (known?.inputs ?? null);
      return [
        ...loras.filter(({ path }) => addressOf(path) === null).map(unset),
        ...(loras.length > 0 && known !== null && !/\/lora$/.test(model) ? [noLoras(entry)] : []),
        ...(await inputFaults(request, { id: entry.id, inputs })),
      ];
    },

    secrets: () =>
      loras.flatMap(({ path }) => (typeof path === 'string' ? [] : [addressOf(path) ?? ''])),

    load: falPackage,

    sent: settings,

    async ask(request, way) {
      const missing = loras.find(({ path }) => addressOf(path) === null);
      if (missing !== undefined) throw unset(missing);
      const input = await inputOf(request);
      const endpoint = endpointFor(request);
      const seconds = params.timeout ?? 300;
      return pictureOf(
        request,
        way,
        await falResult({ ...way, endpoint, input, address, seconds }),
      );
    },

    async fetchAgain(request, requestId, way) {
      const endpoint = endpointFor(request);
      const result = await falResultOf({ ...way, endpoint, address }, requestId);
      return { requestIds: [requestId], ...(await pictureOf(request, way, result)) };
    },

    explain: explainFal,
  });
}

/** Another one for each repeat, and the same for all models and samples of a benchmark. */
function seedFor(first: number | undefined, { seed, repeat }: ImageRequest): number {
  return first === undefined
    ? seedOf('picture', seed, repeat) % 2 ** 31
    : (first + repeat) % 2 ** 31;
}

/** null where the environment has no such variable. */
function addressOf(path: Lora['path']): string | null {
  if (typeof path === 'string') return path;
  const value = process.env[path.env]?.trim() ?? '';
  return value === '' ? null : value;
}

function hashOf(address: string | null): string | null {
  return address === null ? null : createHash('sha256').update(address).digest('hex');
}

function dataAddress({ bytes, type }: { bytes: Uint8Array; type: string }): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

function unset({ path }: Lora): TyposcopeError {
  const name = typeof path === 'string' ? path : path.env;
  return new TyposcopeError('environment', 'the address of LoRA weights is missing', {
    key: name,
    found: 'no value in the environment',
    expected: 'an address, or owner/name of a repository of weights',
    mend: `Set it in the shell that runs Typoscope: export ${name}=…`,
  });
}

function noLoras({ id, model }: FalEntry): TyposcopeError {
  return new TyposcopeError('benchmark', 'a model that takes no LoRA weights', {
    found: `params.loras of ${id}, whose model is ${model}`,
    expected: 'a model such as fal-ai/flux-2/lora',
  });
}

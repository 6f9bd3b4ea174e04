import type { GenerateContentParameters } from '@google/genai';
import type { TyposcopeError } from '../errors.ts';
import { ratioFor, sidesOf } from './canvas-size.ts';
import { commonRatios, grades } from './catalogue/elsewhere.ts';
import { type KnownModel, knownModel } from './catalogue.ts';
import type { ModelEntry } from './entry.ts';
import { inputFaults, inputHashes, inputPictures } from './input-pictures.ts';
import { vendors } from './keys.ts';
import type { ImageModel, ImageRequest } from './model.ts';
import { isMap, type RemoteNothing } from './remote/answer.ts';
import { tablePrice, type UsageCost, usageCost } from './remote/cost.ts';
import { geminiAnswer, tokensOf } from './remote/gemini-answer.ts';
import { lifting } from './remote/lift.ts';
import { geminiPackage } from './remote/packages.ts';
import { remoteModel } from './remote/remote-model.ts';
import { sizeFault } from './size-fault.ts';
import type { GeminiParams } from './vendor-params.ts';

export interface GeminiEntry extends ModelEntry {
  params: GeminiParams;
}

/** Nano Banana, through Google's own package: text and pictures in, text and pictures out. */
export function geminiModel(
  entry: GeminiEntry,
  known: KnownModel | null = knownModel('gemini', entry.model),
): ImageModel {
  const { params, model } = entry;
  const vendor = vendors.gemini;
  const baseUrl = entry.baseURL ?? vendor.address;
  // Each version of the package asks another one of its own accord.
  const apiVersion = params.apiVersion ?? 'v1beta';

  function imageConfig({ sample }: ImageRequest): { aspectRatio: string; imageSize?: string } {
    const sizes = known?.sizes.kind === 'ratios' ? known.sizes : { ratios: commonRatios, grades };
    const { ratio, grade } = ratioFor(sample.canvas, sizes);
    // Not every model knows grades, so an unknown one is only asked for what a file names.
    const imageSize = params.imageSize ?? (known === null ? undefined : grade);
    return {
      aspectRatio: params.aspectRatio ?? ratio,
      ...(imageSize === undefined ? {} : { imageSize }),
    };
  }

  return remoteModel({
    entry,
    vendor,

    async identity(request) {
      const inputs = await inputHashes(request);
      const config = imageConfig(request);
      return { provider: 'gemini', model, baseURL: baseUrl, apiVersion, ...config, inputs };
    },

    price: (request) => {
      const { aspectRatio, imageSize = '1K' } = imageConfig(request);
      return tablePrice(known, {
        prompt: request.prompt,
        inputs: request.sample.inputs?.length ?? 0,
        size: sidesOf(aspectRatio),
        setting: imageSize,
      });
    },

    async check(request) {
      const faults = await inputFaults(request, { id: entry.id, inputs: known?.inputs ?? null });
      return [...faults, ...gradeFaults(entry, known)];
    },

    load: geminiPackage,

    sent: imageConfig,

    async ask(request, { key, signal, ...way }) {
      const { fetch, lifted } = lifting(way.fetch);
      const { GoogleGenAI } = await geminiPackage();
      const httpOptions = { baseUrl, apiVersion, fetch: fetch as typeof globalThis.fetch };
      const client = new GoogleGenAI({ vertexai: false, apiKey: key, httpOptions });
      const pictures = (await inputPictures(request)).map(({ bytes, type }) => ({
        inlineData: { mimeType: type, data: Buffer.from(bytes).toString('base64') },
      }));
      const asked: GenerateContentParameters = {
        model,
        contents: [{ role: 'user', parts: [...pictures, { text: request.prompt }] }],
        config: {
          abortSignal: signal,
          responseModalities: ['TEXT', 'IMAGE'],
          imageConfig: imageConfig(request),
        },
      };
      const answer: unknown = await client.models.generateContent(asked);
      const costOf: UsageCost = (usage, isPicture) => usageCost(known, tokensOf(usage), isPicture);
      return geminiAnswer(answer, costOf, lifted);
    },

    explain: explainGemini,
  });
}

/** The package puts the body of an answer into the message, as JSON. */
export function explainGemini(error: unknown): RemoteNothing | null {
  if (!(error instanceof Error)) return null;
  const body = parsed(error.message);
  const told = isMap(body) && isMap(body.error) ? body.error : {};
  // What is neither good nor bad, such as a redirect, comes without a status of its own.
  const status = 'status' in error ? error.status : told.code;
  if (typeof status !== 'number') return null;
  const head = [`HTTP ${status}`, typeof told.status === 'string' ? told.status : ''].join(' ');
  const words = typeof told.message === 'string' ? told.message.trim() : '';
  const isPage = /^</.test(words);
  return {
    outcome: 'error',
    reason: words === '' || isPage ? head.trim() : `${head.trim()}: ${words}`,
    ...failureOfBody(status, told),
  };
}

/** A bad key has the status of a bad request here, and how long to wait stands in the body. */
function failureOfBody(
  status: number,
  { message, details }: Readonly<Record<string, unknown>>,
): Pick<RemoteNothing, 'failure'> {
  const account = { failure: { kind: 'account', afterMs: null, mayBeBilled: false } } as const;
  if (status === 400 && /API key (not valid|expired)|API_KEY_INVALID/i.test(String(message)))
    return account;
  if (status !== 429) return {};
  const all = Array.isArray(details) ? details.filter(isMap) : [];
  // Whatever it says of seconds, there is nothing more before tomorrow.
  if (all.flatMap(quotasOf).some((quota) => /PerDay/i.test(quota))) return account;
  const delay = all.map(({ retryDelay }) => /^(\d+(?:\.\d+)?)s$/.exec(String(retryDelay))?.[1]);
  const seconds = delay.find((each) => each !== undefined);
  if (seconds === undefined) return {};
  return { failure: { kind: 'busy', afterMs: Number(seconds) * 1000, mayBeBilled: false } };
}

/** The limits that were reached, by their names. */
function quotasOf({ violations }: Readonly<Record<string, unknown>>): string[] {
  const all = Array.isArray(violations) ? violations.filter(isMap) : [];
  return all.map(({ quotaId }) => String(quotaId));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function gradeFaults(entry: GeminiEntry, known: KnownModel | null): TyposcopeError[] {
  if (known?.sizes.kind !== 'ratios') return [];
  const { ratios, grades } = known.sizes;
  const { imageSize, aspectRatio } = entry.params;
  const words = (names: readonly string[]) => `one of ${names.join(', ')}`;
  return [
    ...(imageSize === undefined || Object.hasOwn(grades, imageSize)
      ? []
      : [sizeFault(entry, 'imageSize', imageSize, words(Object.keys(grades)))]),
    ...(aspectRatio === undefined || ratios.includes(aspectRatio)
      ? []
      : [sizeFault(entry, 'aspectRatio', aspectRatio, words(ratios))]),
  ];
}

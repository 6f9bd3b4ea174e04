import type { Images } from 'openai/resources/images';
import { askedSize, type CompatibleParams } from './compatible-params.ts';
import { seedOf } from './drawn.ts';
import { type ModelEntry, statedCost } from './entry.ts';
import { inputFaults, inputHashes, inputPictures } from './input-pictures.ts';
import { anyServer } from './keys.ts';
import type { ImageModel, ImageRequest } from './model.ts';
import { Nothing } from './remote/answer.ts';
import {
  compatibleAnswer,
  explainCompatible,
  readBody,
  ServerFault,
} from './remote/compatible-answer.ts';
import { downloadPicture } from './remote/download.ts';
import { asFiles, openaiImages } from './remote/openai-client.ts';
import { openaiPackage } from './remote/packages.ts';
import { remoteModel, type Way } from './remote/remote-model.ts';

export interface CompatibleEntry extends ModelEntry {
  params: CompatibleParams;
  baseURL: string;
}

type Body = Record<string, unknown>;

/**
 * Any server that speaks OpenAI's images interface, more or less: one on a machine of your own, or
 * a gateway. What it can and what it costs is the benchmark's word.
 */
export function compatibleModel(entry: CompatibleEntry): ImageModel {
  const { params, model } = entry;
  const { extra = {}, sdcpp, quality, responseFormat = 'b64_json' } = params;
  const baseURL = entry.baseURL.replace(/\/+$/, '');
  const images = openaiImages({ baseURL, isOwn: false });

  /** All but the prompt, the pictures and what is extra. */
  function settings(request: ImageRequest): Body {
    const size = askedSize(params, request.sample.canvas);
    const seed = seedFor(params.seed, request);
    return {
      model,
      n: 1,
      ...(size === null ? {} : { size }),
      ...(quality === undefined ? {} : { quality }),
      ...(responseFormat === 'none' ? {} : { response_format: responseFormat }),
      ...(sdcpp === undefined ? seed : { sd_cpp_extra_args: { ...sdcpp, ...seed } }),
    };
  }

  function bodyOf(request: ImageRequest): Body {
    const { sd_cpp_extra_args: args, ...rest } = settings(request);
    const block = `<sd_cpp_extra_args>${JSON.stringify(args)}</sd_cpp_extra_args>`;
    const prompt = args === undefined ? request.prompt : `${request.prompt} ${block}`;
    return { ...extra, ...rest, prompt };
  }

  async function called(request: ImageRequest, way: Way): Promise<Response> {
    const body = bodyOf(request);
    const { key, signal } = way;
    const pictures = await inputPictures(request);
    const image = pictures.length === 0 ? null : await asFiles(pictures);
    return images({ key, fetch: fetchOf(way), signal }, (made, options) =>
      (image === null
        ? made.generate(body as unknown as Generation, options)
        : made.edit({ ...fieldsOf(body), image } as unknown as Edit, options)
      ).asResponse(),
    );
  }

  return remoteModel({
    entry,
    vendor: anyServer,

    async identity(request) {
      const inputs = await inputHashes(request);
      return { provider: 'openai-compatible', baseURL, ...settings(request), extra, inputs };
    },

    // Nobody else knows.
    price: () => statedCost(entry),

    check: (request) => inputFaults(request, { id: entry.id, inputs: null }),

    load: openaiPackage,

    sent: (request) => ({ ...extra, ...settings(request) }),

    async ask(request, way) {
      const answer = await called(request, way);
      const body = new Uint8Array(await answer.arrayBuffer());
      const contentType = answer.headers.get('content-type');
      return compatibleAnswer({ body, contentType }, (address) =>
        downloadPicture(absolute(address, baseURL), new URL(baseURL).origin, way),
      );
    },

    explain: explainCompatible,
  });
}

type Generation = Parameters<Images['generate']>[0] & { stream?: false };
type Edit = Parameters<Images['edit']>[0] & { stream?: false };

/** Another one for each repeat: some servers have one seed for all that say none. */
function seedFor(first: CompatibleParams['seed'], { seed, repeat }: ImageRequest): Body {
  if (first === 'none') return {};
  return {
    seed: (first === undefined ? seedOf('picture', seed, repeat) : first + repeat) % 2 ** 31,
  };
}

/** Keeps what a bad status came with, of which the package passes on only what OpenAI would send. */
function fetchOf({ fetch, heard }: Way): Way['fetch'] {
  return async (input, init) => {
    const answer = await fetch(input, init);
    const id = answer.headers.get('x-request-id');
    if (id !== null && id !== '') heard(id);
    if (answer.ok) return answer;
    throw new ServerFault(answer.status, readBody(new Uint8Array(await answer.arrayBuffer())));
  };
}

/** A form knows words only: maps and lists go as JSON, and what is null does not go. */
function fieldsOf(body: Body): Body {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : value]),
  );
}

/** Some servers name their pictures by a path alone. */
function absolute(address: string, baseURL: string): string {
  if (/^data:/i.test(address)) return address;
  if (URL.canParse(address, baseURL)) return new URL(address, baseURL).href;
  throw new Nothing({ outcome: 'error', reason: 'The answer names no address of its picture.' });
}

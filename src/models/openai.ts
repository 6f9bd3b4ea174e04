import type {
  ImageEditParamsNonStreaming,
  ImageGenerateParamsNonStreaming,
} from 'openai/resources/images';
import { TyposcopeError } from '../errors.ts';
import { type PixelSize, sizeFor } from './canvas-size.ts';
import { gptImageSizes } from './catalogue/openai.ts';
import { type KnownModel, knownModel } from './catalogue.ts';
import type { ModelEntry } from './entry.ts';
import { type InputPicture, inputFaults, inputHashes, inputPictures } from './input-pictures.ts';
import { isOwnAddress, vendors } from './keys.ts';
import type { ImageModel, ImageRequest } from './model.ts';
import { tablePrice, usageCost } from './remote/cost.ts';
import { explainOpenai, openaiAnswer, tokensOf } from './remote/openai-answer.ts';
import { remoteModel } from './remote/remote-model.ts';
import { sendOnce } from './remote/send-once.ts';
import type { OpenaiParams } from './vendor-params.ts';

export interface OpenaiEntry extends ModelEntry {
  params: OpenaiParams;
}

type Sent = Omit<ImageGenerateParamsNonStreaming, 'prompt'>;

/** GPT Image, through OpenAI's own package: made of a prompt, or of a prompt and pictures. */
export function openaiModel(
  entry: OpenaiEntry,
  known: KnownModel | null = knownModel('openai', entry.model),
): ImageModel {
  const { params, model } = entry;
  const vendor = vendors.openai;
  const baseURL = entry.baseURL ?? vendor.address;
  const sizes = known?.sizes.kind === 'listed' ? known.sizes : gptImageSizes;

  function sent({ sample }: ImageRequest): Sent {
    const { width, height } = sizeFor(sample.canvas, sizes);
    const background =
      params.background ?? (sample.background === 'transparent' ? 'transparent' : undefined);
    return {
      model,
      n: 1,
      size: params.size ?? `${width}x${height}`,
      output_format: params.output_format ?? 'png',
      ...(params.quality === undefined ? {} : { quality: params.quality }),
      ...(background === undefined ? {} : { background }),
      // Editing knows no such thing.
      ...(params.moderation === undefined || isEdit(sample)
        ? {}
        : { moderation: params.moderation }),
    };
  }

  return remoteModel({
    entry,
    vendor,

    async identity(request) {
      const inputs = await inputHashes(request);
      return { provider: 'openai', baseURL, ...sent(request), inputs };
    },

    price: (request) =>
      tablePrice(known, {
        prompt: request.prompt,
        inputs: request.sample.inputs?.length ?? 0,
        size: pixels(sent(request).size),
        // What the model may decide costs as much as it may decide on.
        setting:
          params.quality === undefined || params.quality === 'auto' ? 'high' : params.quality,
      }),

    async check(request) {
      const faults = await inputFaults(request, { id: entry.id, inputs: known?.inputs ?? null });
      const { background, output_format } = sent(request);
      if (background !== 'transparent' || output_format !== 'jpeg') return faults;
      return [...faults, noJpeg(entry, request)];
    },

    load: () => import('openai'),

    async ask(request, { key, signal }) {
      const { default: OpenAI } = await import('openai');
      const isOwn = isOwnAddress(baseURL, vendor);
      const client = new OpenAI({
        apiKey: key,
        baseURL,
        // It would send again what may have been billed already, and hide it in the latency.
        maxRetries: 0,
        timeout: 2 ** 31 - 1,
        fetch: sendOnce,
        logLevel: 'off',
        adminAPIKey: null,
        // What the environment says of OpenAI is nobody else's business.
        ...(isOwn ? {} : { organization: null, project: null }),
      });
      const options = { signal, ...(isOwn ? {} : { headers: headersElsewhere(key) }) };
      const body = { ...sent(request), prompt: request.prompt };
      const call = isEdit(request.sample)
        ? client.images.edit(await withPictures(body, await inputPictures(request)), options)
        : client.images.generate(body, options);
      const { data, request_id } = await call.withResponse();
      const facts = { requestIds: request_id === null ? [] : [request_id] };
      return { ...openaiAnswer(data, (usage) => usageCost(known, tokensOf(usage))), ...facts };
    },

    explain: explainOpenai,
  });
}

function isEdit({ inputs }: ImageRequest['sample']): boolean {
  return (inputs?.length ?? 0) > 0;
}

async function withPictures(
  body: Sent & { prompt: string },
  pictures: readonly InputPicture[],
): Promise<ImageEditParamsNonStreaming> {
  const { toFile } = await import('openai');
  const image = await Promise.all(
    // Without a type the service takes a file for bytes of any kind and refuses it.
    pictures.map(({ bytes, name, type }) => toFile(bytes, name, { type })),
  );
  return { ...body, image } as ImageEditParamsNonStreaming;
}

/**
 * The package sends headers along that it finds in the environment, wherever it sends; they are
 * OpenAI's, and one of them may be a key.
 */
function headersElsewhere(key: string): Record<string, string | null> {
  const lines = (process.env.OPENAI_CUSTOM_HEADERS ?? '').split('\n');
  const names = lines.filter((line) => line.includes(':')).map((line) => line.split(':', 1)[0]!);
  const none = Object.fromEntries(names.map((name) => [name.trim().toLowerCase(), null]));
  return { ...none, authorization: `Bearer ${key}` };
}

function pixels(size: Sent['size']): PixelSize | null {
  const match = /^(\d+)x(\d+)$/.exec(size ?? '');
  return match === null ? null : { width: Number(match[1]), height: Number(match[2]) };
}

function noJpeg({ id }: OpenaiEntry, { sample }: ImageRequest): TyposcopeError {
  return new TyposcopeError('benchmark', 'a JPEG has no transparent background', {
    sample: sample.id,
    found: `output_format: jpeg for ${id}`,
    expected: 'png or webp where a background is transparent',
    mend: 'Leave output_format out',
  });
}

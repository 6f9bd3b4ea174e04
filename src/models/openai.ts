import type {
  ImageEditParamsNonStreaming,
  ImageGenerateParamsNonStreaming,
} from 'openai/resources/images';
import { TyposcopeError } from '../errors.ts';
import { allows, type PixelSize, sizeFor } from './canvas-size.ts';
import { gptImageSizes } from './catalogue/elsewhere.ts';
import { type KnownModel, knownModel } from './catalogue.ts';
import type { ModelEntry } from './entry.ts';
import { type InputPicture, inputFaults, inputHashes, inputPictures } from './input-pictures.ts';
import { isOwnAddress, vendors } from './keys.ts';
import type { ImageModel, ImageRequest } from './model.ts';
import { tablePrice, type UsageCost, usageCost } from './remote/cost.ts';
import { lifting } from './remote/lift.ts';
import { explainOpenai, openaiAnswer, tokensOf } from './remote/openai-answer.ts';
import { asFiles, openaiImages } from './remote/openai-client.ts';
import { openaiPackage } from './remote/packages.ts';
import { remoteModel } from './remote/remote-model.ts';
import { sizeFault, sizeWords } from './size-fault.ts';
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
  const images = openaiImages({ baseURL, isOwn: isOwnAddress(baseURL, vendor) });
  const sizes = known === null || known.sizes.kind === 'ratios' ? gptImageSizes : known.sizes;

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
      const { size, background, output_format } = sent(request);
      const asked = pixels(size);
      if (known !== null && asked !== null && !allows(sizes, asked)) {
        faults.push(sizeFault(entry, 'size', `${params.size}`, sizeWords(sizes)));
      }
      if (background !== 'transparent' || output_format !== 'jpeg') return faults;
      return [...faults, noJpeg(entry, request)];
    },

    load: openaiPackage,

    sent,

    async ask(request, { key, signal, ...way }) {
      const { fetch, lifted } = lifting(way.fetch);
      const body = { ...sent(request), prompt: request.prompt };
      const edit = isEdit(request.sample)
        ? await withPictures(body, await inputPictures(request))
        : null;
      const { data, request_id } = await images({ key, fetch, signal }, (made, options) =>
        (edit === null ? made.generate(body, options) : made.edit(edit, options)).withResponse(),
      );
      const facts = { requestIds: request_id === null ? [] : [request_id] };
      const costOf: UsageCost = (usage, isPicture) => usageCost(known, tokensOf(usage), isPicture);
      return { ...openaiAnswer(data, costOf, lifted), ...facts };
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
  const image = await asFiles(pictures);
  return { ...body, image } as ImageEditParamsNonStreaming;
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

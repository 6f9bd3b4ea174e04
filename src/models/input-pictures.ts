import { join } from 'node:path';
import { TyposcopeError } from '../errors.ts';
import { hashRegularFile } from '../picture/hash-file.ts';
import { inspectPicture } from '../picture/inspect.ts';
import { defaultLimits } from '../picture/limits.ts';
import { readRegularFile } from '../picture/read-file.ts';
import { isSvg, type PictureFormat } from '../picture/sniff.ts';
import type { ImageRequest } from './model.ts';

/** A picture that is sent with a prompt. */
export interface InputPicture {
  /** A name with the suffix of its type. */
  name: string;
  type: `image/${PictureFormat}`;
  bytes: Uint8Array;
}

/** Pixels of a drawing's longer side; more would be made smaller by whoever receives it. */
const DRAWN = 1024;
const suffixes: Readonly<Record<PictureFormat, string>> = { png: 'png', jpeg: 'jpg', webp: 'webp' };

/**
 * A sample's input pictures as models take them: what is a drawing (SVG) is drawn as PNG, the rest
 * is sent byte for byte.
 *
 * @throws {TyposcopeError} code `set` for a file that can no longer be read
 */
export async function inputPictures({ sample, folder }: ImageRequest): Promise<InputPicture[]> {
  return Promise.all(
    (sample.inputs ?? []).map(async (input, i) => {
      const bytes = await read(input, folder, sample.id);
      const drawn = isSvg(bytes) ? await draw(bytes, input, folder, sample.id) : bytes;
      const header = await inspectPicture(drawn, defaultLimits);
      if (!header.ok) throw bad(input, folder, sample.id, header.message);
      const name = `input-${i + 1}.${suffixes[header.format]}`;
      return { name, type: `image/${header.format}` as const, bytes: drawn };
    }),
  );
}

/** Lower case hex over each file as it lies in the set, which no package's version changes. */
export async function inputHashes({ sample, folder }: ImageRequest): Promise<string[]> {
  return Promise.all(
    (sample.inputs ?? []).map(async (input) => {
      const bounds = { maxBytes: defaultLimits.maxBytes, within: folder };
      const file = await hashRegularFile(join(folder, input), bounds);
      if (!file.ok) throw bad(input, folder, sample.id, file.message);
      return file.sha256;
    }),
  );
}

/** Why a sample's input pictures can't be sent. */
export async function inputFaults(
  request: ImageRequest,
  model: { id: string; inputs: number | null },
): Promise<TyposcopeError[]> {
  const { inputs = [], id } = request.sample;
  if (inputs.length === 0) return [];
  if (model.inputs !== null && inputs.length > model.inputs) {
    return [
      new TyposcopeError('benchmark', 'a sample with more input pictures than its model takes', {
        sample: id,
        found: `${inputs.length} for ${model.id}`,
        expected: model.inputs === 0 ? 'none' : `${model.inputs} at most`,
        mend: 'Leave the model or the set out of this benchmark',
      }),
    ];
  }
  try {
    await inputPictures(request);
    return [];
  } catch (error) {
    if (error instanceof TyposcopeError) return [error];
    throw error;
  }
}

async function read(input: string, folder: string, sample: string): Promise<Buffer> {
  const bounds = { maxBytes: defaultLimits.maxBytes, within: folder };
  const file = await readRegularFile(join(folder, input), bounds);
  if (!file.ok) throw bad(input, folder, sample, file.message);
  return file.bytes;
}

async function draw(bytes: Buffer, input: string, folder: string, sample: string): Promise<Buffer> {
  try {
    // From bytes, never by path: an SVG without an address can name no files beside it.
    const { default: sharp } = await import('sharp');
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const density = Math.min(2400, Math.max(1, (72 * DRAWN) / Math.max(width, height)));
    return await sharp(bytes, { density, limitInputPixels: defaultLimits.maxPixels })
      .resize(DRAWN, DRAWN, { fit: 'inside' })
      .png()
      .toBuffer();
  } catch (cause) {
    const words = cause instanceof Error ? cause.message.split('\n', 1)[0]! : String(cause);
    throw bad(input, folder, sample, words);
  }
}

function bad(input: string, folder: string, sample: string, found: string): TyposcopeError {
  return new TyposcopeError('set', 'an input picture that can’t be sent', {
    file: join(folder, input),
    sample,
    found: found.replace(/\.$/, ''),
    expected: 'an SVG, PNG, JPEG or WebP that is whole',
  });
}

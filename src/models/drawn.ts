import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Sample } from '../dataset/schema.ts';
import { TyposcopeError } from '../errors.ts';
import { readRegularFile } from '../picture/read-file.ts';
import type { Page } from '../typeset/page.ts';
import type { TypesetOptions } from '../typeset/request.ts';
import { TYPESETTER_VERSION } from '../typeset/version.ts';
import type { ImageRequest } from './model.ts';

/** What the models that the typesetter draws for have in common. */
export interface Drawing {
  /** The page as it was asked for; the same request and look give the same page. */
  compose(request: ImageRequest): Promise<Page>;
  /** All that decides the page, as far as it is the typesetter's. */
  identity(request: ImageRequest): Promise<Record<string, unknown>>;
  /** Why pages can't be drawn, sample by sample. */
  check(requests: readonly ImageRequest[]): Promise<TyposcopeError[]>;
}

/**
 * The same request gives all of these models the same page: what differs between their pictures is
 * what was drawn wrong, and not that one of them is in a typeface that is harder to read.
 */
export function drawing(options: TypesetOptions): Drawing {
  const hashes = new Map<string, Promise<string>>();
  const hashOf = (file: string): Promise<string> => {
    const known = hashes.get(file) ?? hashOfFile(file);
    hashes.set(file, known);
    return known;
  };
  const compose = async ({ sample, folder, seed, repeat }: ImageRequest): Promise<Page> => {
    // What draws takes its time to load, and is of no use to whoever asks others.
    const { composePage } = await import('../typeset/compose.ts');
    try {
      return await composePage({ sample, folder, seed: seedOf(seed, repeat), options });
    } catch (error) {
      throw ofSample(sample, error);
    }
  };
  /** Pages that were composed to see whether they can be, until they are asked for. */
  const checked = new Map<string, { sample: Sample; page: Page }>();
  const nameOf = ({ sample, folder, seed, repeat }: ImageRequest): string =>
    [folder, sample.id, seed, repeat].join('\n');
  return {
    async compose(request) {
      const name = nameOf(request);
      const known = checked.get(name);
      checked.delete(name);
      return known?.sample === request.sample ? known.page : compose(request);
    },
    async identity({ sample, folder, seed }) {
      const { fonts = [], ...rest } = options;
      const { prompt: _, ...asked } = sample;
      const assets = [sample.logo?.asset, sample.product?.asset].filter(
        (file) => file !== undefined,
      );
      return {
        typesetter: TYPESETTER_VERSION,
        seed,
        options: { ...rest, fonts: await Promise.all(fonts.map(hashOf)) },
        sample: asked,
        assets: await Promise.all(assets.map((asset) => hashOf(join(folder, asset)))),
      };
    },
    async check(requests) {
      const faults: TyposcopeError[] = [];
      // Repeats differ in looks, and what fits in one typeface may not in another.
      for (const request of requests) {
        try {
          const page = await compose(request);
          checked.set(nameOf(request), { sample: request.sample, page });
        } catch (error) {
          if (!(error instanceof TyposcopeError)) throw error;
          if (!faults.some(({ message }) => message === error.message)) faults.push(error);
        }
      }
      return faults;
    },
  };
}

/** An asset's fault doesn't know which sample wants it. */
function ofSample(sample: Sample, error: unknown): unknown {
  if (!(error instanceof TyposcopeError) || error.detail.sample !== undefined) return error;
  return new TyposcopeError(error.code, error.what, { ...error.detail, sample: sample.id });
}

/** Fonts of all Chinese characters in many weights have up to some 300 MB. */
const MAX_BYTES = 1024 ** 3;

/** @throws {TyposcopeError} code `set` where it was there when the set was loaded and now is not */
async function hashOfFile(file: string): Promise<string> {
  const answer = await readRegularFile(file, { maxBytes: MAX_BYTES });
  if (answer.ok) return sha256(answer.bytes);
  throw new TyposcopeError('set', 'a file that can no longer be read', {
    file,
    found: answer.message.replace(/\.$/, ''),
  });
}

/** A number that hangs on all of its parts. */
export function seedOf(...parts: readonly (string | number)[]): number {
  return createHash('sha256').update(parts.join('\n')).digest().readUInt32LE(0);
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

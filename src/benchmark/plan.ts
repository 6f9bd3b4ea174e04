import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { finishedPrompt } from '../dataset/prompt.ts';
import type { Sample } from '../dataset/schema.ts';
import { TyposcopeError } from '../errors.ts';
import type { ModelEntry } from '../models/entry.ts';
import type { ImageRequest } from '../models/model.ts';
import { hashRegularFile } from '../picture/hash-file.ts';
import { defaultLimits } from '../picture/limits.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Benchmark } from './load.ts';

/** One picture to be asked for. */
export interface Cell {
  /** The set's name, and its folder. */
  set: string;
  folder: string;
  sample: Sample;
  model: ModelEntry;
  /** From 0. */
  repeat: number;
}

/**
 * Every picture of a benchmark, by set, sample, model and repeat in the file's order: a run that
 * is cut short has asked all models for the same samples.
 */
export function planCells({
  sets,
  models,
  repeats,
}: Pick<Benchmark, 'sets' | 'models' | 'repeats'>): Cell[] {
  const numbers = Array.from({ length: repeats }, (_, repeat) => repeat);
  return sets.flatMap(({ info, folder, samples }) =>
    samples.flatMap((sample) =>
      models.flatMap((model) =>
        numbers.map((repeat): Cell => ({ set: info.name, folder, sample, model, repeat })),
      ),
    ),
  );
}

export function requestOf({ sample, folder, repeat }: Cell, seed: number): ImageRequest {
  return { sample, folder, prompt: finishedPrompt(sample), repeat, seed };
}

/**
 * What a picture is kept under: a hash of all that decides it. Same key, same picture, never paid
 * twice. The seed is in it only where the model says so, since most models know none.
 *
 * @param identity as the model gives it for this request
 * @throws {TyposcopeError} code `set` where an input picture can no longer be read
 */
export async function cellKey(
  identity: Record<string, unknown>,
  request: ImageRequest,
): Promise<string> {
  const { sample, prompt, repeat } = request;
  const { width, height } = sample.canvas;
  const inputs = await Promise.all((sample.inputs ?? []).map((input) => inputHash(input, request)));
  const decides = { identity, prompt, canvas: { width, height }, inputs, repeat };
  return sha256(canonicalJson(decides));
}

async function inputHash(input: string, { folder, sample }: ImageRequest): Promise<string> {
  const file = await hashRegularFile(join(folder, input), {
    maxBytes: defaultLimits.maxBytes,
    within: folder,
  });
  if (file.ok) return file.sha256;
  throw new TyposcopeError('set', 'an input picture can no longer be read', {
    file: join(folder, input),
    sample: sample.id,
    found: file.message.replace(/\.$/, ''),
  });
}

function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

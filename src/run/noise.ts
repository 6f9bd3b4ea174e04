import type { SampleSet } from '../dataset/load.ts';
import { finishedPrompt } from '../dataset/prompt.ts';
import type { Sample } from '../dataset/schema.ts';
import { TyposcopeError } from '../errors.ts';
import { countBlocks, rateOf } from '../figures/error-counts.ts';
import type { NoiseFloor } from '../figures/noise-floor.ts';
import { referenceModel } from '../models/reference.ts';
import type { PictureFile } from '../picture/picture.ts';
import { type Answering, answerOf } from './answer.ts';
import type { FloorRates, Place } from './judged-before.ts';
import type { Judging } from './score-picture.ts';
import { type Seeing, seePicture } from './see-picture.ts';

/**
 * The floors of a run's samples, each found once, and only where it is asked for: a sample without a
 * picture has no rate to stand beside, and reading its reference takes as long as reading any other.
 */
export interface Noise {
  of(sample: Sample): Promise<NoiseFloor | null>;
  /** All that were asked for and that there are, in the sets' order. */
  all(): Promise<NoiseFloor[]>;
  /** Why others that were asked for are not there, in words. */
  undrawn(): Promise<string[]>;
}

/** @param seed the run's, so that a benchmark's own reference pictures are the floor's too */
export function noiseOf(
  sets: readonly SampleSet[],
  seed: number,
  seeing: Seeing & Answering & Partial<Pick<Judging, 'before'>>,
): Noise {
  const model = referenceModel({ id: 'reference', options: {} });
  const known = new Map<Sample, Promise<NoiseFloor | string>>();
  const setOf = new Map(sets.flatMap((set) => set.samples.map((sample) => [sample, set] as const)));

  async function measure(sample: Sample): Promise<NoiseFloor | string> {
    const set = setOf.get(sample)!;
    const prompt = finishedPrompt(sample);
    const request = { sample, folder: set.folder, prompt, repeat: 0, seed };
    try {
      const answer = await answerOf(model, request, seeing);
      if (answer.outcome !== 'image') return answer.reason;
      const place = (await seeing.before?.floor(sample, answer.picture.sha256)) ?? null;
      const rates = place?.find() ?? (await seen(sample, answer.picture, place));
      if (typeof rates === 'string') return rates;
      return { set: set.info.name, sample: sample.id, ...rates };
    } catch (error) {
      // Copy that doesn't fit, or that no font can draw: the sample has no floor, and is judged.
      if (error instanceof TyposcopeError && error.code === 'set') return error.message;
      throw error;
    }
  }

  async function seen(sample: Sample, picture: PictureFile, place: Place<FloorRates> | null) {
    const answer = await seePicture(sample, picture, seeing);
    if (!('judged' in answer)) return 'fault' in answer ? answer.fault : answer.failure;
    const blocks = countBlocks(answer.judged.blocks);
    const rates = { ...rateOf(blocks), blocks };
    return place === null ? rates : place.keep(rates);
  }

  const found = (sample: Sample): Promise<NoiseFloor | string> => {
    const floor = known.get(sample) ?? measure(sample);
    known.set(sample, floor);
    return floor;
  };
  const each = () => Promise.all([...setOf.keys()].flatMap((sample) => known.get(sample) ?? []));
  return {
    of: async (sample) => {
      const floor = await found(sample);
      return typeof floor === 'string' ? null : floor;
    },
    all: async () => (await each()).filter((floor) => typeof floor !== 'string'),
    undrawn: async () => (await each()).filter((floor) => typeof floor === 'string'),
  };
}

/** Where no floor is asked for. */
export const noNoise: Noise = {
  of: async () => null,
  all: async () => [],
  undrawn: async () => [],
};

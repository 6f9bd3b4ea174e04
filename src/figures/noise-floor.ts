import type { Sample } from '../dataset/schema.ts';
import type { Results } from '../results/results.ts';
import { type Counted, heightOf, rateOf, ratesBy, scriptOf } from './error-counts.ts';

/**
 * The readers' own error on a sample: its reference picture, which shows the copy exactly, read as
 * a model's picture is. A gap between models that is smaller than this is no gap.
 */
export interface NoiseFloor {
  set: string;
  sample: Sample['id'];
  /** Errors over decided characters; null where nothing was decided. */
  cer: number | null;
  /** Decided characters, and all. */
  n: number;
  characters: number;
  blocks: readonly Counted[];
}

/** The floor over a run's samples, in the form of `results.json`. */
export function noiseResult(noise: readonly NoiseFloor[]): NonNullable<Results['run']['noise']> {
  const blocks = noise.flatMap((floor) => floor.blocks);
  return {
    ...rateOf(blocks),
    scripts: ratesBy(blocks, scriptOf),
    heights: ratesBy(blocks, heightOf),
    samples: noise.map(({ set, sample, cer, n, characters }) => ({
      set,
      sample,
      cer,
      n,
      characters,
    })),
  };
}

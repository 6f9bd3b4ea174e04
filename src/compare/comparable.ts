import { type JudgedPicture, judgedPicture } from '../figures/judged.ts';
import { readersError } from '../figures/readers-error.ts';
import type { Results, RunResult } from '../results/results.ts';

/** A run as far as another is held against it; a baseline's file is one of these. */
export interface Comparable {
  benchmark: string | null;
  sets: RunResult['sets'];
  bars: RunResult['bars'];
  gates: NonNullable<RunResult['gates']>;
  normalization: readonly string[];
  trust: number | null;
  floors: NonNullable<RunResult['floors']> | null;
  readers: readonly { id: string; version: string; data: string }[];
  /** Rules of layout that the user brought. */
  rules: readonly { id: string; sha256: string | null }[];
  /** Version of the program that judged. */
  typoscope: string;
  readersError: number;
  /** Models that only draw what they were told to. */
  simulated: readonly string[];
  pictures: readonly JudgedPicture[];
}

/** What another run can be held against; in an order that hangs on nothing but the run's pictures. */
export function comparableOf({ run, images, models }: Results): Comparable {
  return {
    benchmark: run.benchmark,
    sets: run.sets.toSorted((a, b) => order(a.name, b.name)),
    bars: run.bars,
    gates: run.gates ?? {},
    normalization: run.normalization,
    trust: run.trust ?? null,
    floors: run.floors ?? null,
    readers: run.versions.readers
      .map(({ id, version, data }) => ({ id, version, data }))
      .sort((a, b) => order(a.data, b.data) || order(a.id, b.id) || order(a.version, b.version)),
    rules: (run.versions.rules ?? []).toSorted((a, b) => order(a.id, b.id)),
    typoscope: run.versions.typoscope,
    readersError: readersError(run),
    simulated: models
      .filter((model) => model.simulated)
      .map(({ model }) => model)
      .sort(order),
    pictures: images
      .map(judgedPicture)
      .sort(
        (a, b) =>
          order(a.model, b.model) ||
          order(a.set, b.set) ||
          order(a.sample, b.sample) ||
          a.repeat - b.repeat,
      ),
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

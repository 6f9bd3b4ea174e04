import { ASSUMED_SECONDS } from '../benchmark/plan-table.ts';

/** What is known of how long a model takes, and what it is to do. */
export interface ModelTime {
  /** Models of one lane share its turns. */
  lane: string;
  /** Calls at a time in that lane. */
  atOnce: number;
  toDo: number;
  /** Milliseconds of pictures that it made before. */
  measured: readonly number[];
}

/** Seconds, and how many models they are guessed of. */
export interface PlannedTime {
  seconds: number;
  assumed: number;
}

/** How long a run asks for: lanes work side by side, so the slowest one. */
export function durationOf(models: readonly ModelTime[]): PlannedTime {
  const lanes = [...Map.groupBy(models, ({ lane }) => lane).values()].map((own) => {
    const work = own.map(
      ({ toDo, measured }) => toDo * (medianSeconds(measured) ?? ASSUMED_SECONDS),
    );
    return work.reduce((sum, seconds) => sum + seconds, 0) / own[0]!.atOnce;
  });
  return {
    seconds: Math.round(Math.max(0, ...lanes)),
    assumed: models.filter(({ measured }) => measured.length === 0).length,
  };
}

function medianSeconds(ms: readonly number[]): number | null {
  if (ms.length === 0) return null;
  return ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)]! / 1000;
}

import type { GateOutcome } from '../gates/gate.ts';
import type { Comparable } from './comparable.ts';
import { maxCerIncrease } from './max-cer-increase.ts';
import { type NewlyWrong, newlyWrong } from './newly-wrong.ts';
import { isComparable, type Obstacle, obstaclesBetween } from './obstacles.ts';
import { type MetricVerdict, verdictsOf } from './verdicts.ts';

/** Two runs of a benchmark, or a run and its baseline. */
export interface Comparison {
  schema: 'typoscope/comparison@1';
  benchmark: string | null;
  /** By other versions of the program, whose judgement may differ in itself; null: by one. */
  versions: { was: string; is: string } | null;
  simulated: string[];
  /** Each of them fails the comparison. */
  obstacles: Obstacle[];
  /** Models that only the run has: said, and compared with nothing. */
  newModels: string[];
  /** None where the two can't be compared. */
  verdicts: MetricVerdict[];
  newlyWrong: NewlyWrong[];
  gates: GateOutcome[];
}

/**
 * What changed from one run to another, and how surely. Gates are the newer run's; what its benchmark
 * doesn't say is the older one's.
 */
export function compareRuns(was: Comparable, is: Comparable): Comparison {
  const obstacles = obstaclesBetween(was, is);
  const gates = { ...was.gates, ...is.gates };
  const margins = gates.maxCerIncrease === undefined ? {} : { textAccuracy: gates.maxCerIncrease };
  const isPossible = isComparable(obstacles);
  const error = Math.max(was.readersError, is.readersError);
  const verdicts = isPossible
    ? verdictsOf(was.pictures, is.pictures, { readersError: error, margins })
    : [];
  const known = new Set(was.pictures.map(({ model }) => model));
  return {
    schema: 'typoscope/comparison@1',
    benchmark: is.benchmark,
    versions: was.typoscope === is.typoscope ? null : { was: was.typoscope, is: is.typoscope },
    simulated: [...is.simulated],
    obstacles,
    newModels: [...new Set(is.pictures.map(({ model }) => model))].filter(
      (model) => !known.has(model),
    ),
    verdicts,
    newlyWrong: isPossible ? newlyWrong(was.pictures, is.pictures) : [],
    gates: maxCerIncrease(gates.maxCerIncrease, verdicts),
  };
}

/** Whether the comparison found a regression, or could not look for one. */
export function isRegression({ obstacles, verdicts, gates }: Comparison): boolean {
  return (
    obstacles.length > 0 ||
    verdicts.some(({ verdict }) => verdict === 'worse') ||
    gates.some(({ verdict }) => verdict === 'failed')
  );
}

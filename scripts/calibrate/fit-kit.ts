import { type Example, type Fit, fitLogistic, predict } from './fit.ts';
import type { Labelled } from './labelled.ts';

/** Typeset lines alone are optimistic by a factor of about three: a real line counts for more. */
const REAL_WEIGHT = 4;
/** Every eighth typeset line is malformed, far more than models draw. */
const MALFORMED_WEIGHT = 0.4;
/** How strongly a script is held to what all scripts share. */
const RIDGE = { pooled: 0.5, script: 3 };
/** Scripts with fewer lines than this have no fit of their own. */
const LEAST_LINES = 60;

/** What a kit's signals are worth: over all scripts, and in those that have lines enough. */
export interface KitFit {
  pooled: Fit;
  scripts: ReadonlyMap<string, Fit>;
}

/** Fitted on what isn't held apart. */
export function fitKit(labelled: readonly Labelled[]): KitFit {
  const fitted = labelled.filter(({ held }) => !held);
  const pooled = fitLogistic(fitted.map(exampleOf), RIDGE.pooled, null);
  const scripts = new Map(
    [...Map.groupBy(fitted, ({ script }) => script)]
      .filter(([, own]) => own.length >= LEAST_LINES)
      .map(([script, own]) => [script, fitLogistic(own.map(exampleOf), RIDGE.script, pooled)]),
  );
  return { pooled, scripts };
}

/** Probability that a line is read right, 0..1. */
export function probabilityBy({ pooled, scripts }: KitFit, line: Labelled): number {
  return predict(scripts.get(line.script) ?? pooled, line.values);
}

function exampleOf({ values, edits, kind, real }: Labelled): Example {
  const weight = real ? REAL_WEIGHT : kind === 'malformed' ? MALFORMED_WEIGHT : 1;
  return { values, right: edits === 0, weight };
}

import type { GateOutcome } from '../gates/gate.ts';
import { isOnlyGenerated } from '../results/only-generated.ts';
import type { Bars, ImageResult, Outcome, Results } from '../results/results.ts';
import { type Fault, junitDocument, type Testcase } from './junit/document.ts';
import { gateSuites } from './junit/gates.ts';
import { whyNotUsable } from './why-not-usable.ts';

/** JUnit's XML, as build servers read it: a suite of the gates, then one a model. */
export function junitXml(results: Results, gates: readonly GateOutcome[]): string {
  const { run, images } = results;
  return junitDocument(run.id, [
    ...gateSuites(gates),
    ...[...Map.groupBy(images, ({ model }) => model)].map(([model, own]) => ({
      name: model,
      cases: own.map((image) => pictureCase(image, run.bars)),
    })),
  ]);
}

function pictureCase(image: ImageResult, bars: Bars): Testcase {
  const { model, set, sample, repeat, latency } = image;
  return {
    classname: `${model}.${set}`,
    // As the tables count them: the first has no number.
    name: `${sample}${repeat > 0 ? ` #${repeat + 1}` : ''}`,
    seconds: latency.attemptMs === null ? null : (latency.attemptMs / 1000).toFixed(3),
    fault: image.outcome === 'image' ? judgedFault(image, bars) : noPicture(image.outcome, image),
  };
}

/** A model that refuses has failed; one that could not be asked, or was not, has shown nothing. */
const WITHOUT_PICTURE: Readonly<Record<Exclude<Outcome, 'image'>, Fault['as']>> = {
  refused: 'failure',
  empty: 'failure',
  error: 'error',
  timeout: 'error',
  uncertain: 'error',
  absent: 'skipped',
  'skipped-budget': 'skipped',
};

function noPicture(outcome: Exclude<Outcome, 'image'>, { reason }: ImageResult): Fault {
  const message = reason ? `${outcome}: ${reason}` : outcome;
  return { as: WITHOUT_PICTURE[outcome], type: outcome, message };
}

function judgedFault(image: ImageResult, bars: Bars): Fault | null {
  const { text, textReason, usable, overlay, file } = image;
  if (text === null) {
    return isOnlyGenerated(image)
      ? { as: 'skipped', type: 'not-read', message: textReason ?? '' }
      : { as: 'error', type: 'not-read', message: `not read: ${textReason ?? ''}` };
  }
  if (usable === true) return null;
  if (usable === null) {
    const message = 'could not be decided: no bar fails, but one hangs on what could not be read';
    return { as: 'skipped', type: 'undecided', message };
  }
  const reasons = whyNotUsable(image, bars);
  if (reasons.length === 0) reasons.push('not usable; the results do not tell why');
  const seen = overlay ?? file;
  const lines = [...reasons, ...(seen === null ? [] : [`see ${seen}`])];
  return { as: 'failure', type: 'not-usable', message: reasons.join('; '), lines };
}

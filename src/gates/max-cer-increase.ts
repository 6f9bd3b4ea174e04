import type { MetricVerdict } from '../compare/verdicts.ts';
import type { GateOutcome } from './gate.ts';

/**
 * `maxCerIncrease`: how much the character error rate may rise against a baseline. It fails where a
 * larger rise was shown, and is undecided where no rise of that size could have been.
 */
export function maxCerIncrease(
  bar: number | undefined,
  verdicts: readonly MetricVerdict[],
): GateOutcome[] {
  if (bar === undefined) return [];
  return verdicts
    .filter(({ metric }) => metric === 'textAccuracy')
    .map((one): GateOutcome => {
      const { model, verdict } = one;
      return {
        gate: 'maxCerIncrease',
        model,
        verdict: outcomeOf(verdict),
        message: words(one, bar),
      };
    });
}

function outcomeOf(verdict: MetricVerdict['verdict']): GateOutcome['verdict'] {
  if (verdict === 'worse') return 'failed';
  return verdict === 'not enough data' || verdict === 'baseline unreliable'
    ? 'undecided'
    : 'passed';
}

function words(one: MetricVerdict, bar: number): string {
  const { model, difference, verdict, n, samplesNeeded, falls } = one;
  const rise = difference === null ? 'is not known' : risen(difference);
  const allowed = `${points(bar)} more are allowed (maxCerIncrease)`;
  const head = `${model}: its character error rate ${rise} on ${n} samples; ${allowed}.`;
  switch (outcomeOf(verdict)) {
    case 'passed':
      return head;
    case 'failed':
      return `${head} Look at ${falls
        .slice(0, 3)
        .map(({ sample }) => sample)
        .join(', ')}.`;
    case 'undecided': {
      const why =
        verdict === 'baseline unreliable'
          ? 'The baseline is too uncertain to tell.'
          : 'That is not enough data to tell.';
      const more = samplesNeeded === null ? '' : ` About ${samplesNeeded} samples would do.`;
      return `${head} ${why}${more}`;
    }
  }
}

function risen(difference: number): string {
  if (difference === 0) return 'did not move';
  return difference < 0 ? `rose by ${points(-difference)}` : `fell by ${points(difference)}`;
}

function points(share: number): string {
  const shown = Number((share * 100).toFixed(2));
  return shown === 0 && share > 0 ? 'less than 0.01 points' : `${shown} points`;
}

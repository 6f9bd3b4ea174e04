import type { GateOutcome } from '../gates/gate.ts';
import type { MetricVerdict } from './verdicts.ts';

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
  const { model, difference, n } = one;
  const rise = difference === null ? 'is not known' : risen(difference);
  const allowed = `${points(bar)} more are allowed (maxCerIncrease)`;
  return `${model}: its character error rate ${rise} on ${n} samples; ${allowed}${ending(one, bar)}.`;
}

function ending(one: MetricVerdict, bar: number): string {
  const { verdict, difference, samplesNeeded, falls } = one;
  switch (outcomeOf(verdict)) {
    case 'passed':
      // It may be seen, and yet be nothing that the model did.
      return difference !== null && -difference > bar
        ? '; so much may be the readers’ own error'
        : '';
    case 'failed': {
      const names = falls.slice(0, 3).map(({ sample }) => sample);
      return names.length === 0 ? '' : `; look at ${names.join(', ')}`;
    }
    case 'undecided': {
      if (verdict === 'baseline unreliable') return '; the baseline is too uncertain to tell';
      const more = samplesNeeded === null ? '' : `, about ${samplesNeeded} samples would do`;
      return `; that is not enough data to tell${more}`;
    }
  }
}

function risen(difference: number): string {
  if (difference === 0) return 'did not move';
  return difference < 0 ? `rose by ${points(-difference)}` : `fell by ${points(difference)}`;
}

function points(share: number): string {
  const shown = Number((share * 100).toFixed(2));
  if (shown === 0 && share > 0) return 'less than 0.01 points';
  return shown === 1 ? '1 point' : `${shown} points`;
}

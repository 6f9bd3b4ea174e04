import { percent } from '../report/numbers.ts';
import type { Results } from '../results/results.ts';
import type { GateOutcome } from './gate.ts';

/**
 * `minUsableRate`: the least share of usable pictures, of each model. It holds where enough are usable
 * for sure, fails where even with all undecided ones there are too few, and is undecided between.
 */
export function minUsableRate({ run, models }: Results): GateOutcome[] {
  const bar = run.gates?.minUsableRate;
  if (bar === undefined) return [];
  return models.map(({ model, figures }): GateOutcome => {
    const [sure, perhaps] = figures.usableRate?.worst ?? [0, 0];
    const n = figures.usableRate?.worst == null ? 0 : figures.usableRate.n;
    const gate = 'minUsableRate' as const;
    const asked = `${percent(bar)} are asked for (minUsableRate)`;
    if (n === 0) {
      const message = `${model}: no picture was received, so none is usable; ${asked}.`;
      return { gate, model, verdict: 'failed', message };
    }
    if (sure >= bar) {
      return {
        gate,
        model,
        verdict: 'passed',
        message: `${model}: ${percent(sure)} of its pictures are usable; ${asked}.`,
      };
    }
    if (perhaps < bar) {
      const at = sure === perhaps ? percent(sure) : `at most ${percent(perhaps)}`;
      return {
        gate,
        model,
        verdict: 'failed',
        message: `${model}: ${at} of its pictures are usable; ${asked}. Look at those that are not.`,
      };
    }
    return {
      gate,
      model,
      verdict: 'undecided',
      message: `${model}: ${percent(sure)} of its pictures are usable for sure and ${percent(perhaps)} perhaps; ${asked}. Look at those that could not be decided.`,
    };
  });
}

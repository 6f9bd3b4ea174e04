import { percent } from '../figures/numbers.ts';
import type { ImageResult, ModelResult, Results } from '../results/results.ts';
import type { GateOutcome } from './gate.ts';

/**
 * `minUsableRate`: the least share of usable pictures, of each model. It holds where enough are usable
 * for sure, fails where even with all undecided ones there are too few, and is undecided between.
 */
export function minUsableRate({ run, models, images }: Results): GateOutcome[] {
  const bar = run.gates?.minUsableRate;
  if (bar === undefined) return [];
  const own = Map.groupBy(images, ({ model }) => model);
  return models.map((model) => outcomeOf(model, own.get(model.model) ?? [], bar));
}

function outcomeOf(
  { model, figures }: ModelResult,
  images: readonly ImageResult[],
  bar: number,
): GateOutcome {
  const asked = `${percent(bar)} are asked for (minUsableRate)`;
  const say = (verdict: GateOutcome['verdict'], seen: string, look = ''): GateOutcome => ({
    gate: 'minUsableRate',
    model,
    verdict,
    message: `${model}: ${seen}; ${asked}${look}.`,
  });
  const bounds = figures.usableRate?.worst ?? null;
  if (bounds === null) return say('failed', 'it answered for no picture, so none is usable');
  const [sure, perhaps] = bounds;
  if (sure >= bar) return say('passed', `${percent(sure)} of its pictures are usable`);
  if (perhaps < bar) {
    const at = sure === perhaps ? percent(sure) : `at most ${percent(perhaps)}`;
    const bad = images.filter(({ outcome, usable }) =>
      outcome === 'image' ? usable === false : outcome === 'refused' || outcome === 'empty',
    );
    return say('failed', `${at} of its pictures are usable`, lookAt(bad));
  }
  const open = images.filter(({ outcome, usable }) => outcome === 'image' && usable === null);
  return say(
    'undecided',
    `${percent(sure)} of its pictures are usable for sure and ${percent(perhaps)} perhaps`,
    lookAt(open),
  );
}

const NAMED = 3;

/** The worst first, as far as that is known. */
function lookAt(images: readonly ImageResult[]): string {
  const sorted = images.toSorted((a, b) => (b.text?.cer ?? 0) - (a.text?.cer ?? 0));
  const names = sorted
    .slice(0, NAMED)
    .map(({ set, sample, repeat }) => `${set}/${sample}${repeat > 0 ? ` #${repeat + 1}` : ''}`);
  const rest = sorted.length - names.length;
  return names.length === 0
    ? ''
    : `; look at ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

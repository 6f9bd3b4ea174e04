import type { Figure } from '../results/results.ts';
import { clusteredRate, type Tried } from '../stats/clustered-rate.ts';
import { figureOf } from './figure.ts';
import { bySample, isAnswered, isUsablePicture, type JudgedPicture } from './judged.ts';
import type { Metric } from './metrics.ts';

/**
 * Pass rate: usable pictures of those that the model answered for. What it refused, or answered
 * without a picture, is not usable; see isAnswered for what doesn't count. The value has only what is
 * usable for sure; `worst` goes up to all that may be; the interval is around both.
 */
export function usableRate(pictures: readonly JudgedPicture[]): Figure {
  const answered = pictures.filter(isAnswered);
  const sure = rate(answered, (picture) => isUsablePicture(picture) === true);
  const perhaps = rate(answered, (picture) => isUsablePicture(picture) !== false);
  if (sure === null || perhaps === null) return figureOf(null, { worst: null });
  // Where nobody has looked yet, nothing is usable and nothing is not.
  if (answered.every((picture) => isUsablePicture(picture) === null)) {
    return figureOf(null, { n: sure.n, worst: [0, 1] });
  }
  return figureOf({ ...sure, high: perhaps.high }, { worst: [sure.value, perhaps.value] });
}

/** Of what the model answered for. */
export function refusalRate(pictures: readonly JudgedPicture[]): Figure {
  return figureOf(rate(pictures.filter(isAnswered), ({ outcome }) => outcome === 'refused'));
}

/** Answers without a picture that are no refusals either. */
export function emptyRate(pictures: readonly JudgedPicture[]): Figure {
  return figureOf(rate(pictures.filter(isAnswered), ({ outcome }) => outcome === 'empty'));
}

/** What ended in an error or a timeout, or nobody knows how, of all that was asked for. */
export function failureRate(pictures: readonly JudgedPicture[]): Figure {
  const asked = pictures.filter(
    ({ outcome }) => outcome !== 'absent' && outcome !== 'skipped-budget',
  );
  return figureOf(rate(asked, (picture) => !isAnswered(picture)));
}

/**
 * How many of what a metric asks is right, of what was decided; `worst` has the rest wrong, and right.
 */
export function shareRight(metric: Metric, pictures: readonly JudgedPicture[]): Figure {
  const samples = [...bySample(pictures).values()].map((repeats) => repeats.flatMap(metric.items));
  const counted = samples.map((items): Tried => {
    const decided = items.filter(({ right }) => right !== null);
    return [decided.filter(({ right }) => right === 1).length, decided.length];
  });
  const all = samples.flat();
  const count = (right: number | null) => all.filter((item) => item.right === right).length;
  const [right, open] = [count(1), count(null)];
  return figureOf(clusteredRate(counted), {
    worst: all.length === 0 ? null : [right / all.length, (right + open) / all.length],
  });
}

function rate(
  pictures: readonly JudgedPicture[],
  holds: (picture: JudgedPicture) => boolean,
): ReturnType<typeof clusteredRate> {
  const samples = [...bySample(pictures).values()];
  return clusteredRate(
    samples.map((repeats) => [repeats.filter(holds).length, repeats.length] as const),
  );
}

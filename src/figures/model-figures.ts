import type { Figure, ImageResult } from '../results/results.ts';
import { errorRates } from './error-rates.ts';
import { complement } from './figure.ts';
import { type JudgedPicture, judgedPicture } from './judged.ts';
import { latency } from './latency.ts';
import { layoutRates } from './layout-rates.ts';
import { metricOf } from './metrics.ts';
import { costPerUsable, expectedAttempts, productionCycle } from './per-usable.ts';
import { emptyRate, failureRate, refusalRate, shareRight, usableRate } from './rates.ts';
import { slicesOf } from './slices.ts';
import { decidedShare, textAccuracy, textAccuracyMicro } from './text-accuracy.ts';

/**
 * All figures of one model's pictures, by name; `docs/figures.md` defines them in words. Those of a
 * part of the run are called `<figure>/<kind>/<name>`, such as `usableRate/category/menu`.
 */
export function modelFigures(
  images: readonly ImageResult[],
  judged: readonly JudgedPicture[] = images.map(judgedPicture),
): Record<string, Figure> {
  const judgedOf = new Map(images.map((image, i) => [image, judged[i]!]));
  const pictures = (some: readonly ImageResult[]) => some.map((image) => judgedOf.get(image)!);
  const all = pictures(images);
  const usable = usableRate(all);
  const parts = slicesOf(images).flatMap(({ kind, name, has, counts }) => {
    const own = images.filter(has);
    const some = pictures(own);
    const rate = usableRate(some);
    return [
      [`textAccuracy/${kind}/${name}`, textAccuracy(some, counts)],
      [`usableRate/${kind}/${name}`, rate],
      [`costPerUsable/${kind}/${name}`, costPerUsable(own, rate)],
    ] as const;
  });
  return {
    textAccuracy: textAccuracy(all),
    textAccuracyMicro: textAccuracyMicro(all),
    decidedShare: decidedShare(all),
    ...rates(all, usable),
    ...shares(all),
    costPerUsable: costPerUsable(images, usable),
    productionCycle: productionCycle(images, usable),
    latencyP50: latency(images, 0.5),
    latencyP95: latency(images, 0.95),
    ...errorRates(images),
    ...layoutRates(all),
    ...Object.fromEntries(parts),
  };
}

/** What models are compared by besides: critical strings, unasked text, layout as a whole. */
function shares(pictures: readonly JudgedPicture[]): Record<string, Figure> {
  const names = ['criticalRate', 'cleanRate', 'layoutRate'] as const;
  return Object.fromEntries(names.map((name) => [name, shareRight(metricOf(name), pictures)]));
}

function rates(pictures: readonly JudgedPicture[], usable: Figure): Record<string, Figure> {
  return {
    usableRate: usable,
    revisionRate: complement(usable),
    expectedAttempts: expectedAttempts(usable),
    refusalRate: refusalRate(pictures),
    emptyRate: emptyRate(pictures),
    failureRate: failureRate(pictures),
  };
}

import { detectable, detectableShare, samplesFor } from '../stats/detectable.ts';
import { meanOf, varianceOf } from '../stats/mean.ts';
import { signFlipTest } from '../stats/sign-flip.ts';
import { studentizedMean } from '../stats/studentized.ts';
import { SEED } from './figure.ts';
import { bySample, type JudgedPicture } from './judged.ts';
import { type DecidedItems, decidedItems, decidedOf, type Metric, pairOfItems } from './metrics.ts';

/** How one metric differs between two sets of pictures of the same samples: second - first. */
export interface PairedDifference {
  /** Samples on which something was decided for both. */
  n: number;
  /** Means over those samples; null without any, as are the others then. */
  first: number | null;
  second: number | null;
  difference: number | null;
  /** 95% interval; null where all samples differ alike. */
  low: number | null;
  high: number | null;
  /** Of the sign-flip test, before any adjustment; 1 where nothing differs. */
  p: number;
  /** Standard deviation and mean square of the differences. */
  spread: number;
  squared: number;
  /** `set/sample` of those that fell most, the largest fall first. */
  falls: { sample: string; difference: number }[];
  /** Decided shares over samples that both have, and how surely these differ. */
  decided: { first: number | null; second: number | null; p: number };
}

/** As many are named as somebody looks at. */
const FALLS = 5;

/** What one metric has to say of a model's samples, by `set/sample`. */
export type SampleViews = ReadonlyMap<string, { items: DecidedItems; decided: number | null }>;

/** Made once for each model: it is held against many. */
export function viewsOf(metric: Metric, pictures: readonly JudgedPicture[]): SampleViews {
  return new Map(
    [...bySample(pictures)].map(([name, repeats]) => [
      name,
      { items: decidedItems(metric, repeats), decided: decidedOf(metric, repeats) },
    ]),
  );
}

/** @param first pictures of one model, as are those of `second`; repeats are averaged by sample */
export function pairedDifference(
  metric: Metric,
  first: readonly JudgedPicture[],
  second: readonly JudgedPicture[],
): PairedDifference {
  return differenceOf(metric, viewsOf(metric, first), viewsOf(metric, second));
}

export function differenceOf(
  metric: Metric,
  first: SampleViews,
  second: SampleViews,
): PairedDifference {
  const shared = [...first].flatMap(([name, own]) => {
    const other = second.get(name);
    return other === undefined ? [] : [{ name, own, other }];
  });
  const pairs = shared.flatMap(({ name, own, other }) => {
    const pair = pairOfItems(own.items, other.items);
    return pair === null ? [] : [{ name, ...pair }];
  });
  const differences = pairs.map((pair) => settled(pair.second - pair.first));
  const estimate = studentizedMean(differences, { seed: SEED, bounds: boundsOf(metric) });
  return {
    n: pairs.length,
    first: meanOf(pairs.map((pair) => pair.first)),
    second: meanOf(pairs.map((pair) => pair.second)),
    difference: estimate?.value ?? null,
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    p: signFlipTest(differences, SEED),
    spread: Math.sqrt(varianceOf(differences)),
    squared: meanOf(differences.map((difference) => difference ** 2)) ?? 0,
    falls: pairs
      .map(({ name }, i) => ({ sample: name, difference: differences[i]! }))
      .filter(({ difference }) => difference < 0)
      .sort((a, b) => a.difference - b.difference)
      .slice(0, FALLS),
    decided: decidedDifference(shared.map(({ own, other }) => [own.decided, other.decided])),
  };
}

function boundsOf({ isYesNo }: Metric): readonly [number, number] {
  return isYesNo ? [-1, 1] : [-Infinity, Infinity];
}

function decidedDifference(
  all: readonly (readonly [number | null, number | null])[],
): PairedDifference['decided'] {
  const shares = all.flatMap(([first, second]) =>
    first === null || second === null ? [] : [{ first, second }],
  );
  return {
    first: meanOf(shares.map(({ first }) => first)),
    second: meanOf(shares.map(({ second }) => second)),
    p: signFlipTest(
      shares.map(({ first, second }) => settled(second - first)),
      SEED,
    ),
  };
}

/** What only rounding tells apart is the same. */
function settled(difference: number): number {
  return Math.abs(difference) < 1e-12 ? 0 : difference;
}

/** The smallest true difference that so many samples would show in 80% of runs; null below two. */
export function detectableBy(
  metric: Metric,
  { spread, squared }: Pick<PairedDifference, 'spread' | 'squared'>,
  n: number,
  alpha: number,
): number | null {
  return metric.isYesNo
    ? detectableShare(Math.min(1, squared), n, { alpha })
    : detectable(spread, n, { alpha });
}

/** How many samples would show a difference of `margin`; null where no number would. */
export function samplesToDetect(
  metric: Metric,
  difference: Pick<PairedDifference, 'spread' | 'squared'>,
  margin: number,
  alpha: number,
): number | null {
  return samplesFor(margin, (n) => detectableBy(metric, difference, n, alpha));
}

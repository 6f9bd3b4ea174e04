import type { ComparisonResult } from '../results/results.ts';
import { holm } from '../stats/holm.ts';
import { rankedBy } from '../stats/rank.ts';
import { leastDifferences } from '../stats/sign-flip.ts';
import type { JudgedPicture } from './judged.ts';
import { type Metric, type MetricName, metricOf } from './metrics.ts';
import { detectableBy, differenceOf, type PairedDifference, viewsOf } from './paired.ts';

/** Of a test of one pair; of several, that of any of them (Holm). */
export const ALPHA = 0.05;
/**
 * Decided shares that differ this surely make two models incomparable. Stricter than a finding is, since
 * nobody adjusts it, and since it takes away an answer that the blocks decided for both do give.
 */
export const DECIDED_ALPHA = 0.01;

/** By what the models of a run are ranked. */
export const RANKED = ['textAccuracy', 'usableRate'] as const satisfies readonly MetricName[];

export interface ModelPictures {
  model: string;
  pictures: readonly JudgedPicture[];
}

/**
 * Every model against every other on the same samples, by text accuracy and by usable pictures; p is
 * adjusted over all pairs of a metric.
 *
 * @param readersError share of characters; a smaller gap of text accuracy is no difference
 */
export function compareModels(
  models: readonly ModelPictures[],
  readersError: number,
): ComparisonResult[] {
  return RANKED.flatMap((name) => {
    const metric = metricOf(name);
    const seen = models.map(({ model, pictures }) => ({ model, views: viewsOf(metric, pictures) }));
    const pairs = seen.flatMap((first, i) =>
      seen.slice(i + 1).map((second) => ({ first, second })),
    );
    const found = pairs.map(({ first, second }) => differenceOf(metric, first.views, second.views));
    const adjusted = holm(found.map(({ p }) => p));
    const alpha = alphaOf(models.length);
    return pairs.map(({ first, second }, i): ComparisonResult => {
      const difference = found[i]!;
      const least = metric.name === 'textAccuracy' ? readersError : 0;
      return {
        metric: name,
        first: first.model,
        second: second.model,
        n: difference.n,
        firstValue: difference.first,
        secondValue: difference.second,
        difference: difference.difference,
        low: difference.low,
        high: difference.high,
        p: difference.p,
        pAdjusted: adjusted[i]!,
        detectable: detectableOf(metric, difference, alpha),
        ...judged(difference, adjusted[i]!, alpha, least),
      };
    });
  });
}

/** That of one pair, where all pairs of so many models are tried. */
function alphaOf(models: number): number {
  return ALPHA / Math.max(1, (models * (models - 1)) / 2);
}

/** So few samples show no difference of any size between so many models. */
export function leastSamples(models: number): number {
  return leastDifferences(alphaOf(models));
}

/** A difference that no test could have found has no size at which one would have. */
function detectableOf(metric: Metric, difference: PairedDifference, alpha: number): number | null {
  const { n } = difference;
  return n < leastDifferences(alpha) ? null : detectableBy(metric, difference, n, alpha);
}

type Judged = Pick<ComparisonResult, 'verdict' | 'reason'>;

function judged(
  { n, difference, decided }: PairedDifference,
  p: number,
  alpha: number,
  least: number,
): Judged {
  const open = (reason: ComparisonResult['reason']): Judged => ({
    verdict: 'not enough data',
    reason,
  });
  if (n === 0 || difference === null) return open('nothing in common');
  if (n < leastDifferences(alpha)) return open('too few samples');
  if (decided.p < DECIDED_ALPHA) return open('decided shares differ');
  if (p >= ALPHA) return { verdict: 'no difference shown', reason: null };
  if (Math.abs(difference) <= least) {
    return { verdict: 'no difference shown', reason: 'within the readers’ error' };
  }
  return { verdict: difference > 0 ? 'second better' : 'first better', reason: null };
}

/** Ranks by metric, in the models' order: 1 + the number of models that are significantly better. */
export function ranksOf(
  models: readonly string[],
  comparisons: readonly ComparisonResult[],
  metric: MetricName,
): number[] {
  const won = new Set(
    comparisons
      .filter((one) => one.metric === metric)
      .flatMap(({ first, second, verdict }) =>
        verdict === 'first better'
          ? [JSON.stringify([first, second])]
          : verdict === 'second better'
            ? [JSON.stringify([second, first])]
            : [],
      ),
  );
  return rankedBy(models, (one, other) => won.has(JSON.stringify([one, other])));
}

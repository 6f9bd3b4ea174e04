import { SEED } from '../figures/figure.ts';
import { bySample, isAnswered, type JudgedPicture } from '../figures/judged.ts';
import { type Metric, type MetricName, metrics, sampleValue } from '../figures/metrics.ts';
import { ALPHA, DECIDED_ALPHA } from '../figures/model-pairs.ts';
import {
  detectableBy,
  type PairedDifference,
  pairedDifference,
  samplesToDetect,
} from '../figures/paired.ts';
import { shareRight } from '../figures/rates.ts';
import { holm } from '../stats/holm.ts';
import { leastDifferences } from '../stats/sign-flip.ts';
import { studentizedMean } from '../stats/studentized.ts';

export type Verdict =
  | 'improved'
  | 'no difference shown'
  | 'worse'
  | 'not enough data'
  | 'baseline unreliable';

/** What can be said of one metric of one model, before and after. */
export interface MetricVerdict {
  model: string;
  metric: MetricName;
  /** Samples on which something was decided both times. */
  n: number;
  was: number | null;
  is: number | null;
  /** is - was: above 0 is better, in every metric. */
  difference: number | null;
  low: number | null;
  high: number | null;
  p: number;
  /** Over all models and metrics of the comparison (Holm). */
  pAdjusted: number;
  margin: number;
  /** True difference that would be found in 80% of comparisons; null: none would. */
  detectable: number | null;
  /** Samples that would show a difference of the margin; null: no number known. */
  samplesNeeded: number | null;
  /** Half the width of the baseline's own interval; null: not known. */
  baselineHalfWidth: number | null;
  /** Where to look: samples that fell most, the largest fall first. */
  falls: PairedDifference['falls'];
  verdict: Verdict;
  /** Why, where the figures don't say it themselves. */
  reason:
    | 'same pictures'
    | 'nothing in common'
    | 'too few samples'
    | 'decided shares differ'
    | 'within the readers’ error'
    | 'within the margin'
    | null;
}

export interface VerdictOptions {
  /** Share of characters; a gap of text accuracy that is no larger is no difference. */
  readersError: number;
  margins?: Partial<Record<MetricName, number>>;
}

/** For each model that both have, in the order of `was`, each metric that something was asked of. */
export function verdictsOf(
  was: readonly JudgedPicture[],
  is: readonly JudgedPicture[],
  { readersError, margins = {} }: VerdictOptions,
): MetricVerdict[] {
  const now = Map.groupBy(is.filter(isAnswered), ({ model }) => model);
  const pairs = [...Map.groupBy(was.filter(isAnswered), ({ model }) => model)].flatMap(
    ([model, before]) => {
      const after = now.get(model);
      if (after === undefined) return [];
      return metrics
        .filter((metric) => before.some((picture) => metric.items(picture).length > 0))
        .map((metric) => ({
          ...{ model, metric, before },
          isSame: areSame(before, after),
          found: pairedDifference(metric, before, after),
        }));
    },
  );
  const adjusted = holm(pairs.map(({ found }) => found.p));
  const alpha = ALPHA / Math.max(1, pairs.length);
  return pairs.map(({ model, metric, before, isSame, found }, i) => {
    const margin = margins[metric.name] ?? metric.margin;
    const isPossible = found.n >= leastDifferences(alpha);
    const figures = {
      ...{ model, metric: metric.name, n: found.n, was: found.first, is: found.second },
      ...{ difference: found.difference, low: found.low, high: found.high },
      ...{ p: found.p, pAdjusted: adjusted[i]!, margin, falls: found.falls },
      detectable: isPossible ? detectableBy(metric, found, found.n, alpha) : null,
      samplesNeeded: samplesNeeded(metric, found, margin, alpha),
      baselineHalfWidth: halfWidth(metric, before),
    };
    const error = metric.name === 'textAccuracy' ? readersError : 0;
    return { ...figures, ...judged(figures, found, { alpha, error, isSame }) };
  });
}

function judged(
  figures: Omit<MetricVerdict, 'verdict' | 'reason'>,
  { decided }: PairedDifference,
  { alpha, error, isSame }: { alpha: number; error: number; isSame: boolean },
): Pick<MetricVerdict, 'verdict' | 'reason'> {
  const { n, difference, pAdjusted, margin, detectable, baselineHalfWidth } = figures;
  const say = (verdict: Verdict, reason: MetricVerdict['reason'] = null) => ({ verdict, reason });
  if (n === 0 || difference === null) return say('not enough data', 'nothing in common');
  if (isSame) return say('no difference shown', 'same pictures');
  if (n < leastDifferences(alpha)) return say('not enough data', 'too few samples');
  if (decided.p < DECIDED_ALPHA) return say('not enough data', 'decided shares differ');
  const isShown = pAdjusted < ALPHA;
  if (isShown && Math.abs(difference) > Math.max(margin, error)) {
    return say(difference > 0 ? 'improved' : 'worse');
  }
  if (detectable === null || detectable > margin) return say('not enough data');
  if (baselineHalfWidth !== null && baselineHalfWidth > margin) return say('baseline unreliable');
  if (!isShown) return say('no difference shown');
  const isWithin = Math.abs(difference) <= margin;
  return say('no difference shown', isWithin ? 'within the margin' : 'within the readers’ error');
}

/** Whether the model drew nothing new: then nothing changed, however few there are. */
function areSame(was: readonly JudgedPicture[], is: readonly JudgedPicture[]): boolean {
  const hashes = (pictures: readonly JudgedPicture[]) =>
    JSON.stringify(
      pictures
        .map(({ set, sample, repeat, outcome, sha256 }) => [set, sample, repeat, outcome, sha256])
        .map((row) => JSON.stringify(row))
        .sort(),
    );
  return hashes(was) === hashes(is);
}

function samplesNeeded(
  metric: Metric,
  found: PairedDifference,
  margin: number,
  alpha: number,
): number | null {
  if (found.n < 2) return null;
  const enough = samplesToDetect(metric, found, margin, alpha);
  return enough === null ? null : Math.max(enough, leastDifferences(alpha));
}

function halfWidth(metric: Metric, pictures: readonly JudgedPicture[]): number | null {
  const samples = [...bySample(pictures).values()];
  const { low, high } = metric.isYesNo
    ? shareRight(metric, pictures)
    : (studentizedMean(
        samples.flatMap((repeats) => sampleValue(metric, repeats) ?? []),
        { seed: SEED },
      ) ?? { low: null, high: null });
  return low === null || high === null ? null : (high - low) / 2;
}

import { meanOf } from '../stats/mean.ts';
import { isAnswered, isUsablePicture, type JudgedPicture } from './judged.ts';

export const metricNames = [
  'textAccuracy',
  'usableRate',
  'criticalRate',
  'cleanRate',
  'layoutRate',
] as const;
export type MetricName = (typeof metricNames)[number];

/**
 * What two models, or a model before and after, are compared by: shares of which more is better. Each
 * is a share of items that were decided or not, item by item, so that a pair rests on the items that
 * were decided for both, and what a reader could not read in one of them is held against neither.
 */
export interface Metric {
  name: MetricName;
  title: string;
  /** The same for narrow tables. */
  short: string;
  /** By items that are right or wrong, of which more differ the more there is to find. */
  isYesNo: boolean;
  /** A difference that is none, unless a benchmark says otherwise; in units of the share. */
  margin: number;
  items(picture: JudgedPicture): Item[];
}

/** One thing that was asked for, in one picture. */
export interface Item {
  /** The same in every picture of a sample. */
  key: string;
  weight: number;
  /** 1 is right; null: undecided. Below 0 where more is wrong than was asked for. */
  right: number | null;
}

const yes = (ok: boolean | null): number | null => (ok === null ? null : ok ? 1 : 0);

export const metrics: readonly Metric[] = [
  {
    name: 'textAccuracy',
    title: 'Text accuracy',
    short: 'Text accuracy',
    isYesNo: false,
    margin: 0.01,
    items: ({ blocks }) =>
      blocks
        .filter(({ characters }) => characters > 0)
        .map(({ id, characters, errors }) => ({
          key: id,
          weight: characters,
          right: errors === null ? null : 1 - errors / characters,
        })),
  },
  {
    name: 'usableRate',
    title: 'Usable pictures',
    short: 'Usable',
    isYesNo: true,
    margin: 0.05,
    items: (picture) =>
      isAnswered(picture) ? [{ key: '', weight: 1, right: yes(isUsablePicture(picture)) }] : [],
  },
  {
    name: 'criticalRate',
    title: 'Critical strings',
    short: 'Critical',
    isYesNo: true,
    margin: 0.05,
    items: ({ critical }) =>
      critical.map(({ block, text, ok }) => ({
        key: JSON.stringify([block, text]),
        weight: 1,
        right: yes(ok),
      })),
  },
  {
    name: 'cleanRate',
    title: 'Nothing unasked',
    short: 'No extras',
    isYesNo: true,
    margin: 0.05,
    items: ({ unasked }) =>
      unasked === null ? [] : [{ key: '', weight: 1, right: unasked === 0 ? 1 : 0 }],
  },
  {
    name: 'layoutRate',
    title: 'Layout rules',
    short: 'Layout',
    isYesNo: true,
    margin: 0.05,
    items: ({ layout }) =>
      Object.entries(layout).map(([rule, verdict]) => ({
        key: rule,
        weight: 1,
        right: verdict === 'unknown' ? null : yes(verdict === 'pass'),
      })),
  },
];

export function metricOf(name: MetricName): Metric {
  return metrics.find((metric) => metric.name === name)!;
}

/** One sample, seen twice. */
export interface SamplePair {
  first: number;
  second: number;
}

/**
 * A sample's value for two sets of repeats, over the items that were decided for both; an item's is
 * its mean over the repeats in which it was decided. null where there is no such item.
 */
export function pairOf(
  metric: Metric,
  first: readonly JudgedPicture[],
  second: readonly JudgedPicture[],
): SamplePair | null {
  return pairOfItems(decidedItems(metric, first), decidedItems(metric, second));
}

export function pairOfItems(first: DecidedItems, second: DecidedItems): SamplePair | null {
  let weights = 0;
  const sums: SamplePair = { first: 0, second: 0 };
  for (const [key, { right, weight }] of first) {
    const match = second.get(key);
    if (match === undefined) continue;
    weights += weight;
    sums.first += weight * right;
    sums.second += weight * match.right;
  }
  return weights === 0 ? null : { first: sums.first / weights, second: sums.second / weights };
}

/** A sample's own value, over all items that were decided; null where none was. */
export function sampleValue(metric: Metric, repeats: readonly JudgedPicture[]): number | null {
  return pairOf(metric, repeats, repeats)?.first ?? null;
}

/** Which share of a sample's items, by weight, was decided; null where there are none. */
export function decidedOf(metric: Metric, repeats: readonly JudgedPicture[]): number | null {
  const items = repeats.flatMap(metric.items);
  const all = items.reduce((sum, { weight }) => sum + weight, 0);
  const decided = items.reduce((sum, { weight, right }) => sum + (right === null ? 0 : weight), 0);
  return all === 0 ? null : decided / all;
}

/** By key, what was decided of an item in some repeat, averaged over those. */
export type DecidedItems = ReadonlyMap<string, { right: number; weight: number }>;

export function decidedItems(metric: Metric, repeats: readonly JudgedPicture[]): DecidedItems {
  const decided = repeats.flatMap(metric.items).filter(({ right }) => right !== null);
  return new Map(
    [...Map.groupBy(decided, ({ key }) => key)].map(([key, items]) => [
      key,
      { weight: items[0]!.weight, right: meanOf(items.map(({ right }) => right!))! },
    ]),
  );
}

import { afterAll, describe, expect, test } from 'vitest';
import { chance, type Random } from '../../src/stats/chance.ts';
import { clusteredRate } from '../../src/stats/clustered-rate.ts';
import { meanOf } from '../../src/stats/mean.ts';
import { quantileOf } from '../../src/stats/quantile.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { studentizedMean } from '../../src/stats/studentized.ts';
import { type ErrorRates, errorRate, expectedRate, repeats } from './simulated.ts';

/**
 * How often nominal 95% intervals hold the truth, by simulation: 2,000 runs have a standard error of
 * half a point. Rates are cheap to draw and jump from count to count: they get four times as many.
 */
const RUNS = 2000;
const RUNS_OF_RATES = 8000;
const RESAMPLES = 1000;
const REPEATS = 3;
/** Of fewer than 50 samples the figure is shown, and only kept from falling apart. */
const SIZES = [
  { n: 10, least: 85, most: 100 },
  { n: 50, least: 93, most: 97 },
  { n: 200, least: 93, most: 97 },
];

interface Interval {
  low: number | null;
  high: number | null;
}

interface Scenario {
  name: string;
  truth: number;
  runs?: number;
  intervalOf: (random: Random, n: number, seed: number) => Interval;
}

const RATES: ErrorRates[] = [
  { zero: 0.6, a: 0.8, b: 6 },
  { zero: 0.7, a: 0.5, b: 9 },
  { zero: 0.4, a: 1, b: 15 },
];

function nameOf({ zero, a, b }: ErrorRates): string {
  return `P(0) = ${zero}, else Beta(${a}, ${b})`;
}

function samplesOf<T>(n: number, one: () => T): T[] {
  return Array.from({ length: n }, one);
}

function meansOf(rates: ErrorRates, random: Random, n: number): number[] {
  const draw = () => errorRate(random, rates);
  return samplesOf(n, () => meanOf(repeats(random, REPEATS, draw(), draw))!);
}

const means = RATES.map(
  (rates): Scenario => ({
    name: `mean: ${nameOf(rates)}`,
    truth: expectedRate(rates),
    intervalOf: (random, n, seed) =>
      studentizedMean(meansOf(rates, random, n), {
        seed,
        resamples: RESAMPLES,
        bounds: [0, Infinity],
      })!,
  }),
);

/** The second model meets the same difficulty, and gets half of what goes wrong right. */
const differences = RATES.map(
  (rates): Scenario => ({
    name: `paired: ${nameOf(rates)}`,
    truth: -expectedRate(rates) / 2,
    intervalOf: (random, n, seed) => {
      const draw = () => errorRate(random, rates);
      const values = samplesOf(n, () => {
        const difficulty = draw();
        const first = repeats(random, REPEATS, difficulty, draw);
        const second = repeats(random, REPEATS, difficulty, draw).map((rate) =>
          chance(random, 0.5) ? rate : 0,
        );
        return meanOf(second)! - meanOf(first)!;
      });
      return studentizedMean(values, { seed, resamples: RESAMPLES })!;
    },
  }),
);

const shares = [0.5, 0.8, 0.9, 0.97].map(
  (rate): Scenario => ({
    name: `clustered rate: ${rate}`,
    runs: RUNS_OF_RATES,
    truth: rate,
    intervalOf: (random, n) => {
      const draw = () => (chance(random, rate) ? 1 : 0);
      return clusteredRate(
        samplesOf(n, () => {
          const passed = repeats(random, REPEATS, draw(), draw);
          return [passed.filter((one) => one === 1).length, REPEATS] as const;
        }),
      )!;
    },
  }),
);

/** For contrast: what most take first. */
const percentile: Scenario = {
  name: `percentile: ${nameOf(RATES[0]!)}`,
  truth: expectedRate(RATES[0]!),
  intervalOf: (random, n) => {
    const values = meansOf(RATES[0]!, random, n);
    const replicas = Float64Array.from({ length: RESAMPLES }, () => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += values[Math.floor(random() * n)]!;
      return sum / n;
    }).sort();
    return { low: quantileOf(replicas, 0.025), high: quantileOf(replicas, 0.975) };
  },
};

const table = new Map<string, Map<number, number>>();

/** Percent of runs; an interval that is not known holds nothing. */
function coverageOf({ name, truth, runs = RUNS, intervalOf }: Scenario, n: number): number {
  const random = seededRandom(n);
  let held = 0;
  for (let run = 0; run < runs; run++) {
    const { low, high } = intervalOf(random, n, run);
    if (low !== null && high !== null && low <= truth && truth <= high) held++;
  }
  const coverage = (100 * held) / runs;
  table.set(name, (table.get(name) ?? new Map()).set(n, coverage));
  return coverage;
}

describe.each([...means, ...differences, ...shares])('$name', (scenario) => {
  test.each(SIZES)('holds the truth about as often as it says, n = $n', ({ n, least, most }) => {
    const coverage = coverageOf(scenario, n);
    expect(coverage).toBeGreaterThanOrEqual(least);
    expect(coverage).toBeLessThanOrEqual(most);
  });
});

test.each([10, 50])('a percentile interval is only shown beside, n = %i', (n) => {
  expect(coverageOf(percentile, n)).toBeGreaterThan(0);
});

afterAll(() => {
  const row = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(46) : cell.padStart(11))).join('');
  const lines = [...table].map(([name, found]) =>
    row([name, ...SIZES.map(({ n }) => found.get(n)?.toFixed(1) ?? '')]),
  );
  const head = row(['', ...SIZES.map(({ n }) => (n < 50 ? `n=${n} small` : `n=${n}`))]);
  console.log(
    [`coverage in %, nominal 95%, ${RUNS} runs, ${REPEATS} repeats`, head, ...lines].join('\n'),
  );
});

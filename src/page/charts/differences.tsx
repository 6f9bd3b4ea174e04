import { useCallback } from 'preact/hooks';
import { percent } from '../../figures/numbers.ts';
import { points, probability } from '../../report/figure-words.ts';
import type { RunData } from '../../report/site/data.ts';
import type { ComparisonResult } from '../../results/results.ts';
import { markOf } from '../model-mark.tsx';
import { replaceRoute } from '../navigation.ts';
import { Choice } from '../parts.tsx';
import { useRun } from '../run.ts';
import { Table } from '../table.tsx';
import { Chart, type ScatterDataset } from './chart.tsx';
import type { Palette } from './palette.ts';
import { figureAxis, rowAxis } from './rows.ts';

const METRICS = { textAccuracy: 'text accuracy', usableRate: 'usable pictures' } as const;
type Metric = keyof typeof METRICS;

/** A pair as seen from the model that the others are held against. */
interface Difference {
  other: string;
  value: number;
  low: number | null;
  high: number | null;
  pair: ComparisonResult;
  words: string;
}

/** By how much other models differ from one, on the same samples, with intervals. */
export function DifferencesChart({ query }: { query: Readonly<Record<string, string>> }) {
  const data = useRun();
  const metric: Metric = query.in === 'usableRate' ? 'usableRate' : 'textAccuracy';
  const base = data.models.find(({ model }) => model === query.base)?.model ?? bestOf(data, metric);
  const all = differencesFrom(data, base, metric);
  const config = useCallback(
    (palette: Palette) => chartOf(data, base, metric, palette),
    [data, base, metric],
  );
  return (
    <>
      <p class="tools">
        <Choice
          label="Held against"
          value={base}
          options={data.models.map(({ model }) => [model, model])}
          onChange={(value) => replaceRoute('', { ...query, base: value })}
        />
        <Choice
          label="In"
          value={metric}
          options={Object.entries(METRICS)}
          onChange={(value) => replaceRoute('', { ...query, in: value })}
        />
      </p>
      {all.length === 0 ? (
        <p>Nothing was decided for two models on the same samples.</p>
      ) : (
        <Chart
          name="differences"
          label={`Differences from ${base} in ${METRICS[metric]}`}
          height={90 + all.length * 40}
          config={config}
          table={<DifferencesTable all={all} />}
        />
      )}
    </>
  );
}

function bestOf({ models }: RunData, metric: Metric): string {
  const [best] = models.toSorted(
    (a, b) => (b.figures[metric]?.value ?? -1) - (a.figures[metric]?.value ?? -1),
  );
  return best?.model ?? '';
}

function differencesFrom({ comparisons }: RunData, base: string, metric: Metric): Difference[] {
  return comparisons.flatMap((pair): Difference[] => {
    const { first, second, difference, low, high } = pair;
    const isFirst = first === base;
    if (pair.metric !== metric || (!isFirst && second !== base) || difference === null) return [];
    const turned = (end: number | null) => (end === null ? null : isFirst ? end : -end);
    const other = isFirst ? second : first;
    const ends = isFirst ? [low, high] : [turned(high), turned(low)];
    const value = turned(difference)!;
    return [{ other, value, low: ends[0]!, high: ends[1]!, pair, words: wordsOf(pair, other) }];
  });
}

function wordsOf({ verdict, reason, second }: ComparisonResult, other: string): string {
  if (verdict === 'first better' || verdict === 'second better') {
    return (verdict === 'second better') === (second === other) ? 'better' : 'worse';
  }
  return reason === null ? verdict : `${verdict}: ${reason}`;
}

function chartOf(data: RunData, base: string, metric: Metric, palette: Palette) {
  const all = differencesFrom(data, base, metric);
  const index = new Map(data.models.map(({ model }, i) => [model, i]));
  const datasets = all.map(({ other, value, low, high, words }, row): ScatterDataset => {
    const { colour, shape } = markOf(index.get(other) ?? 0);
    const isShown = words === 'better' || words === 'worse';
    return {
      ...{ label: other, whiskers: 'x', borderColor: colour },
      // Hollow where nothing is shown.
      backgroundColor: isShown ? colour : palette.page,
      pointStyle: shape,
      borderWidth: 2,
      pointRadius: 6,
      data: [
        {
          ...{ x: value * 100, y: row },
          low: low === null ? null : low * 100,
          high: high === null ? null : high * 100,
          label: `${other} against ${base}: ${points(value)} points (${points(low)} to ${points(high)}), ${words}`,
        },
      ],
    } as ScatterDataset;
  });
  const zero: ScatterDataset = {
    label: base,
    showLine: true,
    pointStyle: false,
    borderColor: palette.ink,
    borderWidth: 1.5,
    data: [
      { x: 0, y: -0.5, label: base },
      { x: 0, y: all.length - 0.5, label: base },
    ],
  };
  const ends = all.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const reach = (end: number) => Math.ceil(end * 100 * 1.05);
  return {
    type: 'scatter' as const,
    data: { datasets: [...datasets, zero] },
    options: {
      scales: {
        x: figureAxis(`points of ${METRICS[metric]}; left of the line: worse`, palette, {
          min: -reach(-Math.min(-0.01, ...ends)),
          max: reach(Math.max(0.01, ...ends)),
        }),
        y: rowAxis(
          all.map(({ other }) => other),
          palette,
        ),
      },
      plugins: { legend: { display: false } },
    },
  };
}

function DifferencesTable({ all }: { all: readonly Difference[] }) {
  return (
    <Table
      label="Differences"
      titles={['Model', 'Points', '95%', 'p', 'Samples', 'Would find', 'Verdict']}
      rows={all.map(({ other, value, low, high, pair, words }) => ({
        name: other,
        cells: [
          points(value),
          `${points(low)} to ${points(high)}`,
          probability(pair.pAdjusted),
          pair.n,
          percent(pair.detectable),
          words,
        ],
      }))}
    />
  );
}

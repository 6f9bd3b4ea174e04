import { useCallback } from 'preact/hooks';
import { percent } from '../../figures/numbers.ts';
import { percentWithInterval } from '../../report/figure-words.ts';
import type { RunData } from '../../report/site/data.ts';
import type { Figure } from '../../results/results.ts';
import { markOf } from '../model-mark.tsx';
import { linkTo } from '../route.ts';
import { useRun } from '../run.ts';
import { Table } from '../table.tsx';
import { categoryName, languageName } from '../words.ts';
import { Chart, type ScatterDataset } from './chart.tsx';
import type { Palette } from './palette.ts';
import { figureAxis, rowAxis } from './rows.ts';

type Kind = 'language' | 'category';

interface Part {
  name: string;
  title: string;
  floor: number | null;
}

/** Error rate by language or category, a row each: models side by side, the readers' floor drawn in. */
export function ErrorChart({ kind }: { kind: Kind }) {
  const data = useRun();
  const parts = partsOf(data, kind);
  const config = useCallback(
    (palette: Palette) => ({
      type: 'scatter' as const,
      data: { datasets: [...floorDatasets(data, kind, palette), ...modelDatasets(data, kind)] },
      options: {
        scales: {
          x: figureAxis(
            'characters wrong',
            palette,
            { min: 0, suggestedMax: reachOf(data, kind) },
            percent,
          ),
          y: rowAxis(
            partsOf(data, kind).map(({ title }) => title),
            palette,
          ),
        },
        plugins: { legend: { labels: { color: palette.ink, usePointStyle: true } } },
      },
    }),
    [data, kind],
  );
  if (parts.length === 0) return <p>These results have no figures by {kind}.</p>;
  return (
    <Chart
      name={`errors-${kind}`}
      label={`Error rate by ${kind}`}
      height={120 + parts.length * (26 + 9 * data.models.length)}
      config={config}
      table={<ErrorTable parts={parts} kind={kind} />}
    />
  );
}

function partsOf(data: RunData, kind: Kind): Part[] {
  const prefix = `textAccuracy/${kind}/`;
  const names = new Set(
    data.models.flatMap(({ figures }) =>
      Object.entries(figures).flatMap(([name, { value }]) =>
        name.startsWith(prefix) && value !== null ? [name.slice(prefix.length)] : [],
      ),
    ),
  );
  return [...names]
    .map((name) => ({
      name,
      title: kind === 'language' ? languageName(name) : categoryName(name),
      floor: data.floors[kind][name] ?? null,
    }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

/** How far the chart goes: to all figures and to intervals that don't crush them; others end at its edge. */
function reachOf(data: RunData, kind: Kind): number {
  const rates = partsOf(data, kind).flatMap(({ name }) =>
    data.models.flatMap(({ figures }) => errorRate(figures[`textAccuracy/${kind}/${name}`]) ?? []),
  );
  const most = Math.max(0.01, ...rates.map(({ value }) => value ?? 0));
  const highest = Math.max(most, ...rates.map(({ high }) => high ?? 0));
  return Math.min(highest, 1.6 * most) * 1.02;
}

/** Room that a row's models share, of 1. */
const SPREAD = 0.7;

function modelDatasets(data: RunData, kind: Kind): ScatterDataset[] {
  const parts = partsOf(data, kind);
  const { models } = data;
  return models.map(({ model, figures }, m) => {
    const { colour, shape } = markOf(m);
    const offset = models.length === 1 ? 0 : (m / (models.length - 1) - 0.5) * SPREAD;
    return {
      label: model,
      whiskers: 'x',
      borderColor: colour,
      backgroundColor: colour,
      pointStyle: shape,
      pointRadius: 5,
      data: parts.flatMap(({ name, title }, row) => {
        const rate = errorRate(figures[`textAccuracy/${kind}/${name}`]);
        if (rate === null || rate.value === null) return [];
        return [
          {
            ...{ x: rate.value, y: row + offset, low: rate.low, high: rate.high },
            label: `${model}, ${title}: ${percentWithInterval(rate)} of characters wrong, ${rate.n} samples`,
            link: linkTo('pictures', { model, [kind]: name }),
          },
        ];
      }),
    } as ScatterDataset;
  });
}

function floorDatasets(data: RunData, kind: Kind, { soft }: Palette): ScatterDataset[] {
  const points = partsOf(data, kind).flatMap(({ title, floor }, row) =>
    floor === null
      ? []
      : [{ x: floor, y: row, label: `Readers’ floor, ${title}: ${percent(floor)}` }],
  );
  if (points.length === 0) return [];
  const tick = 8 + 4.5 * data.models.length;
  return [
    {
      ...{ label: 'readers’ floor', whiskers: 'x', tick },
      borderColor: soft,
      backgroundColor: soft,
      pointStyle: 'line',
      pointRotation: 90,
      pointRadius: 5,
      borderWidth: 3,
      data: points,
    } as ScatterDataset,
  ];
}

function ErrorTable({ parts, kind }: { parts: readonly Part[]; kind: Kind }) {
  const { models } = useRun();
  return (
    <Table
      label={`Error rate by ${kind}`}
      titles={[
        kind === 'language' ? 'Language' : 'Category',
        'Floor',
        ...models.map(({ model }) => model),
      ]}
      rows={parts.map(({ name, title, floor }) => ({
        name,
        head: title,
        cells: [
          percent(floor),
          ...models.map(({ figures }) =>
            percentWithInterval(errorRate(figures[`textAccuracy/${kind}/${name}`]) ?? undefined),
          ),
        ],
      }))}
    />
  );
}

/** The error rate of an accuracy. */
function errorRate(figure: Figure | undefined): Figure | null {
  if (figure === undefined || figure.value === null) return null;
  const from1 = (end: number | null) => (end === null ? null : Math.max(0, 1 - end));
  return {
    ...figure,
    value: from1(figure.value),
    low: from1(figure.high),
    high: from1(figure.low),
  };
}

import { useCallback } from 'preact/hooks';
import { secondsWithInterval } from '../../report/figure-words.ts';
import type { CellData, RunData } from '../../report/site/data.ts';
import { markOf } from '../model-mark.tsx';
import { pictureLink, useRun } from '../run.ts';
import { Table } from '../table.tsx';
import { seconds } from '../words.ts';
import { Chart, type ScatterDataset } from './chart.tsx';
import type { Palette } from './palette.ts';
import { figureAxis, rowAxis } from './rows.ts';

/** How long pictures took: a dot each, a row a model, the median and the 95th percentile marked. */
export function LatencyChart() {
  const data = useRun();
  const timed = data.models.filter((_, index) => timedCells(data, index).length > 0);
  const config = useCallback((palette: Palette) => chartOf(data, palette), [data]);
  if (timed.length === 0) return <p>Nothing was timed.</p>;
  return (
    <Chart
      name="latency"
      label="Latency of each picture"
      height={90 + timed.length * 48}
      config={config}
      table={<LatencyTable />}
    />
  );
}

function timedCells({ cells }: RunData, index: number): CellData[] {
  return cells.filter(
    ({ model, outcome, ms }) => model === index && outcome === 'image' && ms !== null,
  );
}

function chartOf(data: RunData, palette: Palette) {
  const rows = data.models.flatMap((model, index) => {
    const cells = timedCells(data, index);
    return cells.length === 0 ? [] : [{ model, index, cells }];
  });
  const dots = rows.map(({ model, index, cells }, row): ScatterDataset => {
    const { colour, shape } = markOf(index);
    return {
      label: model.model,
      borderColor: colour,
      backgroundColor: `${colour}66`,
      borderWidth: 0,
      pointStyle: shape,
      pointRadius: 3,
      data: cells.map((cell, n) => ({
        x: cell.ms! / 1000,
        y: row + jitter(n),
        label: `${model.model}, ${data.samples[cell.sample]!.sample}: ${seconds(cell.ms)}`,
        link: pictureLink(data, cell, { model: model.model, sort: 'slow' }),
      })),
    };
  });
  const marks = (['latencyP50', 'latencyP95'] as const).map((key): ScatterDataset => {
    const name = key === 'latencyP50' ? 'median' : '95th percentile';
    return {
      ...{ label: name, whiskers: 'x', tick: key === 'latencyP50' ? 16 : 9 },
      borderColor: palette.ink,
      backgroundColor: palette.ink,
      pointStyle: false,
      data: rows.flatMap(({ model }, row) => {
        const figure = model.figures[key];
        return figure?.value == null
          ? []
          : [
              {
                x: figure.value,
                y: row,
                label: `${model.model}: ${name} ${secondsWithInterval(figure)}`,
              },
            ];
      }),
    } as ScatterDataset;
  });
  return {
    type: 'scatter' as const,
    data: { datasets: [...marks, ...dots] },
    options: {
      scales: {
        x: figureAxis('seconds', palette, { min: 0 }),
        y: rowAxis(
          rows.map(({ model }) => model.model),
          palette,
        ),
      },
      plugins: { legend: { display: false } },
    },
  };
}

/** Dots beside each other, the same each time: the golden ratio spreads any number of them evenly. */
function jitter(n: number): number {
  return ((n * 0.618034) % 1) * 0.5 - 0.25;
}

function LatencyTable() {
  const data = useRun();
  return (
    <Table
      label="Latency"
      titles={['Model', 'Pictures', 'Fastest', 'Median', '95th percentile', 'Slowest']}
      rows={data.models.map(({ model, figures }, index) => {
        const times = timedCells(data, index).map(({ ms }) => ms!);
        return {
          name: model,
          cells: [
            times.length,
            seconds(times.length === 0 ? null : Math.min(...times)),
            secondsWithInterval(figures.latencyP50),
            secondsWithInterval(figures.latencyP95),
            seconds(times.length === 0 ? null : Math.max(...times)),
          ],
        };
      })}
    />
  );
}

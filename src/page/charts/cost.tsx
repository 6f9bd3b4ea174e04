import { useCallback } from 'preact/hooks';
import { percent } from '../../figures/numbers.ts';
import { dollarsWithInterval, percentWithInterval } from '../../report/figure-words.ts';
import type { RunData } from '../../report/site/data.ts';
import { Foreign } from '../foreign.tsx';
import { markOf } from '../model-mark.tsx';
import { linkTo } from '../route.ts';
import { useRun } from '../run.ts';
import { Table } from '../table.tsx';
import { Chart, type ScatterDataset } from './chart.tsx';
import type { Palette } from './palette.ts';
import { paretoFront } from './pareto.ts';
import { figureAxis } from './rows.ts';

/** Cost of a picture against the share that is usable, with the models that no other beats in both. */
export function CostChart() {
  const data = useRun();
  const priced = pricedModels(data);
  const unpriced = data.models.filter(({ model }) => !priced.some((one) => one.model === model));
  const config = useCallback((palette: Palette) => chartOf(data, palette), [data]);
  if (priced.length === 0) return <p>No model has a price and a usable rate.</p>;
  const front = paretoFront(priced);
  return (
    <>
      <Chart
        name="cost"
        label="Cost of a picture against the share of usable pictures"
        height={360}
        config={config}
        table={<CostTable />}
      />
      <p>
        On the front, so that no other is both cheaper and more often usable:{' '}
        {front.map(({ model }, i) => (
          <span key={model}>
            {i > 0 && ', '}
            <Foreign>{model}</Foreign>
          </span>
        ))}
        . The front is of the figures as they are: intervals that overlap may change it.
        {unpriced.length > 0 &&
          ` Not drawn, since a cost or rate is not known: ${unpriced.map(({ model }) => model).join(', ')}.`}
      </p>
    </>
  );
}

interface PricedModel {
  model: string;
  index: number;
  /** Dollars by picture that came. */
  cost: number;
  /** Share of usable pictures. */
  worth: number;
}

function pricedModels({ models, cells }: RunData): PricedModel[] {
  return models.flatMap(({ model, figures }, index) => {
    const prices = cells.filter((cell) => cell.model === index && cell.outcome === 'image');
    const worth = figures.usableRate?.value;
    if (worth == null || prices.length === 0 || prices.some(({ usd }) => usd === null)) return [];
    const cost = prices.reduce((sum, { usd }) => sum + usd!, 0) / prices.length;
    return [{ model, index, cost, worth }];
  });
}

function chartOf(data: RunData, palette: Palette) {
  const priced = pricedModels(data);
  const points = priced.map(({ model, index, cost, worth }): ScatterDataset => {
    const { colour, shape } = markOf(index);
    const { figures } = data.models[index]!;
    const { low, high } = figures.usableRate!;
    return {
      ...{ label: model, whiskers: 'y', borderColor: colour, backgroundColor: colour },
      pointStyle: shape,
      pointRadius: 6,
      data: [
        {
          ...{ x: cost, y: worth, low, high },
          label: `${model}: $${cost.toFixed(3)} a picture, ${percentWithInterval(figures.usableRate)} usable, ${dollarsWithInterval(figures.costPerUsable)} by usable picture`,
          link: linkTo('pictures', { model }),
        },
      ],
    } as ScatterDataset;
  });
  const front: ScatterDataset = {
    label: 'front',
    showLine: true,
    stepped: true,
    borderColor: palette.soft,
    borderDash: [5, 4],
    borderWidth: 1.5,
    pointStyle: false,
    data: paretoFront(priced).map(({ model, cost, worth }) => ({
      x: cost,
      y: worth,
      label: model,
    })),
  };
  return {
    type: 'scatter' as const,
    data: { datasets: [...points, front] },
    options: {
      scales: {
        x: figureAxis(
          'dollars a picture',
          palette,
          { min: 0 },
          (value) => `$${Number(value.toFixed(4))}`,
        ),
        y: figureAxis('usable pictures', palette, { min: 0, max: 1 }, percent),
      },
      plugins: { legend: { labels: { color: palette.ink, usePointStyle: true } } },
    },
  };
}

function CostTable() {
  const data = useRun();
  return (
    <Table
      label="Cost and usable pictures"
      titles={['Model', '$ a picture', 'Usable', '$ by usable picture']}
      rows={pricedModels(data).map(({ model, index, cost }) => ({
        name: model,
        cells: [
          `$${cost.toFixed(4)}`,
          percentWithInterval(data.models[index]!.figures.usableRate),
          dollarsWithInterval(data.models[index]!.figures.costPerUsable),
        ],
      }))}
    />
  );
}

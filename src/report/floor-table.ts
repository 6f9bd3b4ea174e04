import { NOT_KNOWN, percent } from '../figures/numbers.ts';
import type { ImageResult, Results } from '../results/results.ts';
import { type Column, inColumns, PAGE_WIDTH, type Row } from './columns.ts';
import { cut, cutWithin, plain } from './plain.ts';

export type FloorGrouping = 'sample' | 'script' | 'height';

const TITLES: Readonly<Record<FloorGrouping, string>> = {
  sample: 'CER by sample',
  script: 'CER by script',
  height: 'CER by text height',
};
const SHARED_WIDTH = 20;
const FLOOR_WIDTH = 7;
/** A model's column at its narrowest, with the gap before it. */
const MODEL_WIDTH = 12;
const GAP = 2;

/**
 * Each model's CER beside the noise floor: what the readers get wrong of the same copy when it is
 * typeset as asked. One table a grouping; none without a floor.
 */
export function floorTables(
  results: Results,
  groupings: readonly FloorGrouping[] = ['sample', 'script', 'height'],
): string[] {
  if (results.run.noise == null) return [];
  const tables = groupings.map((grouping) => `${TITLES[grouping]}\n${table(results, grouping)}`);
  return [...tables, LEGEND];
}

const LEGEND = [
  'Floor: the readers’ own error, on the same copy typeset as asked. A gap between',
  'models that is smaller than it is none. –: nothing was decided.',
].join('\n');

interface Line {
  name: string;
  floor: number | null;
  rates: (number | null)[];
}

function table(results: Results, grouping: FloorGrouping): string {
  const lines = grouping === 'sample' ? bySample(results) : byFigure(results, grouping);
  const room = PAGE_WIDTH - SHARED_WIDTH - FLOOR_WIDTH;
  const most = Math.floor(room / MODEL_WIDTH);
  const widest = Math.floor(room / Math.min(most, Math.max(1, results.models.length))) - GAP;
  const names = results.models.map(({ model }) => cutWithin(plain(model), widest));
  // More models than fit stand in further tables of the same rows.
  const parts: string[] = [];
  for (let from = 0; from < Math.max(1, names.length); from += most) {
    const columns: Column[] = [
      { title: '', align: 'left' },
      { title: 'Floor', align: 'right' },
      ...names.slice(from, from + most).map((title): Column => ({ title, align: 'right' })),
    ];
    const rows = lines.map(
      ({ name, floor, rates }): Row => ({
        cells: [
          cut(plain(name), SHARED_WIDTH),
          ...[floor, ...rates.slice(from, from + most)].map(shown),
        ],
      }),
    );
    parts.push(inColumns(columns, rows));
  }
  return parts.join('\n\n');
}

function shown(rate: number | null): string {
  return rate === null ? NOT_KNOWN : percent(rate);
}

function bySample({ run, images, models }: Results): Line[] {
  const severalSets = run.sets.length > 1;
  const lines = run.noise!.samples.map(({ set, sample, cer }) => {
    const own = images.filter((image) => image.set === set && image.sample === sample);
    return {
      name: severalSets ? `${set}/${sample}` : sample,
      floor: cer,
      rates: models.map(({ model }) => meanCer(own.filter((image) => image.model === model))),
    };
  });
  const figure = (name: string) => models.map(({ figures }) => figures[name]?.value ?? null);
  return [...lines, { name: 'all', floor: run.noise!.cer, rates: figure('cer') }];
}

/** Of a sample's repeats. */
function meanCer(images: readonly ImageResult[]): number | null {
  const rates = images.flatMap(({ text }) => text?.cer ?? []);
  return rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}

function byFigure({ run, models }: Results, grouping: 'script' | 'height'): Line[] {
  const noise = grouping === 'script' ? run.noise!.scripts : run.noise!.heights;
  const figures = models.flatMap((model) => Object.keys(model.figures));
  const known = new Set([
    ...Object.keys(noise),
    ...figures.filter((name) => name.startsWith('cer/')).map((name) => name.slice('cer/'.length)),
  ]);
  const names =
    grouping === 'height'
      ? HEIGHT_ORDER.filter((name) => known.has(name))
      : [...known].filter((name) => !HEIGHT_ORDER.includes(name)).sort();
  return names.map((name) => ({
    name,
    floor: noise[name]?.cer ?? null,
    rates: models.map(({ figures }) => figures[`cer/${name}`]?.value ?? null),
  }));
}

const HEIGHT_ORDER = ['under 24 px', '24-40 px', '40-72 px', 'over 72 px'];

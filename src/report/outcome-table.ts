import type { ModelResult, Results } from '../results/results.ts';
import { type Column, inColumns, PAGE_WIDTH, type Row } from './columns.ts';
import {
  dollarsWithInterval,
  percentWithInterval,
  secondsWithInterval,
  timesWithInterval,
} from './figure-words.ts';
import { plain } from './plain.ts';
import { wrapped } from './wrapped.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Model', align: 'left' },
  { title: 'Attempts', align: 'left' },
  { title: '$ / usable', align: 'left' },
  { title: 's / usable', align: 'left' },
];

/** What a usable picture takes, a row a model; what is known of refusals and latencies below it. */
export function outcomeTable({ models }: Results): string {
  if (models.every(({ figures }) => (figures.usableRate?.n ?? 0) === 0)) return '';
  const rows = models.flatMap((model): Row[] => {
    const { figures } = model;
    const cells = [
      plain(model.model),
      timesWithInterval(figures.expectedAttempts),
      dollarsWithInterval(figures.costPerUsable),
      secondsWithInterval(figures.productionCycle),
    ];
    const remark = remarksOf(model).join(' · ');
    const lines = remark === '' ? [] : wrapped(remark, PAGE_WIDTH - 2);
    return [{ cells }, ...lines.map((line): Row => ({ cells: [], note: `  ${line}` }))];
  });
  return `${inColumns(COLUMNS, rows)}\n${LEGEND}`;
}

const LEGEND = [
  'What it takes until a picture is usable, all that are not included, with 95%',
  'intervals. –: not known, or none was usable.',
].join('\n');

function remarksOf({ figures }: ModelResult): string[] {
  const { latencyP50, latencyP95, refusalRate, failureRate } = figures;
  const rate = (name: string, figure: typeof refusalRate) =>
    figure?.value == null || figure.value === 0 ? [] : [`${percentWithInterval(figure)} ${name}`];
  const times =
    latencyP50?.value == null || latencyP95?.value == null
      ? []
      : [
          `half within ${secondsWithInterval(latencyP50)}`,
          `95% within ${secondsWithInterval(latencyP95)}`,
        ];
  return [...times, ...rate('refused', refusalRate), ...rate('failed', failureRate)];
}

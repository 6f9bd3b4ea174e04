import type { Comparison } from '../compare/compare.ts';
import type { MetricVerdict } from '../compare/verdicts.ts';
import { metricOf } from '../figures/metrics.ts';
import { NOT_KNOWN, percent } from '../figures/numbers.ts';
import { type Column, inColumns, PAGE_WIDTH, type Row } from './columns.ts';
import { fallWords, newlyWrongWords, remarksOf, whyWords } from './comparison-words.ts';
import { points, probability } from './figure-words.ts';
import { cut, plain } from './plain.ts';
import { wrapped } from './wrapped.ts';

const COLUMNS: readonly Column[] = [
  { title: '', align: 'left' },
  { title: 'Was', align: 'right' },
  { title: 'Is', align: 'right' },
  { title: 'Points', align: 'right' },
  { title: '95%', align: 'left' },
  { title: 'p', align: 'right' },
  { title: '', align: 'left' },
];
/** More lines of one kind than this nobody reads in a terminal. */
const MOST = 20;

/** A comparison for a terminal of 80 columns. */
export function comparisonTable(comparison: Comparison): string {
  const { verdicts, simulated } = comparison;
  const models = [...Map.groupBy(verdicts, ({ model }) => model)];
  const rows = models.flatMap(([model, own]): Row[] => [
    {
      cells: [],
      note: plain(`${model}${simulated.includes(model) ? ' (simulated)' : ''}`),
    },
    ...(own.every(({ reason, difference }) => reason === 'same pictures' && difference === 0)
      ? [{ cells: [], note: '  the same pictures as before: no difference' }]
      : own.flatMap(verdictRows)),
  ]);
  const parts = [
    told(
      'Not comparable as it is:',
      comparison.obstacles.map(({ message }) => message),
    ),
    rows.length === 0
      ? ''
      : rows.every(({ cells }) => cells.length === 0)
        ? rows.map(({ note = '' }) => cut(note, PAGE_WIDTH)).join('\n')
        : `${inColumns(COLUMNS, rows)}\n\n${LEGEND}`,
    told('Newly wrong:', newlyWrongWords(comparison)),
    told('', remarksOf(comparison)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const LEGEND = wrapped(
  'Points: by which it is better now, on the same samples and what was decided both times. p: adjusted for all rows. Finds: the true change that would be found four times in five.',
  PAGE_WIDTH,
).join('\n');

function verdictRows(one: MetricVerdict): Row[] {
  const interval =
    one.low === null || one.high === null ? NOT_KNOWN : `${points(one.low)}…${points(one.high)}`;
  const cells = [
    `  ${metricOf(one.metric).short}`,
    percent(one.was),
    percent(one.is),
    points(one.difference),
    interval,
    probability(one.pAdjusted),
    one.verdict,
  ];
  const notes = [whyWords(one), fallWords(one)].filter((note) => note !== null);
  return [{ cells }, ...notes.map((note): Row => ({ cells: [], note: `    ${plain(note)}` }))];
}

function told(title: string, messages: readonly string[]): string {
  if (messages.length === 0) return '';
  const shown = messages
    .slice(0, MOST)
    .flatMap((message) =>
      wrapped(plain(message), PAGE_WIDTH - 4).map((line, i) => `${i === 0 ? '  ' : '    '}${line}`),
    );
  const rest = messages.length - MOST;
  const more = rest > 0 ? [`  … and ${rest} more`] : [];
  return [...(title === '' ? [] : [title]), ...shown, ...more].join('\n');
}

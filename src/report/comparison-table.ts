import type { Comparison } from '../compare/compare.ts';
import type { MetricVerdict } from '../compare/verdicts.ts';
import { metricOf } from '../figures/metrics.ts';
import { NOT_KNOWN, percent } from '../figures/numbers.ts';
import { type Column, inColumns, PAGE_WIDTH, type Row } from './columns.ts';
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

/** Where to look; null where nothing got worse. */
export function fallWords({ verdict, falls }: MetricVerdict): string | null {
  if (verdict !== 'worse' || falls.length === 0) return null;
  return `most in ${falls
    .slice(0, 3)
    .map(({ sample, difference }) => `${sample} (${points(difference)})`)
    .join(', ')}`;
}

/** What the figures don't say themselves. */
export function whyWords(one: MetricVerdict): string {
  const margin = `${(one.margin * 100).toFixed(1)} points`;
  switch (one.reason) {
    case 'same pictures':
      return one.difference === 0
        ? 'the same pictures as before'
        : 'the same pictures as before, judged otherwise: that is not the model';
    case 'nothing in common':
      return 'nothing was decided both times';
    case 'too few samples':
      return `${one.n === 1 ? 'one sample is' : `${one.n} samples are`} too few for any test${needsWords(one)}`;
    case 'decided shares differ':
      return 'the readers could decide another share of it: look at what was not read';
    case 'within the readers’ error':
      return `no more than the readers’ own error; ${findsWords(one)}`;
    case 'within the margin':
      return `within the margin of ${margin}; ${findsWords(one)}`;
    case null:
      break;
  }
  if (one.verdict === 'not enough data') {
    return `${findsWords(one)}${needsWords(one)}`;
  }
  if (one.verdict === 'baseline unreliable') {
    const half = ((one.baselineHalfWidth ?? 0) * 100).toFixed(1);
    return `the baseline itself is uncertain by ${half} points, more than ${margin}`;
  }
  return findsWords(one);
}

/** The true difference that would have been found four times in five. */
function findsWords({ n, detectable }: MetricVerdict): string {
  const finds = detectable === null ? 'no change' : `${(detectable * 100).toFixed(1)} points`;
  return `${n === 1 ? 'one sample' : `${n} samples`}: finds ${finds}`;
}

function needsWords({ samplesNeeded, margin }: MetricVerdict): string {
  if (samplesNeeded === null) return '';
  return `; needs ${samplesNeeded} samples for ${(margin * 100).toFixed(1)} points`;
}

/** What came out, in a sentence. */
export function outcomeWords({ obstacles, verdicts, gates }: Comparison): string {
  if (obstacles.some(({ kind }) => kind !== 'missing')) return 'Not comparable, which fails it.';
  const worse = verdicts.filter(({ verdict }) => verdict === 'worse').length;
  const failed = gates.filter(({ verdict }) => verdict === 'failed').length;
  const faults = [
    ...(obstacles.length > 0 ? ['Rows are missing'] : []),
    ...(worse > 0 ? [worse === 1 ? 'One figure is worse' : `${worse} figures are worse`] : []),
    ...(failed > 0 ? [failed === 1 ? 'One gate failed' : `${failed} gates failed`] : []),
  ];
  if (faults.length > 0) return `${faults.join('. ')}.`;
  const isOpen = verdicts.some(({ verdict }) => verdict === 'not enough data');
  return `No regression shown${isOpen ? '; not all could have been shown' : ''}.`;
}

/** One sentence each, of other people's words as they are. */
export function newlyWrongWords({ newlyWrong }: Comparison): string[] {
  return newlyWrong.map(({ kind, model, set, sample, block, text, wrong, repeats }) => {
    const where = `${model} · ${set}/${sample}`;
    const times = repeats === 1 ? '' : ` in ${wrong} of ${repeats} pictures`;
    return kind === 'critical'
      ? `${where}: “${text}” (${block}) was right and is wrong${times}`
      : `${where}: was usable, and no picture is any more`;
  });
}

/** What is said of a comparison and fails nothing. */
export function remarksOf({ newModels, versions }: Comparison): string[] {
  return [
    ...newModels.map((model) => `${model} is new: there is nothing to compare it with.`),
    ...(versions === null
      ? []
      : [
          `Judged by typoscope ${versions.was} before and ${versions.is} now: what differs may be the judgement. Run it again and write the baseline anew.`,
        ]),
  ];
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

import { NOT_KNOWN } from '../figures/numbers.ts';
import type { ComparisonResult, Results } from '../results/results.ts';
import { type Column, inColumns, PAGE_WIDTH, type Row } from './columns.ts';
import { points, probability } from './figure-words.ts';
import { cutWithin, plain } from './plain.ts';
import { wrapped } from './wrapped.ts';

const TITLES = { textAccuracy: 'Text accuracy', usableRate: 'Usable pictures' } as const;
/** More pairs than this nobody reads in a terminal. */
const MOST_PAIRS = 15;
/** Both names and an interval of two digits fit, so that none loses the end that tells it apart. */
const NAME_WIDTH = 12;

/** Which models differ, pair by pair; '' where there is one model only. */
export function pairsTable({ comparisons = [] }: Results): string {
  const tables = (['textAccuracy', 'usableRate'] as const).flatMap((metric) => {
    const own = comparisons.filter((one) => one.metric === metric);
    return own.length === 0 ? [] : [tableOf(TITLES[metric], own)];
  });
  if (tables.length === 0) return '';
  return [...tables, LEGEND.flatMap((line) => wrapped(line, PAGE_WIDTH)).join('\n')].join('\n\n');
}

const LEGEND = [
  'Points by which the second model is better, on the same samples and what was decided for both. p: adjusted for all pairs. Finds: the true difference that would be found four times in five.',
];

function tableOf(title: string, comparisons: readonly ComparisonResult[]): string {
  const columns: Column[] = [
    { title, align: 'left' },
    { title: 'Points', align: 'right' },
    { title: '95%', align: 'left' },
    { title: 'p', align: 'right' },
    { title: 'Finds', align: 'right' },
    { title: '', align: 'left' },
  ];
  const shown = comparisons.slice(0, MOST_PAIRS);
  const rest = comparisons.length - shown.length;
  const table = inColumns(columns, shown.map(rowOf));
  return rest === 0 ? table : `${table}\n… and ${rest} more pairs in results.json`;
}

function rowOf(one: ComparisonResult): Row {
  const name = (model: string) => cutWithin(plain(model), NAME_WIDTH);
  const interval =
    one.low === null || one.high === null ? NOT_KNOWN : `${points(one.low)} to ${points(one.high)}`;
  return {
    cells: [
      `${name(one.first)} → ${name(one.second)}`,
      points(one.difference),
      interval,
      probability(one.pAdjusted),
      one.detectable === null ? NOT_KNOWN : (one.detectable * 100).toFixed(1),
      verdictWords(one),
    ],
  };
}

/** In a few words, as they fit a table. */
export function verdictWords({ verdict, reason, n }: ComparisonResult): string {
  if (verdict === 'first better') return 'worse';
  if (verdict === 'second better') return 'better';
  if (verdict === 'no difference shown') return 'none shown';
  switch (reason) {
    case 'too few samples':
      return `${n} is too few`;
    case 'nothing in common':
      return 'no data';
    default:
      return 'unlike reads';
  }
}

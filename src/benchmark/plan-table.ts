import { duration } from '../figures/numbers.ts';
import type { Cost } from '../models/model.ts';
import { addUsd, compareUsd, multiplyUsd } from '../money.ts';
import { type Column, inColumns, PAGE_WIDTH, type Row } from '../report/columns.ts';
import { cut, plain } from '../report/plain.ts';

/** One model of a plan. */
export interface PlanRow {
  model: string;
  simulated: boolean;
  /** Pictures in all, those the store has, and those to be asked for. */
  cells: number;
  stored: number;
  toDo: number;
  /** Of those that are not to be asked for: they failed, or nobody knows what became of them. */
  failed?: number;
  pending?: number;
  uncertain?: number;
  /** Decimal dollars of the dearest, at most; null where nobody knows. */
  pricePerPicture: string | null;
  /** Of all that are to be asked for, where they cost differently; sizes do. */
  atMost?: string;
  priceBasis: Cost['basis'];
  /** Of the price table. */
  priceDate?: string | null;
}

export interface PlanSummary {
  benchmark: string;
  sets: readonly { name: string; version: string; samples: number }[];
  repeats: number;
  /** Decimal dollars; null: no limit. */
  maxCost: string | null;
  /** Of the pictures that are stored, those whose reading is too. */
  readings: { stored: number; needed: number };
  /** Seconds that asking takes, and of how many models they are assumed. */
  time?: { seconds: number; assumed: number };
  /** Environment variables that a run needs and would not find. */
  missing?: readonly string[];
  /** Models and prices of the benchmark’s own: the name of the file, its day, how many. */
  catalogue?: { name: string; date: string; models: number };
  /** Models that their providers take off, and what is known of when. */
  leaving?: readonly { model: string; words: string }[];
}

/** Seconds of a picture of a model that was never timed: an assumption, and called one. */
export const ASSUMED_SECONDS = 30;

const SET_COLUMNS: Column[] = [
  { title: 'Set', align: 'left' },
  { title: 'Version', align: 'left' },
  { title: 'Samples', align: 'right' },
];

const MODEL_COLUMNS: Column[] = [
  { title: 'Model', align: 'left' },
  { title: 'Pictures', align: 'right' },
  { title: 'Stored', align: 'right' },
  { title: 'To do', align: 'right' },
  { title: 'A picture', align: 'right' },
  { title: 'At most', align: 'right' },
];

/** What a run would ask for and what that may cost, for a terminal of 80 columns. */
export function planTable(rows: readonly PlanRow[], summary: PlanSummary): string {
  const sets = summary.sets.map(({ name, version, samples }) => ({
    cells: [plain(name), plain(version), String(samples)],
  }));
  return [
    cut(plain(headline(rows, summary)), PAGE_WIDTH),
    inColumns(SET_COLUMNS, sets),
    inColumns(MODEL_COLUMNS, [...rows.flatMap(modelRows), totalRow(rows)]),
    remarks(rows, summary).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/**
 * What a row says of the prices of its pictures. One that nobody knows makes the sum one that nobody
 * knows.
 */
export function priced(
  prices: readonly Cost[],
): Pick<PlanRow, 'pricePerPicture' | 'priceBasis' | 'priceDate' | 'atMost'> {
  const unknown = prices.find(({ usd }) => usd === null);
  const { basis, priceDate } = unknown ?? prices[0]!;
  const all = prices.map(({ usd }) => usd).filter((usd) => usd !== null);
  if (unknown !== undefined) return { pricePerPicture: null, priceBasis: basis, priceDate };
  const sorted = all.toSorted(compareUsd);
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  return {
    pricePerPicture: most,
    priceBasis: basis,
    priceDate,
    ...(compareUsd(least, most) === 0 ? {} : { atMost: addUsd(...all) }),
  };
}

/** Decimal dollars of what is known of the real models, and how many pictures nobody knows of. */
export function planTotal(rows: readonly PlanRow[]): { usd: string; unknown: number } {
  const real = rows.filter(({ simulated }) => !simulated);
  return {
    usd: addUsd(...real.map(costOf).filter((cost) => cost !== null)),
    unknown: sum(real.filter((row) => costOf(row) === null).map(({ toDo }) => toDo)),
  };
}

function headline(rows: readonly PlanRow[], { benchmark, sets, repeats }: PlanSummary): string {
  const samples = sum(sets.map((set) => set.samples));
  const parts = [counted(samples, 'sample'), counted(rows.length, 'model')];
  if (repeats > 1) parts.push(counted(repeats, 'repeat'));
  return `${benchmark}: ${parts.join(' × ')}`;
}

function modelRows(row: PlanRow): Row[] {
  const cost = costOf(row);
  const cells = [
    plain(row.model),
    String(row.cells),
    String(row.stored),
    String(row.toDo),
    pictureCell(row),
    cost === null ? 'unknown' : `$${cost}`,
  ];
  const note = noteOf(row);
  return note === '' ? [{ cells }] : [{ cells }, { cells: [], note: `  ${note}` }];
}

function pictureCell({ pricePerPicture, atMost }: PlanRow): string {
  if (pricePerPicture === null) return 'unknown';
  return `${atMost === undefined ? '' : 'to '}$${pricePerPicture}`;
}

const BASES: Readonly<Record<Cost['basis'], string>> = {
  usage: 'price by what is used',
  units: 'price by units',
  'price-table': 'price from a table',
  fixed: 'share of a fixed cost',
  unknown: '',
};

function noteOf({ simulated, pricePerPicture, priceBasis, priceDate }: PlanRow): string {
  const isFree = pricePerPicture !== null && compareUsd(pricePerPicture, '0') === 0;
  if (simulated) return isFree ? 'simulated' : 'simulated, price invented';
  if (isFree || pricePerPicture === null) return '';
  // By the benchmark's own word, which has no day.
  if (priceBasis === 'price-table' && !priceDate) return 'price as stated';
  return plain([BASES[priceBasis], priceDate ? `of ${priceDate}` : ''].join(' ').trim());
}

/** Nothing is spent on a simulated model, so its price is in no sum. */
function totalRow(rows: readonly PlanRow[]): Row {
  const total = (key: 'cells' | 'stored' | 'toDo') => String(sum(rows.map((row) => row[key])));
  const { usd, unknown } = planTotal(rows);
  const isNothing = compareUsd(usd, '0') === 0;
  const atMost = unknown === 0 ? `$${usd}` : isNothing ? 'unknown' : `over $${usd}`;
  return { cells: ['Total', total('cells'), total('stored'), total('toDo'), '', atMost] };
}

function remarks(rows: readonly PlanRow[], summary: PlanSummary): string[] {
  const { maxCost, readings, missing = [], leaving = [], catalogue } = summary;
  const { usd, unknown } = planTotal(rows);
  const invented = addUsd(
    ...rows
      .filter(({ simulated }) => simulated)
      .map(costOf)
      .filter((cost) => cost !== null),
  );
  return [
    compareUsd(invented, '0') === 0
      ? ''
      : `Simulated, so not in the total: $${invented} (invented, nobody is billed).`,
    unknown === 0
      ? ''
      : `What ${counted(unknown, 'picture')} will cost is not known, and not in the total.`,
    ...(maxCost === null ? [] : capLines(maxCost, usd, unknown)),
    timeLine(summary.time),
    againLine(rows),
    readingsLine(readings),
    catalogue === undefined ? '' : catalogueLine(catalogue),
    ...leaving.map(({ model, words }) => plain(`${model}: ${words}.`)),
    ...missing.map((name) => `A run needs ${plain(name)}, which the environment does not have.`),
  ].filter((line) => line !== '');
}

function catalogueLine({ name, date, models }: NonNullable<PlanSummary['catalogue']>): string {
  return plain(`${counted(models, 'model')} as of ${date} by ${name}, above what is built in.`);
}

/** Prices are what pictures cost at most, so that a run may come further than they say. */
function capLines(maxCost: string, usd: string, unknown: number): string[] {
  const cap = `The benchmark’s maxCost is $${maxCost}`;
  if (unknown > 0) {
    return [
      `${cap}: a run needs every price to be known.`,
      'Give models of unknown price a price: in the benchmark, or leave maxCost out.',
    ];
  }
  if (compareUsd(usd, maxCost) <= 0) return [`${cap}.`];
  return [`${cap}: the run may stop before it is done.`];
}

function readingsLine({ stored, needed }: PlanSummary['readings']): string {
  if (needed === 0) return '';
  const have = stored === 1 ? 'has its' : 'have their';
  return `Of ${counted(needed, 'stored picture')}, ${stored} ${have} reading stored.`;
}

/** What went wrong before is not asked for of its own accord. */
function againLine(rows: readonly PlanRow[]): string {
  const failed = sum(rows.map((row) => row.failed ?? 0));
  const pending = sum(rows.map((row) => row.pending ?? 0));
  const uncertain = sum(rows.map((row) => row.uncertain ?? 0));
  return [
    failed === 0 ? '' : `${counted(failed, 'picture')} failed before; --retry-failed asks again.`,
    pending === 0
      ? ''
      : `Under way when a run ended: ${counted(pending, 'picture')}. The next run fetches what came of it.`,
    uncertain === 0
      ? ''
      : `${counted(uncertain, 'picture')} may have been billed and never came; --resend-uncertain asks again.`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function timeLine(time: PlanSummary['time']): string {
  if (time === undefined) return '';
  const { seconds, assumed } = time;
  const guess =
    assumed === 0
      ? ''
      : `, at ${ASSUMED_SECONDS} s a picture for ${counted(assumed, 'model')} not timed here yet`;
  return `Asking takes about ${duration(seconds)}${guess}.`;
}

/** What is to be asked for may cost; what need not be asked for costs nothing, whatever it cost. */
function costOf({ toDo, pricePerPicture, atMost }: PlanRow): string | null {
  if (toDo === 0) return '0.00';
  if (pricePerPicture === null) return null;
  return atMost ?? multiplyUsd(pricePerPicture, toDo);
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

import { NOT_KNOWN } from '../figures/numbers.ts';
import { addUsd, compareUsd } from '../money.ts';
import type { ImageResult, Results } from '../results/results.ts';
import { type Column, inColumns, type Row } from './columns.ts';
import { plain } from './plain.ts';

const COLUMNS: Column[] = [
  { title: 'Model', align: 'left' },
  { title: 'Pictures', align: 'right' },
  { title: 'Cost', align: 'right' },
  { title: 'Up to', align: 'right' },
  { title: 'A picture', align: 'right' },
  { title: 'Median', align: 'right' },
];

/** What real models cost and how long they took, one row each; '' where all are simulated. */
export function spendingTable({ images }: Results): string {
  const real = images.filter(({ simulated, attempts }) => !simulated && attempts > 0);
  const models = [...Map.groupBy(real, ({ model }) => model)];
  if (models.length === 0) return '';
  const rows = models.map(([model, own]) => spendingRow(model, own));
  const total =
    models.length < 2 ? [] : [{ cells: ['Total', ...spendingRow('', real).cells.slice(1, 4)] }];
  return inColumns(COLUMNS, [...rows, ...total]);
}

function spendingRow(model: string, images: readonly ImageResult[]): Row {
  const { usd, upTo } = spending(images);
  const pictures = images.filter(({ outcome }) => outcome === 'image');
  const prices = pictures.map(({ cost }) => cost.usd).filter((each) => each !== null);
  return {
    cells: [
      plain(model),
      `${pictures.length}/${images.length}`,
      `$${usd}`,
      upTo === null ? 'unknown' : compareUsd(upTo, usd) === 0 ? '' : `$${upTo}`,
      range(prices),
      median(pictures.flatMap(({ latency }) => latency.attemptMs ?? [])),
    ],
  };
}

/** Decimal dollars that are known, and with all that may have been billed besides; null: nobody knows. */
export function spending(images: readonly Pick<ImageResult, 'cost'>[]): {
  usd: string;
  upTo: string | null;
} {
  const known = images.map(({ cost }) => cost.usd ?? '0');
  const most = images.map(({ cost }) => cost.upTo);
  return {
    usd: addUsd(...known),
    upTo: most.some((each) => each === null) ? null : addUsd(...most.map((each) => each ?? '0')),
  };
}

function range(prices: readonly string[]): string {
  const sorted = prices.toSorted(compareUsd);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return NOT_KNOWN;
  return compareUsd(least, most) === 0 ? `$${least}` : `to $${most}`;
}

function median(ms: readonly number[]): string {
  if (ms.length === 0) return NOT_KNOWN;
  const middle = ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)]!;
  return middle < 10_000 ? `${(middle / 1000).toFixed(1)} s` : `${Math.round(middle / 1000)} s`;
}

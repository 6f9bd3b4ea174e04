import type { Sample } from '../../src/dataset/schema.ts';
import { type Column, inColumns } from '../../src/report/columns.ts';
import { errorsOf, speedOf } from './figures.ts';
import type { Measured } from './measured.ts';

/** One reader's measurements; `together` where it reads in several threads too. */
export interface RowResult {
  name: string;
  alone: Measured | null;
  together: Measured | null;
  /** Why there is nothing to show. */
  note?: string;
}

const right = (title: string): Column => ({ title, align: 'right' });
const left = (title: string): Column => ({ title, align: 'left' });

/** Character error with every line decided, and among the lines that ours trusts. */
export function errorTable(
  rows: readonly RowResult[],
  samples: ReadonlyMap<string, Sample>,
  trust: number,
): string {
  return inColumns(
    [left('Reader'), right('CER'), right(`CER at trust ${trust}`), right('decided')],
    rows.map(({ name, alone, note, together }) => {
      if (alone === null) return { cells: [name], note: note ?? '' };
      const all = errorsOf(alone.reads, samples, 0);
      const cells = [name, percent(all.errors, all.decided)];
      // The peers' confidences are no probabilities: nothing is decided by them.
      if (together === null) return { cells: [...cells, '', ''] };
      const trusted = errorsOf(alone.reads, samples, trust);
      return {
        cells: [
          ...cells,
          percent(trusted.errors, trusted.decided),
          percent(trusted.decided, trusted.characters),
        ],
      };
    }),
  );
}

/** Seconds and memory, one thread and as a run reads. */
export function speedTable(rows: readonly RowResult[], threads: number): string {
  return inColumns(
    [
      left('Reader'),
      right('s/picture'),
      right('s/1024²'),
      right('CPU s'),
      right('MB'),
      right(`${threads} threads: 1/s`),
      right('MB'),
    ],
    rows.map(({ name, alone, together, note }) => {
      if (alone === null) return { cells: [name], note: note ?? '' };
      const speed = speedOf(alone);
      return {
        cells: [
          name,
          seconds(speed.perPicture),
          seconds(speed.perMegapixel),
          seconds(speed.cpuPerPicture),
          megabytes(alone.peakMb),
          together === null ? '' : seconds(together.reads.length / together.together!),
          together === null ? '' : megabytes(together.peakMb),
        ],
      };
    }),
  );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

function seconds(value: number | null): string {
  return value === null || !Number.isFinite(value) ? '–' : value.toFixed(2);
}

function megabytes(value: number | null): string {
  return value === null ? '–' : value.toFixed(0);
}

import type { TextResult } from '../../results/results.ts';
import type { CellData } from './data.ts';

/** Wrong characters among those that were decided. */
export function errorsOf({ substituted, missing, inserted }: TextResult): number {
  return substituted + missing + inserted;
}

/**
 * How bad a picture is, for putting the worst first: pictures that are not usable before those of which
 * that isn't known, before usable ones. Among them weigh the share of wrong characters, wrong critical
 * strings, unasked characters and rules that fail, in that order and together. What has no picture comes
 * last: there is nothing to look at.
 */
export function severity(cell: CellData): number {
  if (cell.outcome !== 'image') return -1;
  const usable = cell.usable === false ? 2 : cell.usable === null ? 1 : 0;
  const text = Math.min(1, cell.cerInterval?.[0] ?? 0);
  const unasked = Math.min(1, cell.unasked / 100);
  const wrong = Math.min(10, cell.criticalWrong) / 10;
  const rules = Math.min(10, cell.fails.length) / 10;
  return usable * 100 + text * 50 + wrong * 20 + unasked * 15 + rules * 5;
}

import { type FloorGrouping, floorTables } from '../report/floor-table.ts';
import { outcomeTable } from '../report/outcome-table.ts';
import { pairsTable } from '../report/pairs-table.ts';
import { spendingTable } from '../report/spending.ts';
import { modelTable } from '../report/table.ts';
import type { Results } from '../results/results.ts';

/**
 * A run in tables for a terminal of 80 columns.
 *
 * @param groupings by what error rates are shown
 */
export function summaryOf(results: Results, groupings?: readonly FloorGrouping[]): string {
  return [
    modelTable(results),
    pairsTable(results),
    outcomeTable(results),
    ...floorTables(results, groupings),
    spendingTable(results),
  ]
    .filter((table) => table !== '')
    .join('\n\n');
}

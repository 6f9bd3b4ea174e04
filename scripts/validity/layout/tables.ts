import { inColumns } from '../../../src/report/columns.ts';
import { percent } from '../tables.ts';
import type { MeasuredTo } from './measured.ts';
import type { CleanCounts, FoundCounts } from './tally.ts';

const right = (title: string) => ({ title, align: 'right' as const });
const left = (title: string) => ({ title, align: 'left' as const });

export function foundTable(counts: ReadonlyMap<string, FoundCounts>): string {
  return inColumns(
    [
      left('Fault'),
      left('Rule'),
      right('n'),
      right('found'),
      right('missed'),
      right('open'),
      right('%'),
    ],
    [...counts].map(([kind, c]) => ({
      cells: [
        kind,
        c.rule,
        String(c.n),
        String(c.detected),
        String(c.missed),
        String(c.open),
        percent(c.detected, c.n),
      ],
    })),
  );
}

export function cleanRulesTable(counts: ReadonlyMap<string, CleanCounts>): string {
  return inColumns(
    [left('Rule'), right('Pictures'), right('decided'), right('%'), right('accused'), right('%')],
    [...counts].map(([rule, c]) => ({
      cells: [
        rule,
        String(c.n),
        String(c.decided),
        percent(c.decided, c.n),
        String(c.accused),
        percent(c.accused, c.n),
      ],
    })),
  );
}

export function measuredTable(measures: ReadonlyMap<string, MeasuredTo>): string {
  return inColumns(
    [
      left('Measured'),
      right('n'),
      right('within 5 px or 2%'),
      right('median px'),
      right('95th px'),
    ],
    [...measures].map(([name, m]) => ({
      cells: [
        name,
        String(m.n),
        percent(m.within, m.n),
        m.median.toFixed(1),
        m.ninetyFifth.toFixed(1),
      ],
    })),
  );
}

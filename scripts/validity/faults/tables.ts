import { inColumns } from '../../../src/report/columns.ts';
import { percent } from '../tables.ts';
import type { Agreement } from './correlation.ts';
import type { MalformedOutcome } from './malformed.ts';
import type { CleanCounts, OutcomeCounts } from './tally.ts';

const right = (title: string) => ({ title, align: 'right' as const });
const left = (title: string) => ({ title, align: 'left' as const });

export function outcomeTable(title: string, counts: ReadonlyMap<string, OutcomeCounts>): string {
  return inColumns(
    [
      left(title),
      right('n'),
      right('detected'),
      right('wrong ch.'),
      right('missed'),
      right('undec.'),
      right('detected %'),
    ],
    [...counts].map(([name, c]) => ({
      cells: [
        name,
        String(c.n),
        String(c.detected),
        String(c['wrong-channel']),
        String(c.missed),
        String(c.undecided),
        percent(c.detected, c.n),
      ],
    })),
  );
}

export function cleanTable(counts: ReadonlyMap<string, CleanCounts>): string {
  return inColumns(
    [
      left('Script'),
      right('Blocks'),
      right('decided'),
      right('%'),
      right('exact'),
      right('%'),
      right('accused'),
      right('%'),
      right('CER'),
    ],
    [...counts].map(([script, c]) => ({
      cells: [
        script,
        String(c.blocks),
        String(c.decided),
        percent(c.decided, c.blocks),
        String(c.exact),
        percent(c.exact, c.decided),
        String(c.accused),
        percent(c.accused, c.blocks),
        percent(c.errors, c.characters),
      ],
    })),
  );
}

const MALFORMED: readonly (readonly [MalformedOutcome, string])[] = [
  ['suspected', 'suspected there'],
  ['charged', 'charged there'],
  ['undecided', 'block undecided'],
  ['elsewhere', 'charged elsewhere'],
  ['whole', 'read as if whole'],
];

export function malformedLine(counts: Record<MalformedOutcome, number>): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const told = MALFORMED.map(
    ([outcome, words]) => `${words} ${counts[outcome]} (${percent(counts[outcome], total)})`,
  );
  return [
    `Malformed glyphs, ${total}: ${told.slice(0, 2).join(', ')},`,
    `  ${told.slice(2, 4).join(', ')},`,
    `  ${told.slice(4).join(', ')}`,
  ].join('\n');
}

export function agreementTable(rows: ReadonlyMap<string, Agreement | null>): string {
  const of = (value: number | null) => (value === null ? '–' : value.toFixed(3));
  return inColumns(
    [
      left('Pictures'),
      right('n'),
      right('injected'),
      right('measured'),
      right('abs. error'),
      right('Pearson'),
      right('Spearman'),
    ],
    [...rows].map(([name, row]) => ({
      cells:
        row === null
          ? [name, '0']
          : [
              name,
              String(row.n),
              percent(row.means[0]),
              percent(row.means[1]),
              percent(row.meanAbsoluteError),
              of(row.pearson),
              of(row.spearman),
            ],
    })),
  );
}

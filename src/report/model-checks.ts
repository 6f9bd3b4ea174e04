import type { ModelCheck } from '../models/check/check.ts';
import { type Column, inColumns, PAGE_WIDTH, type Row } from './columns.ts';
import { plain } from './plain.ts';
import { wrapped } from './wrapped.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Model', align: 'left' },
  { title: 'Provider', align: 'left' },
  { title: 'State', align: 'left' },
];

export const STATES: Readonly<Record<ModelCheck['state'], string>> = {
  lives: 'lives',
  gone: 'gone',
  'not-asked': 'not asked',
  unknown: 'could not tell',
};

/** What providers said of their models, and a line that counts them. */
export function checksTable(checks: readonly ModelCheck[]): string {
  return `${inColumns(COLUMNS, checks.flatMap(rowsOf))}\n\n${countLine(checks)}`;
}

function rowsOf({ model, provider, state, labels, reason, warnings }: ModelCheck): Row[] {
  const also = labels.filter((label) => label !== model);
  const notes = [
    ...(also.length === 0 ? [] : [`as ${also.join(', ')}`]),
    ...(reason === null ? [] : [reason]),
    ...warnings.map((warning) => `! ${warning}`),
  ];
  return [
    { cells: [plain(model), provider, STATES[state]] },
    ...notes.flatMap((note) =>
      wrapped(plain(note), PAGE_WIDTH - 4).map((line, i) => ({
        cells: [],
        note: `${i === 0 ? '  ' : '    '}${line}`,
      })),
    ),
  ];
}

function countLine(checks: readonly ModelCheck[]): string {
  const counts = Object.entries(STATES).flatMap(([state, words]) => {
    const count = checks.filter((check) => check.state === state).length;
    return count === 0 ? [] : [`${count} ${words === 'lives' && count > 1 ? 'live' : words}`];
  });
  const warnings = checks.reduce((sum, each) => sum + each.warnings.length, 0);
  const told = warnings === 0 ? '' : ` · ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
  return `${counts.join(', ')}${told}`;
}

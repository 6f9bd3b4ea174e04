import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../scripts/validity/measure.ts';
import {
  curveTable,
  measureTable,
  percent,
  reliabilityTable,
  trustTable,
} from '../../../scripts/validity/tables.ts';

const measure = (over: Partial<Measure> = {}): Measure => ({
  right: 12,
  rightDecided: 10,
  rightCalledWrong: 1,
  characters: 200,
  decidedCharacters: 160,
  charged: 2,
  wrong: 0,
  wrongCalledExact: 0,
  wrongCalledWrong: 0,
  wrongUndecided: 0,
  ...over,
});

/** Cells of each line: no cell of these tables has two spaces in it. */
const rows = (table: string) => table.split('\n').map((line) => line.trim().split(/ {2,}/));

it.each<[number, number | undefined, string]>([
  [1, 8, '12.5%'],
  [0, 8, '0.0%'],
  [8, 8, '100.0%'],
  [0.256, undefined, '25.6%'],
  [0, 0, '–'],
  [3, 0, '–'],
])('%s of %s is %s', (part, whole, expected) => {
  expect(percent(part, whole)).toBe(expected);
});

describe('a table of measures', () => {
  it('has a row a script in the order given', () => {
    const table = measureTable(
      new Map([
        ['Latn', measure()],
        [
          'Jpan',
          measure({ wrong: 6, wrongCalledExact: 1, wrongCalledWrong: 2, wrongUndecided: 3 }),
        ],
        ['all', measure({ characters: 0, decidedCharacters: 0, charged: 0 })],
      ]),
    );
    expect(rows(table)).toEqual([
      [
        'Script',
        'Right',
        'decided',
        'wrong',
        'Charged',
        'error',
        'decided',
        'misread',
        'Malformed',
      ],
      // An abstention counts as misread: 2 charged and 40 undecided of 200.
      ['Latn', '12', '10', '1', '2/160', '1.3%', '80.0%', '21.0%', '–'],
      ['Jpan', '12', '10', '1', '2/160', '1.3%', '80.0%', '21.0%', '1/2/3'],
      ['all', '12', '10', '1', '0/0', '–', '–', '–', '–'],
    ]);
  });

  it('without any has its titles', () => {
    expect(rows(measureTable(new Map()))).toHaveLength(1);
  });

  it.each(['Trust', 'Script'])('%s is as wide as a page at most', (title) => {
    const million = 1_234_567;
    const large = measure({ characters: million, decidedCharacters: million, charged: million });
    const table =
      title === 'Trust'
        ? trustTable([{ trust: 0.5, measure: large }])
        : measureTable(new Map([['Latn', large]]));
    for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

it('thresholds and what each costs', () => {
  const table = trustTable([
    { trust: 0.5, measure: measure({ wrong: 3, wrongCalledExact: 3 }) },
    {
      trust: 0.95,
      measure: measure({ rightDecided: 0, rightCalledWrong: 0, decidedCharacters: 0, charged: 0 }),
    },
  ]);
  expect(rows(table)).toEqual([
    ['Trust', 'decided', 'error', 'called wrong', 'Malformed'],
    ['0.50', '80.0%', '1.3%', '1/10', '3/0/0'],
    ['0.95', '0.0%', '–', '0/0', '0/0/0'],
  ]);
});

describe('a reliability diagram', () => {
  const barOf = (said: number, found: number) => {
    const [, line] = reliabilityTable([{ from: 0, to: 1, lines: 7, said, found }]).split('\n');
    return /[#.|]+$/.exec(line!)![0];
  };

  it('tells each range', () => {
    const table = reliabilityTable([
      { from: 0, to: 0.25, lines: 4, said: 0.1, found: 0.25 },
      { from: 0.95, to: 1, lines: 1200, said: 0.991, found: 0.984 },
    ]);
    expect(rows(table).map((cells) => cells.slice(0, 4))).toEqual([
      ['Said', 'lines', 'mean', 'found right'],
      ['0.00-0.25', '4', '10.0%', '25.0%'],
      ['0.95-1.00', '1200', '99.1%', '98.4%'],
    ]);
  });

  it.each<[string, number, number, string]>([
    ['as often right as was said', 0.5, 0.5, `${'#'.repeat(15)}|${'.'.repeat(14)}`],
    ['less often', 0.8, 0.5, `${'#'.repeat(15)}${'.'.repeat(9)}|${'.'.repeat(5)}`],
    ['more often', 0.5, 0.8, `${'#'.repeat(15)}|${'#'.repeat(8)}${'.'.repeat(6)}`],
    ['always, and sure of it', 1, 1, `${'#'.repeat(29)}|`],
    ['never, and sure of it', 0, 0, `|${'.'.repeat(29)}`],
  ])('%s', (_, said, found, bar) => {
    expect(barOf(said, found)).toBe(bar);
  });
});

it('a curve of decided share against error', () => {
  const table = curveTable([
    { trust: 0.5, decided: 0.9, error: 0.021, linesRight: 0.88 },
    { trust: 0.99, decided: 0, error: null, linesRight: null },
  ]);
  expect(rows(table)).toEqual([
    ['Trust', 'decided', 'error', 'lines right'],
    ['0.50', '90.0%', '2.1%', '88.0%'],
    ['0.99', '0.0%', '–', '–'],
  ]);
});

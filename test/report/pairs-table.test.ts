import { describe, expect, test } from 'vitest';
import { pairsTable, verdictWords } from '../../src/report/pairs-table.ts';
import type { ComparisonResult } from '../../src/results/results.ts';
import { exampleResults } from '../results/example.ts';
import { expectPrintable, OPEN, pair, STRANGE_NAMES } from './a-comparison.ts';

const tableOf = (...comparisons: ComparisonResult[]) =>
  pairsTable({ ...exampleResults(), comparisons });

const LEGEND = [
  'Points by which the second model is better, on the same samples and what was',
  'decided for both. p: adjusted for all pairs. Finds: the true difference that',
  'would be found four times in five.',
];

test('a table a metric, and what it means', () => {
  const table = tableOf(
    pair(),
    pair(OPEN),
    pair({
      metric: 'usableRate',
      verdict: 'no difference shown',
      ...{ difference: 0, low: null, high: null, pAdjusted: 1, detectable: null },
    }),
  );
  expect(table.split('\n')).toEqual([
    'Text accuracy       Points  95%                p  Finds',
    'careless → careful    +8.0  +5.1 to +11.2  <.001    3.4  better',
    'careless → careful       –  –                  1      –  no data',
    '',
    'Usable pictures     Points  95%  p  Finds',
    'careless → careful     0.0  –    1      –  none shown',
    '',
    ...LEGEND,
  ]);
  expectPrintable(table);
});

test('one model needs none', () => {
  expect(tableOf()).toBe('');
  expect(pairsTable(exampleResults())).toBe('');
});

test('a metric without pairs has no table', () => {
  expect(tableOf(pair({ metric: 'usableRate' }))).not.toContain('Text accuracy');
});

test('models that are told apart by their ends keep them', () => {
  const table = tableOf(
    pair({
      first: 'simulated/gpt-image-2/high',
      second: 'simulated/gpt-image-2/low',
      ...{ difference: -0.121, low: -0.202, high: -0.101, detectable: 0.101 },
      ...{ n: 4, verdict: 'not enough data', reason: 'too few samples' },
    }),
  );
  expect(table.split('\n')[1]).toMatch(/^simul\S*\/high → simul\S*\/low +-12\.1 .* 4 is too few$/);
});

test('of many pairs the first are shown and the rest counted', () => {
  const lines = tableOf(...Array.from({ length: 40 }, () => pair())).split('\n');
  expect(lines.filter((line) => line.endsWith('better'))).toHaveLength(15);
  expect(lines[16]).toBe('… and 25 more pairs in results.json');
});

test.each(STRANGE_NAMES)('%j does the table no harm', (name) => {
  expectPrintable(
    tableOf(
      pair({ first: name, second: name, difference: -1, low: -1.234, high: 1, pAdjusted: 0.5 }),
      pair({ ...OPEN, first: name }),
    ),
  );
});

describe('a verdict in a few words', () => {
  test.each<[Partial<ComparisonResult>, string]>([
    [{}, 'better'],
    [{ verdict: 'first better' }, 'worse'],
    [{ verdict: 'no difference shown' }, 'none shown'],
    [{ verdict: 'no difference shown', reason: 'within the readers’ error' }, 'none shown'],
    [{ n: 5, verdict: 'not enough data', reason: 'too few samples' }, '5 is too few'],
    [OPEN, 'no data'],
    [{ verdict: 'not enough data', reason: 'decided shares differ' }, 'unlike reads'],
  ])('%j: %s', (over, words) => {
    expect(verdictWords(pair(over))).toBe(words);
  });
});

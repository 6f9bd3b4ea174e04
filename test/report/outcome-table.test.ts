import { expect, test } from 'vitest';
import { outcomeTable } from '../../src/report/outcome-table.ts';
import type { Figure, ModelResult, Results } from '../../src/results/results.ts';
import { exampleResults } from '../results/example.ts';
import { expectPrintable, STRANGE_NAMES } from './a-comparison.ts';

const figure = (
  value: number | null,
  low: number | null = null,
  high: number | null = null,
): Figure => ({ value, low, high, n: 50, unit: '1' });

const known = {
  usableRate: figure(0.5, 0.4, 0.6),
  expectedAttempts: figure(2, 1.2, 3.7),
  costPerUsable: figure(0.16, 0.08, 0.3),
  productionCycle: figure(24, 21, 30),
};

function of(...models: [name: string, figures: ModelResult['figures']][]): Results {
  const results = exampleResults();
  results.models = models.map(([model, figures]) => ({
    ...results.models[0]!,
    ...{ model, figures },
  }));
  return results;
}

const LEGEND = [
  'What it takes until a picture is usable, all that are not included, with 95%',
  'intervals. –: not known, or none was usable.',
];

test('a row a model; what is known of refusals and times below it, indented', () => {
  const remarkable = {
    ...known,
    latencyP50: figure(9.54, 8, 11),
    latencyP95: figure(30),
    refusalRate: figure(0.1, 0.05, 0.2),
    failureRate: figure(0.02, 0.01, 0.04),
  };
  const none = { usableRate: figure(0), expectedAttempts: figure(null, 12.3, null) };
  const table = outcomeTable(of(['gpt-image-2/high', remarkable], ['b', known], ['none', none]));
  expect(table.split('\n')).toEqual([
    'Model             Attempts       $ / usable         s / usable',
    'gpt-image-2/high  2.0 (1.2–3.7)  $0.16 (0.08–0.30)  24 s (21–30)',
    '  half within 9.5 s (8.0–11) · 95% within 30 s · 10.0% (5.0–20.0) refused · 2.0%',
    '  (1.0–4.0) failed',
    'b                 2.0 (1.2–3.7)  $0.16 (0.08–0.30)  24 s (21–30)',
    'none              –              –                  –',
    ...LEGEND,
  ]);
  expectPrintable(table);
});

test('rates of 0, and a time of which the other is not known, are no news', () => {
  const figures = {
    ...known,
    latencyP50: figure(9),
    latencyP95: figure(null),
    refusalRate: figure(0, 0, 0.07),
    failureRate: figure(null),
  };
  expect(outcomeTable(of(['b', figures])).split('\n')).toHaveLength(2 + LEGEND.length);
});

test('without a picture that could be usable there is no table', () => {
  expect(outcomeTable(exampleResults())).toBe('');
  expect(outcomeTable(of())).toBe('');
  expect(outcomeTable(of(['m', { usableRate: { ...figure(null), n: 0 } }]))).toBe('');
});

test.each(STRANGE_NAMES)('%j does the table no harm', (name) => {
  const most = figure(123_456.7, 100_000, 999_999.9);
  const figures = {
    usableRate: figure(0.0001),
    expectedAttempts: most,
    costPerUsable: most,
    productionCycle: most,
    latencyP50: most,
    latencyP95: most,
    refusalRate: figure(0.00001, 0, 0.99999),
  };
  expectPrintable(outcomeTable(of([name, figures], [name, known])));
});

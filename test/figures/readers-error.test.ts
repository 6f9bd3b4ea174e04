import { expect, test } from 'vitest';
import { readersError } from '../../src/figures/readers-error.ts';
import type { RunResult } from '../../src/results/results.ts';
import { exampleResults } from '../results/example.ts';

const noise = (cer: number | null): RunResult['noise'] => {
  return { cer, n: 1, characters: 1, scripts: {}, heights: {}, samples: [] };
};

test.each<[string, (number | null)[], RunResult['noise'] | undefined, number]>([
  ['nobody measured anything', [null], null, 0],
  ['there is no reader', [], undefined, 0],
  ['the residual is the larger one', [0.01, null], noise(0.004), 0.01],
  ['the floor is the larger one', [0.01], noise(0.04), 0.04],
  ['nothing of the floor was decided', [0.01], noise(null), 0.01],
  ['there are several readers', [0.01, 0.03, 0.02], null, 0.03],
])('where %s', (_, residuals, floor, expected) => {
  const { versions } = exampleResults().run;
  const readers = residuals.map((value) => ({
    ...{ id: 'r', version: '1', data: 'd' },
    residual: value === null ? null : { value, n: 900 },
  }));
  expect(readersError({ versions: { ...versions, readers }, noise: floor })).toBe(expected);
});

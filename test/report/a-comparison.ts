import stringWidth from 'string-width';
import { expect } from 'vitest';
import type { Comparison } from '../../src/compare/compare.ts';
import type { MetricVerdict } from '../../src/compare/verdicts.ts';
import type { GateOutcome } from '../../src/gates/gate.ts';
import type { ComparisonResult } from '../../src/results/results.ts';

/** Names as strangers may give them: each would break a table, a line or a page in its own way. */
export const STRANGE_NAMES: readonly string[] = [
  'a-very-long-name-of-a-model-that-goes-on-and-on-'.repeat(4),
  '炭火焼き鳥よし'.repeat(12),
  'fal\u202e/\u001b[31mflux\u001b]0;title\u0007',
  'two\nlines\r\nor\u2028three\tand a tab',
  '👩🏽‍🍳'.repeat(50),
  'half \ud83c of a pair',
];

/** Two models of a run: the second is better. */
export function pair(over: Partial<ComparisonResult> = {}): ComparisonResult {
  return {
    metric: 'textAccuracy',
    first: 'careless',
    second: 'careful',
    n: 50,
    firstValue: 0.9,
    secondValue: 0.98,
    difference: 0.08,
    low: 0.051,
    high: 0.112,
    p: 0.0001,
    pAdjusted: 0.0002,
    detectable: 0.034,
    verdict: 'second better',
    reason: null,
    ...over,
  };
}

/** A pair of which nothing is known. */
export const OPEN: Partial<ComparisonResult> = {
  n: 0,
  firstValue: null,
  secondValue: null,
  difference: null,
  low: null,
  high: null,
  p: 1,
  pAdjusted: 1,
  detectable: null,
  verdict: 'not enough data',
  reason: 'nothing in common',
};

/** One metric of one model, which got worse. */
export function verdict(over: Partial<MetricVerdict> = {}): MetricVerdict {
  return {
    model: 'careful',
    metric: 'textAccuracy',
    n: 50,
    was: 0.981,
    is: 0.942,
    difference: -0.039,
    low: -0.052,
    high: -0.021,
    p: 0.0001,
    pAdjusted: 0.0005,
    margin: 0.01,
    detectable: 0.009,
    samplesNeeded: 40,
    baselineHalfWidth: 0.005,
    falls: [
      { sample: 'menus/izakaya', difference: -0.2 },
      { sample: 'menus/lunch', difference: -0.12 },
      { sample: 'menus/bar', difference: -0.1 },
      { sample: 'menus/tea', difference: -0.01 },
    ],
    verdict: 'worse',
    reason: null,
    ...over,
  };
}

/** One of which nothing is known. */
export const UNKNOWN: Partial<MetricVerdict> = {
  n: 0,
  was: null,
  is: null,
  difference: null,
  low: null,
  high: null,
  p: 1,
  pAdjusted: 1,
  detectable: null,
  samplesNeeded: null,
  baselineHalfWidth: null,
  falls: [],
  verdict: 'not enough data',
  reason: 'nothing in common',
};

/** Nothing changed, and nothing was held against anything. */
export function comparison(over: Partial<Comparison> = {}): Comparison {
  return {
    schema: 'typoscope/comparison@1',
    benchmark: 'menus',
    versions: null,
    simulated: [],
    obstacles: [],
    newModels: [],
    verdicts: [],
    newlyWrong: [],
    gates: [],
    ...over,
  };
}

export function gate(over: Partial<GateOutcome> = {}): GateOutcome {
  return {
    gate: 'minUsableRate',
    model: 'careful',
    verdict: 'passed',
    message: 'careful: 91.0% of its pictures are usable; 80.0% are asked for (minUsableRate).',
    ...over,
  };
}

/** For a terminal: 80 columns at most, nothing that acts on it, no figure that is none. */
export function expectPrintable(text: string): void {
  expect(text.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
  expect(text).not.toMatch(/(?![\n\u200d])\p{C}/u);
  expect(text.isWellFormed()).toBe(true);
  expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
}

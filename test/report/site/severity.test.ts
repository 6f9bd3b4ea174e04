import { describe, expect, test } from 'vitest';
import type { CellData } from '../../../src/report/site/data.ts';
import { errorsOf, severity } from '../../../src/report/site/severity.ts';
import { exampleText } from '../../results/example.ts';
import { cell } from './a-cell.ts';

/** As bad as any picture can be that is usable for sure. */
const AWFUL: Partial<CellData> = {
  cerInterval: [7, 9],
  criticalWrong: 500,
  unasked: 99_999,
  fails: Array.from({ length: 60 }, (_, i) => `rule-${i}`),
};

describe('the first is worse than the second:', () => {
  test.each<[string, Partial<CellData>, Partial<CellData>]>([
    ['not usable, not known', { usable: false }, { usable: null }],
    ['not usable, not known and awful', { usable: false }, { usable: null, ...AWFUL }],
    ['not known, usable', { usable: null }, { usable: true }],
    ['not known, usable and awful', { usable: null }, { usable: true, ...AWFUL }],
    ['a flawless picture, none at all', {}, { outcome: 'refused', usable: null, ...AWFUL }],
    ['a wrong critical string', { criticalWrong: 1 }, {}],
    ['two of them, one', { criticalWrong: 2 }, { criticalWrong: 1 }],
    ['wrong characters', { cerInterval: [0.1, 0.1] }, {}],
    ['wrong for sure, perhaps', { cerInterval: [0.1, 0.1] }, { cerInterval: [0, 0.9] }],
    ['text that nobody asked for', { unasked: 1 }, {}],
    ['a rule', { fails: ['logo'] }, {}],
    ['two rules, one', { fails: ['logo', 'margin'] }, { fails: ['logo'] }],
    ['a critical string, a rule', { criticalWrong: 1 }, { fails: ['logo'] }],
  ])('%s', (_, worse, less) => {
    expect(severity(cell(worse))).toBeGreaterThan(severity(cell(less)));
  });
});

describe('both are as bad:', () => {
  test.each<[string, Partial<CellData>]>([
    ['a rule that is not known', { unknown: ['logo'] }],
    ['what was not read', { cer: null, cerInterval: null, decided: null }],
    ['the price', { usd: 100 }],
  ])('a flawless one and one with %s', (_, over) => {
    expect(severity(cell(over))).toBe(severity(cell()));
  });
});

test('wrong characters are those of all three kinds', () => {
  expect(errorsOf(exampleText({ substituted: 1, missing: 20, inserted: 300 }))).toBe(321);
});

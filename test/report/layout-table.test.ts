import { describe, expect, test } from 'vitest';
import { layoutFaults, rulesHeld } from '../../src/report/layout-table.ts';
import type { LayoutResult } from '../../src/results/results.ts';
import { exampleImage, exampleResults } from '../results/example.ts';

const rule = (verdict: LayoutResult['verdict'], message = 'As asked.'): LayoutResult => ({
  rule: 'logo',
  verdict,
  score: null,
  measured: {},
  expected: {},
  message,
  boxes: [],
});

describe('rules that hold', () => {
  test.each<[LayoutResult['verdict'][], string]>([
    [[], '–'],
    [['not-applicable'], '–'],
    [['pass', 'pass', 'not-applicable'], '2/2'],
    [['pass', 'fail'], '1/2'],
    [['pass', 'unknown', 'fail'], '1–2/3'],
  ])('%j are %s', (verdicts, held) => {
    expect(rulesHeld(verdicts.map((verdict) => rule(verdict)))).toBe(held);
  });
});

describe('what rules found', () => {
  const withRules = (...layout: LayoutResult[]) => {
    const results = exampleResults();
    results.images = [exampleImage({ layout })];
    return results;
  };

  test('is a line each, as wide as a page', () => {
    const table = layoutFaults(
      withRules(rule('fail', 'The logo is gone. '.repeat(9)), rule('pass')),
    );
    const lines = table!.split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/logo {2}The logo is gone\./);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('is nothing where all rules hold or are open', () => {
    expect(layoutFaults(withRules(rule('pass'), rule('unknown')))).toBeNull();
  });

  test('is cut where it is too long to be read', () => {
    const table = layoutFaults(withRules(...Array.from({ length: 40 }, () => rule('fail'))));
    expect(table).toContain('… and 16 more in results.json');
  });

  test('can’t leave its line', () => {
    const table = layoutFaults(withRules(rule('fail', 'one\ntwo\u001b[31m')));
    expect(table!.split('\n')).toHaveLength(2);
    expect(table).not.toContain('\u001b');
  });
});

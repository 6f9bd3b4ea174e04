import { describe, expect, test } from 'vitest';
import { gateLines, gatesHold } from '../../src/cli/gates.ts';
import { expectPrintable, gate, STRANGE_NAMES } from '../report/a-comparison.ts';

const passed = gate();
const undecided = gate({ verdict: 'undecided', message: 'perhaps.' });
const failed = gate({ verdict: 'failed', message: 'no.' });

test.each([
  ['none', [], true, true],
  ['one that passed', [passed], true, true],
  ['one that is undecided', [passed, undecided], true, false],
  ['one that failed', [passed, failed], false, false],
  ['all kinds', [undecided, failed, passed], false, false],
])('%s: let it pass, or strictly', (_, gates, holds, strictly) => {
  expect(gatesHold(gates, false)).toBe(holds);
  expect(gatesHold(gates, true)).toBe(strictly);
});

describe('a sentence each', () => {
  test('those that failed first, the others in their order', () => {
    expect(gateLines([passed, undecided, failed, { ...failed, message: 'neither.' }])).toEqual([
      'Gate failed: no.',
      'Gate failed: neither.',
      'Gate undecided: perhaps.',
      'Gate passed: careful: 91.0% of its pictures are usable; 80.0% are asked for',
      '  (minUsableRate).',
    ]);
    expect(gateLines([])).toEqual([]);
  });

  test.each(STRANGE_NAMES)('of %j fits 80 columns, and acts on no terminal', (name) => {
    const [first, ...others] = gateLines([gate({ message: `${name}: 91.0% of ${name}.` })]);
    expectPrintable([first, ...others].join('\n'));
    expect(first).toMatch(/^Gate passed:/);
    for (const line of others) expect(line).toMatch(/^ {2}\S/);
  });
});

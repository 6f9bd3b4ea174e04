import { describe, expect, test } from 'vitest';
import {
  type Budget,
  budgetOf,
  type Settle,
  skippedReason,
  stoppedReason,
} from '../../src/run/budget.ts';

/** `5`: a call of that price that is under way; `5→4`: one that is over and cost 4; `→?`: who knows. */
function ask(budget: Budget, call: string): Settle | null {
  const [price, actual] = call.split('→');
  const settle = price === '?' ? null : budget.reserve(price!);
  if (actual !== undefined) settle?.(actual === '?' ? null : actual);
  return settle;
}

describe('what is granted, and what is spent then', () => {
  test.each<[string, string, string[], boolean[], { usd: string; isExact: boolean }]>([
    [
      'up to the cent',
      '0.30',
      ['0.1→0.1', '0.1→0.1', '0.1→0.1', '0.1'],
      [true, true, true, false],
      { usd: '0.30', isExact: true },
    ],
    ['not a trillionth more', '0.1', ['0.100000000001'], [false], { usd: '0.00', isExact: true }],
    [
      'what is under way counts',
      '0.12',
      ['0.05', '0.05', '0.05'],
      [true, true, false],
      { usd: '0.00', isExact: true },
    ],
    [
      'what turned out cheaper leaves more',
      '0.10',
      ['0.05→0.01', '0.09'],
      [true, true],
      { usd: '0.01', isExact: true },
    ],
    [
      'what turned out dearer leaves less',
      '0.10',
      ['0.05→0.06', '0.05'],
      [true, false],
      { usd: '0.06', isExact: true },
    ],
    [
      'even more than there is, which is told',
      '0.10',
      ['0.05→0.2', '0.01'],
      [true, false],
      { usd: '0.20', isExact: true },
    ],
    [
      'what may have been billed is spent',
      '0.10',
      ['0.05→?', '0.05→?', '0.05'],
      [true, true, false],
      { usd: '0.10', isExact: false },
    ],
    [
      'nor is a cost that is no amount free',
      '0.10',
      ['0.05→NaN', '0.06'],
      [true, false],
      { usd: '0.05', isExact: false },
    ],
    [
      'for sure known to have cost nothing',
      '0.05',
      ['0.05→0.00', '0.05→0'],
      [true, true],
      { usd: '0.00', isExact: true },
    ],
    [
      'what is cheaper may still fit',
      '0.10',
      ['0.06→0.06', '0.05', '0.01→0.00'],
      [true, false, true],
      { usd: '0.06', isExact: true },
    ],
    [
      'but what is free',
      '0.10',
      ['0.11', '0.00→0.00', '0'],
      [false, true, true],
      { usd: '0.00', isExact: true },
    ],
    [
      'what a free picture once cost is not spent now',
      '0.10',
      ['0.00→0.09', '0.10→0.10'],
      [true, true],
      { usd: '0.10', isExact: true },
    ],
    [
      'an unknown price, never; others all the same',
      '9',
      ['?', '1→1'],
      [false, true],
      { usd: '1.00', isExact: true },
    ],
  ])('%s', (_, cap, calls, granted, spent) => {
    const budget = budgetOf(cap);
    expect(calls.map((call) => ask(budget, call) !== null)).toEqual(granted);
    expect(budget.spent()).toEqual(spent);
  });
});

test('a reservation is given back when the call is over, and ends once', () => {
  const budget = budgetOf('0.10');
  const settle = budget.reserve('0.10')!;
  settle('0.02');
  settle(null);
  settle('0.02');
  expect(budget.spent()).toEqual({ usd: '0.02', isExact: true });
  expect(budget.reserve('0.08')).not.toBeNull();
  expect(budget.reserve('0.01')).toBeNull();
});

test('side by side, however they end, never more calls than the cap has prices', async () => {
  const budget = budgetOf('1.00');
  let calls = 0;
  const call = async (i: number) => {
    const settle = budget.reserve('0.07');
    if (settle === null) return;
    calls += 1;
    await new Promise((resolve) => setTimeout(resolve, i % 3));
    settle(i % 2 === 0 ? null : '0.07');
  };
  await Promise.all(Array.from({ length: 50 }, (_, i) => call(i)));
  expect(calls).toBe(14);
  expect(budget.spent()).toEqual({ usd: '0.98', isExact: false });
});

test.each(['', 'five', '-1'])('%j is no cap', (cap) => {
  expect(() => budgetOf(cap)).toThrow(RangeError);
});

describe('in words', () => {
  test('why a picture was skipped: cap and price', () => {
    const budget = budgetOf('5');
    expect(skippedReason(budget, '0.0531')).toBe(
      'Not asked for, at $0.0531 at most: the run had come to the end of the $5.00 that it may spend.',
    );
    expect(skippedReason(budget, null)).toBe(
      'Not asked for: its price is not known, and the run may spend no more than $5.00.',
    );
  });

  test('why a run stopped, and whether all of that was billed', () => {
    const budget = budgetOf('5');
    ask(budget, '2→1.5');
    expect(stoppedReason(budget, 1)).toBe(
      'Stopped by the budget of $5.00: $1.50 was spent, and 1 picture was not asked for.',
    );
    ask(budget, '2→?');
    expect(stoppedReason(budget, 12)).toBe(
      'Stopped by the budget of $5.00: at most $3.50 was spent, and 12 pictures were not asked for.',
    );
  });
});

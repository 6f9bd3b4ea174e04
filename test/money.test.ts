import { describe, expect, test } from 'vitest';
import { addUsd, compareUsd, formatUsd, multiplyUsd, parseUsd, shareUsd } from '../src/money.ts';

describe('what is an amount', () => {
  test.each<[string | number, string]>([
    ['0', '0.00'],
    ['5', '5.00'],
    ['05.50', '5.50'],
    ['0.0531', '0.0531'],
    ['0.100', '0.10'],
    ['0.000000000001', '0.000000000001'],
    ['999999999999.999999999999', '999999999999.999999999999'],
    [5, '5.00'],
    [0.1, '0.10'],
    [1e-7, '0.0000001'],
    [2.5e-7, '0.00000025'],
    [1e-12, '0.000000000001'],
    [0, '0.00'],
  ])('%j is %s', (amount, formatted) => {
    expect(formatUsd(parseUsd(amount)!)).toBe(formatted);
  });

  test.each<string | number>([
    '',
    ' ',
    '-1',
    '+1',
    '1.',
    '.5',
    '1e3',
    '0x10',
    '$1',
    '1,5',
    '1\n',
    '١',
    '0.0000000000001',
    '1000000000000',
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e21,
    1e-13,
    2.5e-12,
  ])('%j is none', (amount) => {
    expect(parseUsd(amount)).toBeNull();
  });
});

test.each<[string[], string]>([
  [[], '0.00'],
  [['0.1', '0.2'], '0.30'],
  [Array(10).fill('0.1'), '1.00'],
  [
    ['9007199254740.993', '0.000000000001'].map((x) => x.replace('9007199254740', '900719925474')),
    '900719925474.993000000001',
  ],
])('%j are %s', (amounts, total) => {
  expect(addUsd(...amounts)).toBe(total);
});

test('times a count, to the last digit', () => {
  expect(multiplyUsd('0.0531', 3)).toBe('0.1593');
  expect(multiplyUsd('0.1', 10)).toBe('1.00');
  expect(multiplyUsd('12', 0)).toBe('0.00');
  for (const count of [-1, 0.5, Number.NaN]) {
    expect(() => multiplyUsd('1', count)).toThrow(RangeError);
  }
});

test('shared out, never to less than the whole', () => {
  expect(shareUsd('20', 200)).toBe('0.10');
  const third = shareUsd('1', 3);
  expect(third).toBe('0.333333333334');
  expect(compareUsd(multiplyUsd(third, 3), '1')).toBeGreaterThanOrEqual(0);
  for (const count of [0, -1, 1.5]) expect(() => shareUsd('1', count)).toThrow(RangeError);
});

test('compared by amount, not by spelling', () => {
  expect(compareUsd('10', '9')).toBe(1);
  expect(compareUsd('0.10', '0.1')).toBe(0);
  expect(compareUsd('0.09', '0.1')).toBe(-1);
});

test('what is no amount is never taken for 0', () => {
  expect(() => addUsd('1', 'unknown')).toThrow(/unknown/);
});

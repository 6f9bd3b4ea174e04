import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../src/models/model.ts';
import { failureOf, retryAfter } from '../../../src/models/remote/failure.ts';

const NOW = Date.parse('Wed, 25 Nov 2026 07:00:00 GMT');
const none = new Headers();

describe('what a bad status is worth', () => {
  test.each<[number, Failure['kind'], boolean]>([
    [302, 'lasting', false],
    [400, 'lasting', false],
    [401, 'account', false],
    [402, 'account', false],
    [403, 'account', false],
    [404, 'account', false],
    [405, 'lasting', false],
    [408, 'passing', false],
    [409, 'lasting', false],
    [413, 'lasting', false],
    [422, 'lasting', false],
    [425, 'passing', false],
    [429, 'busy', false],
    [500, 'passing', false],
    [501, 'lasting', true],
    [502, 'passing', true],
    [503, 'passing', false],
    [504, 'passing', true],
    [520, 'lasting', true],
    [529, 'passing', false],
    [599, 'lasting', true],
  ])('%i: %s, billed perhaps: %j', (status, kind, mayBeBilled) => {
    expect(failureOf(status, none)).toEqual({ kind, afterMs: null, mayBeBilled });
  });

  test.each<[number, string]>([
    [429, 'insufficient_quota: You exceeded your current quota'],
    [400, 'HTTP 400 billing_hard_limit_reached'],
    [429, 'billing_not_active'],
    [403, 'User is locked. Reason: Exhausted balance. Top up at …'],
  ])('%i with an empty purse is the account’s: %s', (status, words) => {
    expect(failureOf(status, none, words)).toMatchObject({ kind: 'account', mayBeBilled: false });
  });

  test.each<[number, string]>([
    [429, 'rate_limit_exceeded: quota of requests a minute'],
    [400, 'A balance beam on a bill'],
  ])('%i with other words is not: %s', (status, words) => {
    expect(failureOf(status, none, words).kind).not.toBe('account');
  });

  test.each([429, 500, 502, 503])('%i may say for how long', (status) => {
    expect(failureOf(status, new Headers({ 'retry-after': '3' })).afterMs).toBe(3000);
  });
});

describe('for how long to wait', () => {
  test.each<[string, Record<string, string>, number | null]>([
    ['nothing', {}, null],
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['no time at all', { 'retry-after': '0' }, 0],
    ['parts of seconds', { 'retry-after': '1.5' }, 1500],
    ['spaces about it', { 'retry-after': ' 7 ' }, 7000],
    ['milliseconds, which are finer', { 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    ['bad milliseconds', { 'retry-after-ms': 'x', 'retry-after': '9' }, 9000],
    ['a date', { 'retry-after': 'Wed, 25 Nov 2026 07:00:30 GMT' }, 30_000],
    ['a date that is over', { 'retry-after': 'Wed, 25 Nov 2026 06:59:00 GMT' }, 0],
    [
      'a date by a clock that goes wrong',
      {
        'retry-after': 'Wed, 25 Nov 2026 09:00:05 GMT',
        date: 'Wed, 25 Nov 2026 09:00:00 GMT',
      },
      5000,
    ],
    ['a date beside none', { 'retry-after': 'Wed, 25 Nov 2026 07:00:05 GMT', date: 'today' }, 5000],
    ['a word', { 'retry-after': 'soon' }, null],
    ['less than nothing', { 'retry-after': '-5' }, null],
    ['an exponent', { 'retry-after': '1e3' }, null],
    ['more digits than anybody needs', { 'retry-after': '9'.repeat(10) }, null],
    ['nothing in it', { 'retry-after': '' }, null],
  ])('%s', (_, headers, ms) => {
    expect(retryAfter(new Headers(headers), NOW)).toBe(ms);
  });
});

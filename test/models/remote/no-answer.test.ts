import { expect, test } from 'vitest';
import { NoAnswer, noAnswer } from '../../../src/models/remote/no-answer.ts';

const failed = (code: string, syscall?: string) =>
  Object.assign(new Error(`${syscall} ${code} 10.0.0.1`), { code, syscall });

test.each<[string, unknown, boolean, RegExp]>([
  ['nobody listens', failed('ECONNREFUSED', 'connect'), false, /nobody answers/],
  ['no way there', failed('EHOSTUNREACH', 'connect'), false, /^the connection failed \(EHOST/],
  [
    'the way was lost on it',
    failed('EHOSTUNREACH', 'read'),
    true,
    /^the connection failed \(EHOST/,
  ],
  ['nobody took the connection', failed('ETIMEDOUT', 'connect'), false, /ETIMEDOUT/],
  ['nothing came any more', failed('ETIMEDOUT', 'read'), true, /ETIMEDOUT/],
  [
    'a host of two addresses, neither of which answers',
    Object.assign(new AggregateError([failed('A', 'connect'), failed('B', 'connect')]), {
      code: 'A',
    }),
    false,
    /\(A\)/,
  ],
  [
    'two faults, of which one came later',
    new AggregateError([failed('A', 'read')]),
    true,
    /failed$/,
  ],
  ['no name', failed('ENOTFOUND', 'getaddrinfo'), false, /no such host/],
  ['cut off', failed('ECONNRESET', 'read'), true, /was cut/],
  ['no error at all', null, true, /^the connection failed$/],
  ['one that was explained before', new NoAnswer('as it was', false), false, /^as it was$/],
])('%s', (_, error, wasSent, words) => {
  const told = noAnswer(error);
  expect(told.wasSent).toBe(wasSent);
  expect(told.message).toMatch(words);
  expect(told.message).not.toContain('10.0.0.1');
});

import { expect, test } from 'vitest';
import { tidy } from '../../../src/models/remote/words.ts';

test.each<[string, string, string[], string]>([
  ['as it is', 'HTTP 400: no', [], 'HTTP 400: no'],
  ['one line', 'a\n\t b\r\n c ', [], 'a b c'],
  ['nothing that a terminal would obey', 'a\u001b[2Jb\u202ec', [], 'a\\u{1b}[2Jb\\u{202e}c'],
  ['a secret', 'key sk-1 and sk-1!', ['sk-1'], 'key [hidden] and [hidden]!'],
  ['a secret within another', 'sk-12', ['sk-1', 'sk-12'], '[hidden]'],
  ['a secret as an address has it', 'x?k=a%2Fb%2B', ['a/b+'], 'x?k=[hidden]'],
  ['a secret as JSON has it', String.raw`{"k":"a\"b"}`, ['a"b'], '{"k":"[hidden]"}'],
  ['no secret at all', 'abc', [''], 'abc'],
])('%s', (_, words, secrets, expected) => {
  expect(tidy(words, secrets)).toBe(expected);
});

test('not too long, and in no half a character', () => {
  const long = tidy('😀'.repeat(1000));
  expect(long.length).toBeLessThanOrEqual(402);
  expect(long).toMatch(/…$/);
  expect(long.isWellFormed()).toBe(true);
});

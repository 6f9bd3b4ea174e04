import { expect, test } from 'vitest';
import { tidy, tidyJson } from '../../../src/models/remote/words.ts';

test.each<[string, string, string[], string]>([
  ['as it is', 'HTTP 400: no', [], 'HTTP 400: no'],
  ['one line', 'a\n\t b\r\n c ', [], 'a b c'],
  ['nothing that a terminal would obey', 'a\u001b[2Jb\u202ec', [], 'a\\u{1b}[2Jb\\u{202e}c'],
  ['a secret', 'key sk-1 and sk-1!', ['sk-1'], 'key [hidden] and [hidden]!'],
  ['a secret within another', 'sk-12', ['sk-1', 'sk-12'], '[hidden]'],
  ['a secret as an address has it', 'x?k=a%2Fb%2B', ['a/b+'], 'x?k=[hidden]'],
  ['a secret as JSON has it', String.raw`{"k":"a\"b"}`, ['a"b'], '{"k":"[hidden]"}'],
  ['a secret as another address has it', 'x?k=a%2fb%2b', ['a/b+'], 'x?k=[hidden]'],
  ['a secret in base64', 'Basic c2stMTIzNDU2Nz8/!', ['sk-1234567??'], 'Basic [hidden]!'],
  ['a secret in base64 of addresses', 'c2stMTIzNDU2Nz8_', ['sk-1234567??'], '[hidden]'],
  ['no word that is only like a short secret in base64', 'a YWJj b', ['abc'], 'a YWJj b'],
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

test('the same for all strings and keys of JSON', () => {
  const told = {
    'sk-1': 'key sk-1',
    n: [1, -0.5, true, null, { 'a\u001b': ['\u202esk-1'] }],
    '': {},
  };
  expect(tidyJson(told, ['sk-1'])).toEqual({
    '[hidden]': 'key [hidden]',
    n: [1, -0.5, true, null, { 'a\\u{1b}': ['\\u{202e}[hidden]'] }],
    '': {},
  });
});

test('of JSON no more than a report can show, and nothing that no store would take', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`);
  expect(JSON.stringify(tidyJson(deep, []))).toBe(`${'{"a":'.repeat(6)}null${'}'.repeat(6)}`);
  expect(tidyJson(Array(500).fill(1), [])).toHaveLength(100);
  const wide = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, i]));
  expect(Object.keys(tidyJson(wide, []))).toHaveLength(100);
  expect(tidyJson(JSON.parse('{"a":1e999,"b":[-1e999]}'), [])).toEqual({ a: null, b: [null] });
});

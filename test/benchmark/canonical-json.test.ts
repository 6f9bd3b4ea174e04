import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/benchmark/canonical-json.ts';

test.each<[unknown, string]>([
  [
    { b: 1, a: { d: [2, { f: 1, e: null }], c: 'x' } },
    '{"a":{"c":"x","d":[2,{"e":null,"f":1}]},"b":1}',
  ],
  [{ 10: 'a', 9: 'b', a: undefined }, '{"10":"a","9":"b"}'],
  [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  ['\ud800"\u2028', '"\\ud800\\"\u2028"'],
  [[], '[]'],
  [Object.create(null), '{}'],
])('%j', (value, json) => {
  expect(canonicalJson(value)).toBe(json);
});

test.each([
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [undefined],
  [1n],
  [() => 1],
  [new Map([['a', 1]])],
  [new Date(0)],
  [[undefined]],
])('%s is refused, not turned into something else', (value) => {
  expect(() => canonicalJson({ value: [value] })).toThrow(TypeError);
});

import { describe, expect, test } from 'vitest';
import {
  categoryName,
  counted,
  dollars,
  jobName,
  languageName,
  moment,
  OUTCOMES,
  repeatName,
  seconds,
  type VerdictWord,
  verdictOf,
} from '../../src/page/words.ts';
import type { Outcome } from '../../src/results/results.ts';
import { resultsSchema } from '../../src/results/results-schema.ts';

test.each([
  ['en', 'English'],
  ['zh-Hans', 'Chinese (simplified)'],
  ['zh-Hant', 'Chinese (traditional)'],
  ['zh-HK', 'Chinese (Hong Kong SAR China)'],
  ['pt-BR', 'Portuguese (Brazil)'],
  // Nobody knows it, and it may be anything.
  ['qqq', 'qqq'],
  ['no language', 'no language'],
  ['', ''],
  ['constructor', 'constructor'],
  ['__proto__', '__proto__'],
  ['<b>', '<b>'],
])('the language %j is called %j', (language, name) => {
  expect(languageName(language)).toBe(name);
});

test.each([
  ['menu', 'menus'],
  ['ui', 'UI'],
  ['other', 'other pictures'],
  ['poetry', 'poetry'],
  ['toString', 'toString'],
])('pictures of %j are called %j', (category, name) => {
  expect(categoryName(category)).toBe(name);
});

test('every category has a name of its own', () => {
  const { options } = resultsSchema.shape.images.element.shape.category;
  expect(new Set(options.map(categoryName)).size).toBe(options.length);
  expect(options.filter((category) => categoryName(category) === category)).toEqual(['packaging']);
});

test('a job is called by both', () => {
  expect(jobName('menu', 'zh-Hans')).toBe('Chinese (simplified) menus');
});

test.each<[Outcome, boolean | null, VerdictWord]>([
  ['image', true, 'usable'],
  ['image', false, 'not usable'],
  ['image', null, 'not known'],
  ['refused', null, 'no picture'],
  ['error', true, 'no picture'],
])('%s, usable: %s is %j', (outcome, usable, word) => {
  expect(verdictOf({ outcome, usable })).toBe(word);
});

test('every outcome has words', () => {
  const { options } = resultsSchema.shape.images.element.shape.outcome;
  expect(Object.keys(OUTCOMES).toSorted()).toEqual(options.toSorted());
});

describe('figures', () => {
  test.each([
    [null, '–'],
    [0, '0.0 s'],
    [940, '0.9 s'],
    [9949, '9.9 s'],
    [10_000, '10 s'],
    [61_500, '62 s'],
  ])('%s ms are %j', (ms, text) => {
    expect(seconds(ms)).toBe(text);
  });

  test.each([
    [null, '–'],
    [0, '$0'],
    [0.0531, '$0.0531'],
    ['1.20', '$1.20'],
  ])('%s USD are %j', (usd, text) => {
    expect(dollars(usd)).toBe(text);
  });

  test.each([
    [0, '0 pictures'],
    [1, '1 picture'],
    [12_345, '12,345 pictures'],
  ])('%s are %j', (count, text) => {
    expect(counted(count, 'picture')).toBe(text);
  });
});

test.each([
  [0, ''],
  [1, '#2'],
  [9, '#10'],
])('repeat %s is called %j', (repeat, name) => {
  expect(repeatName(repeat)).toBe(name);
});

test.each([
  [null, '–'],
  ['2026-11-24T16:03:59.123Z', '2026-11-24 16:03 UTC'],
])('the moment %j is %j', (iso, text) => {
  expect(moment(iso)).toBe(text);
});

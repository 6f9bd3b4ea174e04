import { describe, expect, test } from 'vitest';
import { linkTo, routeOf } from '../../src/page/route.ts';

describe('a link is read', () => {
  test.each<[string, string, Record<string, string>]>([
    ['', '', {}],
    ['#', '', {}],
    ['#/', '', {}],
    ['#/pictures', 'pictures', {}],
    ['#/?by=model', '', { by: 'model' }],
    ['#/pictures?model=a%2Fb&sort=worst', 'pictures', { model: 'a/b', sort: 'worst' }],
    // What comes after a second question mark is part of a value.
    ['#/pictures?find=what?', 'pictures', { find: 'what?' }],
    ['#/pictures?find=', 'pictures', { find: '' }],
    ['#/pictures?find=%', 'pictures', { find: '%' }],
    ['#/nowhere/at/all', 'nowhere/at/all', {}],
  ])('%j', (hash, page, query) => {
    expect(routeOf(hash)).toEqual({ page, query });
  });
});

describe('a link is written', () => {
  test.each<[string, Record<string, string | null | undefined>, string]>([
    ['', {}, '#/'],
    ['pictures', {}, '#/pictures'],
    ['pictures', { model: 'a' }, '#/pictures?model=a'],
    ['pictures', { model: '', set: null, rule: undefined }, '#/pictures'],
    ['pictures', { model: 'a', set: '' }, '#/pictures?model=a'],
  ])('%j %j as %j', (page, query, link) => {
    expect(linkTo(page, query)).toBe(link);
  });
});

test.each([
  '<img src=x onerror=alert(1)>',
  'a&b=c#d?e',
  '100%',
  'a b+c',
  '菜单 🍞',
  '../..',
  '\u202e',
  '__proto__',
])('a link gives %j back', (value) => {
  expect(routeOf(linkTo('picture', { of: value }))).toEqual({
    page: 'picture',
    query: { of: value },
  });
});

test('a key of a link that every object has is a key like others', () => {
  expect(Object.keys(routeOf('#/pictures?__proto__=x&constructor=y').query)).toEqual([
    '__proto__',
    'constructor',
  ]);
});

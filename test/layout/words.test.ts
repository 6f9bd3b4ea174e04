import { expect, it } from 'vitest';
import { counted, listed, named, percent, px } from '../../src/layout/words.ts';

it.each([
  ['short', '“short”'],
  ['Two\nlines', '“Two lines”'],
  ['二行\n目', '“二行目”'],
  ['a'.repeat(40), `“${'a'.repeat(40)}”`],
  ['a'.repeat(41), `“${'a'.repeat(39)}…”`],
  [`${'a'.repeat(38)} ${'b'.repeat(9)}`, `“${'a'.repeat(38)}…”`],
  ['👩‍👩‍👧'.repeat(41), `“${'👩‍👩‍👧'.repeat(39)}…”`],
])('names %j', (text, said) => {
  expect(named({ text })).toBe(said);
});

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c', 'd'], 'a, b, c and d'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('lists %j', (parts, said) => {
  expect(listed(parts)).toBe(said);
});

it('writes lengths, shares and counts', () => {
  expect([px(9.96), px(3.25), px(-0.04), px(12.4), px(1234.5)]).toEqual([
    '10 px',
    '3.3 px',
    '0 px',
    '12 px',
    '1235 px',
  ]);
  expect([percent(0.05), percent(0.0125), percent(0.996), percent(0.333)]).toEqual([
    '5%',
    '1.3%',
    '100%',
    '33%',
  ]);
  expect([counted(1, 'gap'), counted(2, 'gap'), counted(0, 'entry', 'entries')]).toEqual([
    '1 gap',
    '2 gaps',
    '0 entries',
  ]);
});

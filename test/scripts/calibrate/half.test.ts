import { expect, it } from 'vitest';
import { isHeldApart } from '../../../scripts/calibrate/half.ts';

it.each<[string, (n: number) => string]>([
  ['names that differ in their number', (n) => `typeset-${n}`],
  ['numbers in front', (n) => `${n}-menu-ja`],
  ['names of another script', (n) => `看板-${n}`],
])('about half of the pictures are held apart: %s', (_, name) => {
  const held = Array.from({ length: 400 }, (_, n) => isHeldApart(name(n))).filter(Boolean);
  expect(held.length).toBeGreaterThan(160);
  expect(held.length).toBeLessThan(240);
});

it('neighbours fall on either side', () => {
  const sides = Array.from({ length: 40 }, (_, n) => isHeldApart(`t-${n}`));
  const changes = sides.slice(1).filter((side, i) => side !== sides[i]).length;
  expect(changes).toBeGreaterThan(8);
});

it('the same each time, also of odd names', () => {
  for (const name of ['', '🎉', 'é', 'e\u0301']) expect(isHeldApart(name)).toBe(isHeldApart(name));
});

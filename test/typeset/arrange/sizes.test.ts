import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/dataset/schema.ts';
import type { Copy } from '../../../src/typeset/arrange/copy.ts';
import { keepsHierarchy, sizesOf, wantedSizes } from '../../../src/typeset/arrange/sizes.ts';
import { block, sampleOf } from './samples.ts';

/** Only what sizes look at. */
function copyWith(sample: Sample, heights: Record<string, number> = {}): Map<string, Copy> {
  return new Map(
    sample.copy.map((own) => [
      own.id,
      { block: own, letterHeight: heights[own.id] ?? 0.7 } as Copy,
    ]),
  );
}

const three = (layout: Sample['layout'] = {}) =>
  sampleOf([block('a', 'headline', 'A'), block('b', 'label', 'B'), block('c', 'price', 'C')], {
    layout,
  });
const wanted = (sample: Sample, heights = {}, unit = 1, spread = 1) =>
  wantedSizes(sample, copyWith(sample, heights), { unit, spread, least: () => 15 });

describe('wantedSizes', () => {
  it('are those of the roles, none below the least', () => {
    expect(Object.fromEntries(wanted(three()))).toEqual({ a: 84, b: 34, c: 36 });
    expect(Object.fromEntries(wanted(three(), {}, 0.2))).toEqual({ a: 16.8, b: 15, c: 15 });
  });

  it('draw together with less spread, the headline staying', () => {
    const sizes = wanted(three(), {}, 1, 0.5);
    expect(sizes.get('a')).toBeCloseTo(84);
    expect(sizes.get('b')).toBeCloseTo(84 * Math.sqrt(34 / 84));
  });

  it('rise above lower levels by the ratio, in letters too', () => {
    const sample = three({ hierarchy: ['c', ['a', 'b']], ratio: 1.5 });
    const sizes = wanted(sample, { a: 0.9, c: 0.6 });
    expect(sizes.get('b')).toBe(84);
    expect(sizes.get('c')! * 0.6).toBeGreaterThan(1.5 * 84 * 0.9);
    const tall = wanted(sample, { a: 0.6, b: 0.6, c: 0.9 });
    expect(tall.get('c')!).toBeGreaterThan(1.5 * 84);
  });
});

describe('sizesOf', () => {
  const fitted = (sample: Sample, most: Record<string, number>) => {
    const copy = copyWith(sample);
    return sizesOf(sample, copy, wanted(sample), ({ id }, size) =>
      Math.min(size, most[id] ?? size),
    );
  };

  it('lower what is below a level that must be smaller', () => {
    const sizes = fitted(three({ hierarchy: ['a', 'b'], ratio: 2 }), { a: 50 });
    expect(sizes.get('a')).toBe(50);
    expect(sizes.get('b')!).toBeLessThan(25);
  });

  it('keep blocks of a role alike, and those of smaller roles below', () => {
    const sample = sampleOf([
      block('a', 'headline', 'A'),
      block('b', 'label', 'B'),
      block('c', 'label', 'C'),
    ]);
    const sizes = fitted(sample, { a: 30, c: 29 });
    expect(sizes.get('b')).toBe(sizes.get('c'));
    expect(sizes.get('b')!).toBeLessThan(30);
  });
});

it.each([
  [{ a: 40, b: 20 }, true],
  [{ a: 40, b: 39 }, false],
  [{ a: 20, b: 40 }, false],
])('keepsHierarchy of %o: %s', (sizes, kept) => {
  const sample = three({ hierarchy: ['a', 'b'] });
  expect(keepsHierarchy(sample, copyWith(sample), new Map(Object.entries(sizes)))).toBe(kept);
});

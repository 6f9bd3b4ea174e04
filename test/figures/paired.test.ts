import { describe, expect, test } from 'vitest';
import type { JudgedPicture } from '../../src/figures/judged.ts';
import { metricOf } from '../../src/figures/metrics.ts';
import { detectableBy, pairedDifference, samplesToDetect } from '../../src/figures/paired.ts';
import { block, expectFinite, perSample, picture, repeated, withErrors } from './pictures.ts';

const accuracy = metricOf('textAccuracy');
const usable = metricOf('usableRate');
const differ = (first: readonly JudgedPicture[], second: readonly JudgedPicture[]) =>
  pairedDifference(accuracy, first, second);

test('is second - first, over the samples that both have', () => {
  const first = [...withErrors([0, 0]), picture({ sample: 'only', blocks: [block(100)] })];
  const second = withErrors([25, 75]);
  expect(differ(first, second)).toMatchObject({ n: 2, first: 1, second: 0.5, difference: -0.5 });
});

test('samples of two sets with one name are no pair', () => {
  const { n, difference } = differ(withErrors([0]), withErrors([50], { set: 'posters' }));
  expect({ n, difference }).toEqual({ n: 0, difference: null });
});

test('pairs rest on blocks that were decided for both', () => {
  // The second reads two blocks more, and these are wrong.
  const first = picture({ blocks: [block(0), block(null, 100, { id: 'small' })] });
  const second = picture({ blocks: [block(0), block(80, 100, { id: 'small' })] });
  expect(differ([first], [second])).toMatchObject({ n: 1, first: 1, second: 1, difference: 0 });
});

test('repeats are averaged within their sample', () => {
  const repeats = [0, 50, 100].map((errors, repeat) =>
    picture({ repeat, blocks: [block(errors)] }),
  );
  expect(differ(repeats, [picture()])).toMatchObject({ n: 1, first: 0.5, second: 1 });
});

test('p is that of a sign-flip test: of n that fall alike, 2 of 2ⁿ patterns are as far', () => {
  expect(differ(withErrors(repeated(6, 0)), withErrors(repeated(6, 10))).p).toBe(2 / 64);
  expect(differ(withErrors([0, 0, 0]), withErrors([10, 10, 0])).p).toBe(0.5);
});

test('what only rounding tells apart is the same', () => {
  // Their 49ths, added up in either order, differ in the last digit.
  const of = (...errors: number[]) =>
    picture({ blocks: errors.map((count, i) => block(count, 49, { id: `b${i}` })) });
  const found = differ([of(0, 16, 16)], [of(16, 16, 0)]);
  expect(found.first).not.toBe(found.second);
  expect(found).toMatchObject({ difference: 0, p: 1, falls: [] });
});

describe('the interval', () => {
  test('is around the difference', () => {
    const { difference, low, high } = differ(
      withErrors(repeated(12, 0)),
      withErrors(repeated(12, 10, 20, 30)),
    );
    expect(difference).toBeCloseTo(-0.2, 12);
    expect(low).toBeLessThan(difference!);
    expect(high).toBeGreaterThan(difference!);
    expect(high).toBeLessThan(0);
  });

  test('is not known where all samples differ alike', () => {
    expect(differ(withErrors([0, 0, 0]), withErrors([10, 10, 10]))).toMatchObject({
      low: null,
      high: null,
    });
  });

  test('of yes and no stays within -1 and 1', () => {
    const was = perSample([true, true, true], () => ({}));
    const is = perSample([true, false, false], (ok) => ({ usable: ok }));
    const { low, high } = pairedDifference(usable, was, is);
    expect(low).toBe(-1);
    expect(high).toBeLessThanOrEqual(1);
  });
});

test('names the samples that fell most, the largest fall first, no more than five', () => {
  const { falls } = differ(
    withErrors(repeated(8, 40)),
    withErrors([41, 90, 40, 0, 45, 60, 42, 43]),
  );
  expect(falls.map(({ sample }) => sample)).toEqual([
    'menus/s1',
    'menus/s5',
    'menus/s4',
    'menus/s7',
    'menus/s6',
  ]);
  expect(falls[0]!.difference).toBeCloseTo(-0.5, 12);
});

test('says how much of each was decided, and how surely these shares differ', () => {
  const of = (errors: number | null) =>
    perSample(repeated(8, 0), () => ({ blocks: [block(0), block(errors, 100, { id: 'b' })] }));
  expect(differ(of(null), of(0)).decided).toEqual({ first: 0.5, second: 1, p: 2 / 256 });
  expect(differ(of(0), of(0)).decided).toEqual({ first: 1, second: 1, p: 1 });
});

test('of nothing in common nothing is known, and nothing is NaN', () => {
  const found = differ([], []);
  expect(found).toMatchObject({ n: 0, first: null, second: null, difference: null, p: 1 });
  expectFinite(found);
});

describe('what can be detected', () => {
  test('of shares of characters hangs on their spread', () => {
    const at = (spread: number) => detectableBy(accuracy, { spread, squared: 0 }, 20, 0.05)!;
    expect(at(0)).toBe(0);
    expect(at(0.2)).toBeCloseTo(2 * at(0.1), 12);
  });

  test('of yes and no is above 0 even where nothing differed yet', () => {
    expect(detectableBy(usable, { spread: 0, squared: 0 }, 20, 0.05)).toBeGreaterThan(0.1);
  });

  test.each([accuracy, usable])('needs two samples: $name', (metric) => {
    expect(detectableBy(metric, { spread: 1, squared: 1 }, 1, 0.05)).toBeNull();
  });

  test.each([accuracy, usable])('with as many samples as are needed: $name', (metric) => {
    const difference = { spread: 0.1, squared: 0.01 };
    const n = samplesToDetect(metric, difference, 0.05, 0.05)!;
    expect(detectableBy(metric, difference, n, 0.05)).toBeLessThanOrEqual(0.05);
    expect(detectableBy(metric, difference, n - 1, 0.05)).toBeGreaterThan(0.05);
  });

  test('no number of samples shows a difference of nothing', () => {
    expect(samplesToDetect(accuracy, { spread: 0.1, squared: 0.01 }, 0, 0.05)).toBeNull();
  });
});

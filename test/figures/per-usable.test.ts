import { describe, expect, test } from 'vitest';
import { judgedPicture } from '../../src/figures/judged.ts';
import { costPerUsable, expectedAttempts, productionCycle } from '../../src/figures/per-usable.ts';
import { usableRate } from '../../src/figures/rates.ts';
import type { ImageResult } from '../../src/results/results.ts';
import { absentImage, exampleImage } from '../results/example.ts';
import { expectFinite, perSample, repeated } from './pictures.ts';

const attempts = (...facts: (boolean | null)[]) =>
  expectedAttempts(usableRate(perSample(facts, (usable) => ({ usable }))));

describe('expected attempts', () => {
  test.each<[string, (boolean | null)[], number | null, [number, number] | null]>([
    ['none at all', [], null, null],
    ['none usable', [false, false], null, null],
    ['none decided', [null, null], null, null],
    ['all usable', [true, true], 1, [1, 1]],
    ['one in four', [true, false, false, false], 4, [4, 4]],
    ['one for sure and two perhaps', [true, null, null, false], 4, [4 / 3, 4]],
    ['none for sure', [false, null], null, null],
  ])('with %s', (_, facts, value, worst) => {
    expect(attempts(...facts)).toMatchObject({ value, worst });
  });

  test('have the ends of the pass rate exchanged', () => {
    const facts = [true, true, false, false];
    const pass = usableRate(perSample(facts, (usable) => ({ usable })));
    expect(attempts(...facts)).toMatchObject({ low: 1 / pass.high!, high: 1 / pass.low!, n: 4 });
  });

  test('have no upper end where none may be usable', () => {
    expect(attempts(false, false, null).high).toBeNull();
  });
});

type Cost = Pick<ImageResult['cost'], 'usd' | 'upTo'>;
const price = (usd: string | null, upTo = usd): Cost => ({ usd, upTo });
const image = (usable: boolean | null, { usd, upTo }: Cost, over: Partial<ImageResult> = {}) =>
  exampleImage({ usable, cost: { usd, upTo, basis: 'fixed', priceDate: null }, ...over });
const lost = (outcome: ImageResult['outcome'], { usd, upTo }: Cost) =>
  absentImage({ outcome, reason: 'r', cost: { usd, upTo, basis: 'fixed', priceDate: null } });
/** Each a sample of its own. */
const apart = (images: readonly ImageResult[]) =>
  images.map((one, i) => ({ ...one, sample: `s${i}` }));
const rateOf = (images: readonly ImageResult[]) => usableRate(images.map(judgedPicture));

describe('the cost per usable picture', () => {
  const of = (...images: ImageResult[]) => costPerUsable(apart(images), rateOf(apart(images)));
  const dime = price('0.1');

  test.each<[string, ImageResult[], number | null, [number, number] | null]>([
    ['nothing', [], null, null],
    ['pictures of which none is usable', [image(false, dime), image(false, dime)], null, null],
    ['pictures that nobody decided', [image(null, dime)], null, null],
    ['usable pictures', [image(true, dime), image(true, dime)], 0.1, [0.1, 0.1]],
    ['all that was paid', [image(true, dime), image(false, price('0.3'))], 0.4, [0.4, 0.4]],
    ['usable for sure', [image(true, dime), image(null, dime)], 0.2, [0.1, 0.2]],
    ['what is free', [image(true, price('0')), image(false, price('0'))], 0, [0, 0]],
    ['an unknown price', [image(true, dime), image(true, price(null))], null, null],
    ['a refusal that is billed', [image(true, dime), lost('refused', dime)], 0.2, [0.2, 0.2]],
    ['a failure that is billed', [image(true, dime), lost('error', dime)], 0.2, [0.2, 0.2]],
    [
      'a failure that may be billed',
      [image(true, dime), lost('timeout', price(null, '0.1'))],
      0.1,
      [0.1, 0.2],
    ],
    [
      'a failure at nobody knows what price',
      [image(true, dime), lost('uncertain', price(null))],
      0.1,
      null,
    ],
    [
      'what was never asked for',
      [image(true, dime), lost('absent', price(null)), lost('skipped-budget', price(null))],
      0.1,
      [0.1, 0.1],
    ],
  ])('with %s', (_, images, value, worst) => {
    const found = of(...images);
    expect(found.unit).toBe('USD');
    expect(found.value === null).toBe(value === null);
    if (value !== null) expect(found.value).toBeCloseTo(value, 12);
    expect((found.worst ?? []).map((end) => Number(end.toFixed(12)))).toEqual(worst ?? []);
  });

  test('has an interval around it, as the pass rate has', () => {
    const images = repeated(20, true, true, false).map((usable) => image(usable, dime));
    const { value, low, high } = of(...images);
    expect(value).toBeCloseTo(0.1 / 0.7, 12);
    expect(low).toBeLessThan(value!);
    expect(low).toBeGreaterThan(0.1);
    expect(high).toBeGreaterThan(value!);
    expectFinite({ value, low, high });
  });

  test('is less sure where prices differ', () => {
    const of20 = (...prices: string[]) =>
      of(...repeated(20, true, true, false).map((is, i) => image(is, price(prices[i % 2]!))));
    const [alike, apartly] = [of20('0.1', '0.1'), of20('0.02', '0.18')];
    expect(apartly.value).toBeCloseTo(alike.value!, 12);
    expect(apartly.high! - apartly.low!).toBeGreaterThan(alike.high! - alike.low!);
  });
});

describe('the production cycle', () => {
  const of = (...images: ImageResult[]) => productionCycle(apart(images), rateOf(apart(images)));
  const timed = (usable: boolean, attemptMs: number | null, tries?: (number | null)[]) =>
    exampleImage({
      usable,
      latency: { attemptMs, totalMs: 999_999 },
      ...(tries === undefined
        ? {}
        : { tries: tries.map((ms) => ({ outcome: 'error', reason: 'r', ms })) }),
    });
  const failed = (outcome: ImageResult['outcome'], attemptMs: number | null) =>
    absentImage({ outcome, reason: 'r', latency: { attemptMs, totalMs: 999_999 } });

  test.each<[string, ImageResult[], number | null]>([
    ['nothing', [], null],
    ['no usable picture', [timed(false, 1000)], null],
    ['the attempts, not the waits between them', [timed(true, 1500)], 1.5],
    ['failed attempts too', [timed(true, 1000, [2000, 500])], 3.5],
    ['an attempt of unknown time', [timed(true, 1000, [null, 500])], 1.5],
    ['pictures that are not usable', [timed(true, 1000), timed(false, 3000)], 4],
    ['refusals', [timed(true, 1000), failed('refused', 500)], 1.5],
    ['failures', [timed(true, 1000), failed('timeout', 60_000)], 61],
    ['a failure of unknown time', [timed(true, 1000), failed('error', null)], 1],
    ['a picture of unknown time', [timed(true, 1000), timed(true, null)], null],
    ['one of which only its failures are timed', [timed(true, null, [2000])], null],
  ])('with %s', (_, images, value) => {
    expect(of(...images)).toMatchObject({ value, unit: 's' });
  });

  test('knows no end, and no infinite one, where the times leave none', () => {
    expectFinite(of(timed(true, 0), timed(true, 0), timed(false, 100_000)));
  });
});

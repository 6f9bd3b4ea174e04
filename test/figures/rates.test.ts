import { describe, expect, test } from 'vitest';
import { complement } from '../../src/figures/figure.ts';
import type { JudgedPicture } from '../../src/figures/judged.ts';
import { type MetricName, metricOf } from '../../src/figures/metrics.ts';
import {
  emptyRate,
  failureRate,
  refusalRate,
  shareRight,
  usableRate,
} from '../../src/figures/rates.ts';
import { wilson } from '../../src/stats/wilson.ts';
import { block, perSample, picture, repeated, without } from './pictures.ts';

type Outcome = JudgedPicture['outcome'];

const usable = (...facts: (boolean | null)[]) => perSample(facts, (fact) => ({ usable: fact }));
const ended = (...outcomes: Outcome[]) =>
  outcomes.map((outcome, i) =>
    outcome === 'image'
      ? picture({ sample: `s${i}` })
      : without(outcome, { sample: `s${i}`, usable: null }),
  );

describe('the pass rate', () => {
  test.each<[string, JudgedPicture[], number | null, number, [number, number] | null]>([
    ['nothing', [], null, 0, null],
    [
      'what nobody answered for',
      ended('error', 'timeout', 'uncertain', 'absent', 'skipped-budget'),
      null,
      0,
      null,
    ],
    ['refusals and empty answers, which are not usable', ended('refused', 'empty'), 0, 2, [0, 0]],
    ['all answers', ended('image', 'refused', 'empty', 'image', 'error'), 0.5, 4, [0.5, 0.5]],
    ['what is usable for sure', usable(true, false, null, null), 0.25, 4, [0.25, 0.75]],
    ['pictures nobody has looked at', usable(null, null), null, 2, [0, 1]],
  ])('of %s', (_, pictures, value, n, worst) => {
    expect(usableRate(pictures)).toMatchObject({ value, n, worst });
  });

  test('has an interval from what is usable for sure to what may be', () => {
    const { low, high } = usableRate(usable(true, false, null, null));
    expect(low).toBe(wilson(1, 4)!.low);
    expect(high).toBe(wilson(3, 4)!.high);
  });

  test('always 1, has an interval that is not empty', () => {
    const { value, low, high } = usableRate(usable(true, true, true));
    expect([value, high]).toEqual([1, 1]);
    expect(low).toBeLessThan(0.5);
  });

  test('of repeats is less sure than that of as many samples', () => {
    const samples = usable(...repeated(12, true));
    const repeats = samples.map((one, i) => ({ ...one, sample: `s${i % 4}`, repeat: i }));
    expect(usableRate(repeats).n).toBe(4);
    expect(usableRate(repeats).low).toBe(usableRate(usable(true, true, true, true)).low);
    expect(usableRate(repeats).low).toBeLessThan(usableRate(samples).low!);
  });
});

describe('the revision rate', () => {
  test('is the pass rate the other way round, with its ends exchanged', () => {
    const pass = usableRate(usable(true, false, null, null));
    expect(complement(pass)).toEqual({
      value: 0.75,
      low: 1 - pass.high!,
      high: 1 - pass.low!,
      n: 4,
      unit: '1',
      worst: [0.25, 0.75],
    });
  });

  test('is not known where the pass rate is not', () => {
    expect(complement(usableRate([]))).toEqual({
      value: null,
      low: null,
      high: null,
      n: 0,
      unit: '1',
    });
  });
});

test.each([
  ['refusals', refusalRate, 0.4],
  ['empty answers', emptyRate, 0.2],
] as const)('the rate of %s is of what was answered for', (_, rate, value) => {
  const pictures = ended('image', 'image', 'refused', 'refused', 'empty', 'error', 'absent');
  expect(rate(pictures)).toMatchObject({ value, n: 5 });
});

test('the rate of failures is of all that was asked for', () => {
  const asked = ended('image', 'refused', 'empty', 'error', 'timeout', 'uncertain');
  const notAsked = ended('absent', 'skipped-budget').map((one) => ({ ...one, sample: 'other' }));
  expect(failureRate([...asked, ...notAsked])).toMatchObject({ value: 0.5, n: 6 });
});

test.each([
  ['refusals', refusalRate],
  ['empty answers', emptyRate],
  ['failures', failureRate],
] as const)('of nothing asked for the rate of %s is not known', (_, rate) => {
  expect(rate(ended('absent', 'skipped-budget'))).toMatchObject({ value: null, n: 0 });
});

describe('the share that is right', () => {
  const critical = (...oks: (boolean | null)[]) => oks.map((ok) => ({ block: 'b', text: '¥', ok }));
  test.each<[MetricName, string, JudgedPicture[], number | null, [number, number] | null]>([
    ['criticalRate', 'nothing', [], null, null],
    ['criticalRate', 'pictures without such a string', [picture()], null, null],
    [
      'criticalRate',
      'strings, of those decided',
      [picture({ critical: critical(true, null) }), picture({ critical: critical(false, true) })],
      2 / 3,
      [0.5, 0.75],
    ],
    ['criticalRate', 'undecided ones', [picture({ critical: critical(null) })], null, [0, 1]],
    [
      'cleanRate',
      'pictures with nothing unasked, where that is a fault',
      [picture(), picture({ unasked: 3 }), picture({ unasked: null })],
      0.5,
      [0.5, 0.5],
    ],
    [
      'layoutRate',
      'rules, of those decided',
      [picture({ layout: { logo: 'pass', contrast: 'unknown', overflow: 'fail' } })],
      0.5,
      [1 / 3, 2 / 3],
    ],
  ])('%s of %s', (name, _, pictures, value, worst) => {
    expect(shareRight(metricOf(name), pictures)).toMatchObject({ value, worst });
  });

  test('counts samples, not strings', () => {
    const pictures = [picture({ critical: critical(true, true, true), blocks: [block(0)] })];
    expect(shareRight(metricOf('criticalRate'), pictures).n).toBe(1);
  });
});

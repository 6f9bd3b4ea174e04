import { describe, expect, test } from 'vitest';
import { type VerdictOptions, verdictsOf } from '../../src/compare/verdicts.ts';
import type { JudgedPicture } from '../../src/figures/judged.ts';
import type { MetricName } from '../../src/figures/metrics.ts';
import { wilson } from '../../src/stats/wilson.ts';
import {
  block,
  expectFinite,
  perSample,
  repeated,
  withErrors,
  without,
} from '../figures/pictures.ts';
import { anew } from './runs.ts';

function verdictOf(
  was: readonly JudgedPicture[],
  is: readonly JudgedPicture[],
  {
    metric = 'textAccuracy' as MetricName,
    ...options
  }: Partial<VerdictOptions> & {
    metric?: MetricName;
  } = {},
) {
  const found = verdictsOf(was, anew(is), { readersError: 0, ...options });
  return found.find((one) => one.metric === metric)!;
}

const usable = (...facts: (boolean | null)[]) => perSample(facts, (fact) => ({ usable: fact }));
const withSmall = (errors: number | null) =>
  perSample(repeated(12, 0), () => ({ blocks: [block(0), block(errors, 100, { id: 'small' })] }));

describe('of text accuracy', () => {
  const flawless = withErrors(repeated(12, 0));
  /** .1 point in four of twenty samples: far below the margin. */
  const hardly = perSample(repeated(20, 0, 0, 0, 0, 1), (errors) => ({
    blocks: [block(errors, 1000)],
  }));

  test.each<[string, JudgedPicture[], JudgedPicture[], string, string | null]>([
    ['it rose beyond the margin', withErrors(repeated(12, 20)), flawless, 'improved', null],
    ['it fell beyond the margin', flawless, withErrors(repeated(12, 20)), 'worse', null],
    [
      'it fell for sure, but less than the margin',
      perSample(repeated(12, 0), () => ({ blocks: [block(0, 1000)] })),
      perSample(repeated(12, 0), () => ({ blocks: [block(5, 1000)] })),
      'no difference shown',
      'within the margin',
    ],
    [
      'it moved no more than by chance',
      perSample(repeated(20, 0), () => ({ blocks: [block(0, 1000)] })),
      hardly,
      'no difference shown',
      null,
    ],
    [
      'it moves too much to tell',
      withErrors(repeated(12, 0, 10)),
      withErrors(repeated(12, 10, 0)),
      'not enough data',
      null,
    ],
    [
      'the baseline itself is too uncertain',
      withErrors(repeated(12, 0, 40)),
      withErrors(repeated(12, 0, 40)),
      'baseline unreliable',
      null,
    ],
    [
      'there are six samples and three metrics',
      flawless.slice(0, 6),
      withErrors(repeated(6, 50)),
      'not enough data',
      'too few samples',
    ],
    [
      'nothing was decided both times',
      flawless,
      withErrors(repeated(12, null)),
      'not enough data',
      'nothing in common',
    ],
    [
      'less is decided now',
      withSmall(90),
      withSmall(null),
      'not enough data',
      'decided shares differ',
    ],
  ])('where %s', (_, was, is, verdict, reason) => {
    expect(verdictOf(was, is)).toMatchObject({ verdict, reason });
  });

  test('a fall within the readers’ error is never called a difference', () => {
    const at = (readersError: number) =>
      verdictOf(flawless, withErrors(repeated(12, 10)), { readersError });
    expect(at(0.09).verdict).toBe('worse');
    expect(at(0.11)).toMatchObject({
      verdict: 'no difference shown',
      reason: 'within the readers’ error',
    });
  });

  test('nor is a rise', () => {
    const found = verdictOf(withErrors(repeated(12, 10)), flawless, { readersError: 0.11 });
    expect(found.verdict).toBe('no difference shown');
  });

  test('the margin may be another one', () => {
    const fall = withErrors(repeated(12, 10));
    const margins = { textAccuracy: 0.15 };
    expect(verdictOf(flawless, fall, { margins })).toMatchObject({
      margin: 0.15,
      verdict: 'no difference shown',
      reason: 'within the margin',
    });
  });

  test('a margin of nothing lets no fall pass, and asks for no number of samples', () => {
    const margins = { textAccuracy: 0 };
    const fall = perSample(repeated(12, 0), () => ({ blocks: [block(1, 1000)] }));
    const was = perSample(repeated(12, 0), () => ({ blocks: [block(0, 1000)] }));
    expect(verdictOf(was, fall, { margins })).toMatchObject({
      verdict: 'worse',
      samplesNeeded: null,
    });
  });

  test('where data lack, it says how many samples would do', () => {
    const found = verdictOf(withErrors(repeated(12, 0, 10)), withErrors(repeated(12, 10, 0)));
    expect(found.detectable).toBeGreaterThan(found.margin);
    expect(found.samplesNeeded).toBeGreaterThan(12);
  });

  test('one sample tells of no number', () => {
    const found = verdictOf(withErrors([0]), withErrors([10]));
    expect(found).toMatchObject({ detectable: null, samplesNeeded: null, low: null });
  });

  test('the baseline’s half-width is that of its own interval, with its repeats averaged', () => {
    const was = withErrors(repeated(12, 0, 40));
    const again = was.map((one) => ({ ...one, repeat: 1 }));
    const once = verdictOf(was, was).baselineHalfWidth!;
    expect(once).toBeGreaterThan(0.08);
    expect(once).toBeLessThan(0.2);
    expect(verdictOf([...was, ...again], was).baselineHalfWidth).toBeCloseTo(once, 12);
  });

  test('the samples that fell most are named', () => {
    const { falls } = verdictOf(flawless, withErrors([0, 30, 0, 60, ...repeated(8, 0)]));
    expect(falls.map(({ sample }) => sample)).toEqual(['menus/s3', 'menus/s1']);
  });
});

test('of the same pictures nothing changed, however few there are', () => {
  const was = withErrors([0, 10]);
  const found = verdictsOf(was, was.toReversed(), { readersError: 0 });
  expect(found.map(({ verdict, reason }) => [verdict, reason])).toEqual(
    found.map(() => ['no difference shown', 'same pictures']),
  );
});

describe('of usable pictures', () => {
  const metric = 'usableRate';
  const all = usable(...repeated(20, true));
  const none = usable(...repeated(20, false));

  test.each<[string, JudgedPicture[], JudgedPicture[], string]>([
    ['none is left', all, none, 'worse'],
    ['all are now', none, all, 'improved'],
    ['all are, as before, of twenty', all, all, 'not enough data'],
    ['all are refused now', all, all.map(({ sample }) => without('refused', { sample })), 'worse'],
  ])('where %s', (_, was, is, verdict) => {
    expect(verdictOf(was, is, { metric }).verdict).toBe(verdict);
  });

  test('the readers’ error on characters is none on pictures', () => {
    expect(verdictOf(all, none, { metric, readersError: 1 }).verdict).toBe('worse');
  });

  test('the baseline’s half-width is that of its rate', () => {
    const was = usable(...repeated(20, true, true, false));
    const { low, high } = wilson(14, 20)!;
    expect(verdictOf(was, was, { metric }).baselineHalfWidth).toBeCloseTo((high! - low!) / 2, 12);
  });

  test('failures are no fall', () => {
    const failed = all.map(({ sample }) => without('timeout', { sample }));
    expect(verdictOf(all, [...all.slice(1), failed[0]!], { metric })).toMatchObject({
      n: 19,
      difference: 0,
    });
  });
});

describe('of several models and metrics', () => {
  const model = (name: string, errors: readonly number[]) => withErrors(errors, { model: name });
  const of = (was: JudgedPicture[], is: JudgedPicture[]) =>
    verdictsOf(was, anew(is), { readersError: 0 });

  test('each model has those that something is asked of, in the baseline’s order', () => {
    const critical = [{ block: 'title', text: '8', ok: true }];
    const was = [
      ...model('b', [0]),
      ...withErrors([0], { model: 'a', critical, layout: { logo: 'pass' }, unasked: null }),
    ];
    expect(of(was, was).map((one) => [one.model, one.metric])).toEqual([
      ['b', 'textAccuracy'],
      ['b', 'usableRate'],
      ['b', 'cleanRate'],
      ['a', 'textAccuracy'],
      ['a', 'usableRate'],
      ['a', 'criticalRate'],
      ['a', 'layoutRate'],
    ]);
  });

  test('models are not mixed up, whatever their names', () => {
    const [one, other] = ['“a”, "b"\n', 'נ🖼️'];
    const was = [...model(one, repeated(12, 0)), ...model(other, repeated(12, 50))];
    const is = [...model(other, repeated(12, 50)), ...model(one, repeated(12, 50))];
    const found = of(was, is).filter(({ metric }) => metric === 'textAccuracy');
    expect(found.map((each) => [each.model, each.difference])).toEqual([
      [one, -0.5],
      [other, 0],
    ]);
  });

  test('a model that only one of the two has is compared with nothing', () => {
    expect(of(model('a', [0]), model('b', [0]))).toEqual([]);
  });

  test('nor is one of which all failed', () => {
    expect(of(model('a', [0]), [without('error', { model: 'a' })])).toEqual([]);
  });

  test('p is adjusted over all of them', () => {
    const [one] = of(model('a', repeated(12, 0)), model('a', repeated(12, 20)));
    expect([one!.p, one!.pAdjusted]).toEqual([2 / 4096, (3 * 2) / 4096]);
  });

  test.each<[string, JudgedPicture[], JudgedPicture[]]>([
    ['one sample', withErrors([0]), withErrors([100])],
    ['what is always right', withErrors(repeated(30, 0)), withErrors(repeated(30, 0))],
    ['undecided text', usable(null, null), withErrors([null, null])],
    [
      'blocks without a character',
      perSample([0, 0], () => ({ blocks: [block(3, 0)] })),
      perSample([0, 0], () => ({ blocks: [block(0, 0)] })),
    ],
    ['refusals', [without('refused')], [without('empty')]],
  ])('of %s nothing is NaN or infinite', (_, was, is) => {
    expectFinite(of(was, is));
  });
});

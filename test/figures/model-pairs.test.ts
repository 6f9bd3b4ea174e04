import { describe, expect, test } from 'vitest';
import type { JudgedPicture } from '../../src/figures/judged.ts';
import type { MetricName } from '../../src/figures/metrics.ts';
import { compareModels, type ModelPictures, ranksOf } from '../../src/figures/model-pairs.ts';
import type { ComparisonResult } from '../../src/results/results.ts';
import { block, expectFinite, perSample, repeated, withErrors, without } from './pictures.ts';

function pairOf(
  first: readonly JudgedPicture[],
  second: readonly JudgedPicture[],
  { readersError = 0, metric = 'textAccuracy' as MetricName } = {},
): ComparisonResult {
  const models = [
    { model: 'a', pictures: first },
    { model: 'b', pictures: second },
  ];
  return compareModels(models, readersError).find((one) => one.metric === metric)!;
}

const usable = (...facts: (boolean | null)[]) => perSample(facts, (fact) => ({ usable: fact }));
/** A block that everybody reads, and one of which so many errors are known. */
const withSmall = (errors: number | null) =>
  perSample(repeated(8, 0), () => ({ blocks: [block(0), block(errors, 100, { id: 'small' })] }));

describe('a pair by text accuracy', () => {
  const flawless = withErrors(repeated(8, 0));
  const worse = withErrors(repeated(8, 10));

  test.each<[string, JudgedPicture[], JudgedPicture[], ComparisonResult['verdict'], string | null]>(
    [
      ['the first has fewer errors', flawless, worse, 'first better', null],
      ['the second has', worse, flawless, 'second better', null],
      ['both are alike', flawless, flawless, 'no difference shown', null],
      [
        'each is better at times',
        withErrors(repeated(8, 0, 10)),
        withErrors(repeated(8, 10, 0)),
        'no difference shown',
        null,
      ],
      ['they share no sample', flawless, [], 'not enough data', 'nothing in common'],
      [
        'they share no set',
        flawless,
        withErrors(repeated(8, 0), { set: 'posters' }),
        'not enough data',
        'nothing in common',
      ],
      [
        'nothing was decided for both',
        withErrors([0, null, 0, null, 0, null, 0, null]),
        withErrors([null, 0, null, 0, null, 0, null, 0]),
        'not enough data',
        'nothing in common',
      ],
      [
        'they share five samples',
        flawless.slice(0, 5),
        worse,
        'not enough data',
        'too few samples',
      ],
      ['they share six', flawless.slice(0, 6), worse, 'first better', null],
      [
        'less was decided of one of them',
        withSmall(null),
        withSmall(90),
        'not enough data',
        'decided shares differ',
      ],
    ],
  )('where %s', (_, first, second, verdict, reason) => {
    expect(pairOf(first, second)).toMatchObject({ verdict, reason });
  });

  test('a gap within the readers’ error is no difference, however small p is', () => {
    const at = (readersError: number) => pairOf(flawless, worse, { readersError });
    expect(at(0.11)).toMatchObject({
      verdict: 'no difference shown',
      reason: 'within the readers’ error',
    });
    expect(at(0.09)).toMatchObject({ verdict: 'first better', reason: null });
    expect(at(0.11).pAdjusted).toBeLessThan(0.05);
  });

  test('rests on the blocks decided for both', () => {
    const first = perSample(repeated(3, 0), () => ({
      blocks: [block(0), block(null, 100, { id: 'small' })],
    }));
    const second = perSample(repeated(3, 0), () => ({
      blocks: [block(0), block(100, 100, { id: 'small' })],
    }));
    expect(pairOf(first, second)).toMatchObject({ firstValue: 1, secondValue: 1, difference: 0 });
  });

  test('has its facts from the first’s side', () => {
    const quarter = withErrors(repeated(8, 25));
    const { n, firstValue, secondValue, difference, p } = pairOf(flawless, quarter);
    expect([n, firstValue, secondValue, p]).toEqual([8, 1, 0.75, 2 / 256]);
    expect(difference).toBe(-0.25);
  });

  test('nothing is detectable where no test could find anything', () => {
    expect(pairOf(flawless.slice(0, 5), worse).detectable).toBeNull();
    const [first, second] = [withErrors(repeated(8, 0)), withErrors(repeated(8, 0, 10))];
    expect(pairOf(first, second).detectable).toBeGreaterThan(0.05);
  });
});

describe('a pair by usable pictures', () => {
  const metric = 'usableRate';

  test('is told from refusals, not from failures', () => {
    const samples = repeated(8, true);
    const refused = samples.map((_, i) => without('refused', { sample: `s${i}` }));
    const failed = samples.map((_, i) => without('error', { sample: `s${i}` }));
    expect(pairOf(usable(...samples), refused, { metric }).verdict).toBe('first better');
    expect(pairOf(usable(...samples), failed, { metric }).reason).toBe('nothing in common');
  });

  test('the readers’ error on characters is none on pictures', () => {
    const [good, bad] = [usable(...repeated(8, true)), usable(...repeated(8, false))];
    const found = pairOf(good, bad, { metric, readersError: 1 });
    expect(found.verdict).toBe('first better');
  });

  test('undecided pictures are in no pair', () => {
    expect(pairOf(usable(true, true), usable(null, false), { metric })).toMatchObject({
      n: 1,
      firstValue: 1,
      secondValue: 0,
    });
  });
});

describe('several models', () => {
  const named = (...errors: [string, readonly (number | null)[]][]): ModelPictures[] =>
    errors.map(([model, counts]) => ({ model, pictures: withErrors(counts) }));
  const ranks = (models: readonly ModelPictures[], metric: MetricName = 'textAccuracy') =>
    ranksOf(
      models.map(({ model }) => model),
      compareModels(models, 0),
      metric,
    );
  const good = repeated(12, 0, 5);
  const likewise = repeated(12, 5, 0);
  const bad = repeated(12, 40, 50);

  test('every one against every other, by either metric', () => {
    const found = compareModels(named(['a', good], ['b', bad], ['c', good]), 0);
    expect(found.map(({ metric, first, second }) => `${metric} ${first}${second}`)).toEqual([
      'textAccuracy ab',
      'textAccuracy ac',
      'textAccuracy bc',
      'usableRate ab',
      'usableRate ac',
      'usableRate bc',
    ]);
  });

  test('p is adjusted over all pairs of a metric', () => {
    const found = compareModels(named(['a', good], ['b', likewise], ['c', bad]), 0);
    const [ab, ac, bc] = found.filter(({ metric }) => metric === 'textAccuracy');
    const least = 2 / 2 ** 12;
    expect([ab!.p, ac!.p, bc!.p]).toEqual([1, least, least]);
    expect([ab!.pAdjusted, ac!.pAdjusted, bc!.pAdjusted]).toEqual([1, 3 * least, 3 * least]);
  });

  test('a pair that would be told apart alone is not among many', () => {
    const six = named(['a', repeated(6, 0)], ['b', repeated(6, 10)], ['c', repeated(6, 0)]);
    expect(compareModels(six.slice(0, 2), 0)[0]!.verdict).toBe('first better');
    expect(compareModels(six, 0)[0]).toMatchObject({
      verdict: 'not enough data',
      reason: 'too few samples',
    });
  });

  test.each<[string, ModelPictures[], number[]]>([
    ['one', named(['a', good]), [1]],
    ['two alike and a worse one', named(['a', good], ['b', likewise], ['c', bad]), [1, 1, 3]],
    ['the worse one first', named(['c', bad], ['a', good], ['b', likewise]), [3, 1, 1]],
    ['three apart', named(['a', good], ['b', repeated(12, 20, 25)], ['c', bad]), [1, 2, 3]],
    [
      'names full of signs',
      named(['a","b', good], ['מודל 🖼️\u202e', bad], ['a', likewise], ['b","a', bad]),
      [1, 3, 1, 3],
    ],
    ['none', [], []],
  ])('the ranks of %s', (_, models, expected) => {
    expect(ranks(models)).toEqual(expected);
  });

  test('ranks by one metric say nothing of the other', () => {
    const models = named(['a', good], ['b', bad]);
    expect(ranks(models, 'usableRate')).toEqual([1, 1]);
  });

  test('nothing is NaN or infinite, whatever is missing', () => {
    const models = [
      ...named(['a', good], ['one', [0]], ['undecided', [null, null]], ['right', repeated(12, 0)]),
      { model: 'nothing', pictures: [] },
      { model: 'failed', pictures: [without('error'), without('timeout', { sample: 's1' })] },
      { model: 'empty', pictures: perSample([0, 0], () => ({ blocks: [block(0, 0)] })) },
    ];
    const found = compareModels(models, 0);
    expect(found).toHaveLength(2 * 21);
    expectFinite(found);
  });
});

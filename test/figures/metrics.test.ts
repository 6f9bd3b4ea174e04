import { describe, expect, test } from 'vitest';
import type { JudgedPicture } from '../../src/figures/judged.ts';
import {
  decidedOf,
  type MetricName,
  metricNames,
  metricOf,
  metrics,
  pairOf,
  sampleValue,
} from '../../src/figures/metrics.ts';
import { block, picture, without } from './pictures.ts';

const accuracy = metricOf('textAccuracy');

test('every name has its metric', () => {
  expect(metrics.map(({ name }) => name)).toEqual([...metricNames]);
});

test.each<[MetricName, string, JudgedPicture, [string, number, number | null][]]>([
  [
    'textAccuracy',
    'blocks by characters',
    picture({ blocks: [block(5, 20), block(null, 10, { id: 'b' }), block(2, 0, { id: 'c' })] }),
    [
      ['title', 20, 0.75],
      ['b', 10, null],
    ],
  ],
  ['textAccuracy', 'nothing of a refusal', without('refused'), []],
  ['usableRate', 'a picture', picture(), [['', 1, 1]]],
  ['usableRate', 'an undecided one', picture({ usable: null }), [['', 1, null]]],
  ['usableRate', 'a refusal, which is not usable', without('refused'), [['', 1, 0]]],
  ['usableRate', 'no failure', without('timeout'), []],
  [
    'criticalRate',
    'strings by block',
    picture({
      critical: [
        { block: 'a', text: '“8\n€', ok: true },
        { block: 'a', text: '9', ok: null },
        { block: 'b', text: '9', ok: false },
      ],
    }),
    [
      [JSON.stringify(['a', '“8\n€']), 1, 1],
      [JSON.stringify(['a', '9']), 1, null],
      [JSON.stringify(['b', '9']), 1, 0],
    ],
  ],
  ['cleanRate', 'a picture with nothing unasked', picture(), [['', 1, 1]]],
  ['cleanRate', 'one with a character too many', picture({ unasked: 1 }), [['', 1, 0]]],
  ['cleanRate', 'none where that is no fault', picture({ unasked: null }), []],
  [
    'layoutRate',
    'rules',
    picture({ layout: { logo: 'pass', contrast: 'fail', overflow: 'unknown' } }),
    [
      ['logo', 1, 1],
      ['contrast', 1, 0],
      ['overflow', 1, null],
    ],
  ],
])('%s asks of %s', (name, _, one, expected) => {
  const items = metricOf(name).items(one);
  expect(items.map(({ key, weight, right }) => [key, weight, right])).toEqual(expected);
});

describe('a sample, seen twice', () => {
  const both = (first: (number | null)[], second: (number | null)[]) => {
    const of = (errors: (number | null)[]) =>
      picture({ blocks: errors.map((count, i) => block(count, 10, { id: `b${i}` })) });
    return pairOf(accuracy, [of(first)], [of(second)]);
  };

  test('rests on the blocks that were decided for both', () => {
    expect(both([0, 10, null], [5, null, 10])).toEqual({ first: 1, second: 0.5 });
  });

  test.each([
    ['no block was decided for both', [0, null], [null, 5]],
    ['nothing was decided', [null], [null]],
  ])('is nothing where %s', (_, first, second) => {
    expect(both(first, second)).toBeNull();
  });

  test('weighs blocks by their characters', () => {
    const blocks = (errors: number) => [block(errors, 10), block(0, 90, { id: 'body' })];
    expect(
      pairOf(accuracy, [picture({ blocks: blocks(10) })], [picture({ blocks: blocks(0) })]),
    ).toEqual({ first: 0.9, second: 1 });
  });

  test('takes a block’s mean over the repeats in which it was decided', () => {
    const repeats = [0, null, 50].map((errors, repeat) =>
      picture({ repeat, blocks: [block(errors)] }),
    );
    expect(pairOf(accuracy, repeats, [picture()])).toEqual({ first: 0.75, second: 1 });
  });

  test('has no value where a block is only in one of them', () => {
    const other = picture({ blocks: [block(0, 10, { id: 'other' })] });
    expect(pairOf(accuracy, [picture()], [other])).toBeNull();
  });
});

test('a sample’s own value is over all that was decided', () => {
  const blocks = [block(5, 10), block(null, 80, { id: 'b' }), block(0, 10, { id: 'c' })];
  expect(sampleValue(accuracy, [picture({ blocks })])).toBe(0.75);
  expect(sampleValue(accuracy, [picture({ blocks: [block(null)] })])).toBeNull();
});

test.each<[string, JudgedPicture[], number | null]>([
  ['nothing', [], null],
  ['blocks without a character', [picture({ blocks: [block(0, 0)] })], null],
  ['all repeats', [picture(), picture({ repeat: 1, blocks: [block(null)] })], 0.5],
  ['characters', [picture({ blocks: [block(0, 30), block(null, 10, { id: 'b' })] })], 0.75],
])('the decided share of %s', (_, repeats, expected) => {
  expect(decidedOf(accuracy, repeats)).toBe(expected);
});

import { describe, expect, test } from 'vitest';
import type { JudgedPicture } from '../../src/figures/judged.ts';
import { decidedShare, textAccuracy, textAccuracyMicro } from '../../src/figures/text-accuracy.ts';
import { block, picture, repeated, withErrors, without } from './pictures.ts';

const sample = (name: string, errors: number | null, over: Partial<JudgedPicture> = {}) =>
  picture({ sample: name, blocks: [block(errors)], ...over });

describe('text accuracy', () => {
  test.each<[string, JudgedPicture[], number | null, number, [number, number] | null]>([
    ['no picture', [], null, 0, null],
    ['a refused one', [without('refused')], null, 0, null],
    ['one that was not read', [picture({ read: false })], null, 0, null],
    ['a flawless one', [sample('a', 0)], 1, 1, [1, 1]],
    ['a share of characters', [sample('a', 25)], 0.75, 1, [0.75, 0.75]],
    ['more drawn than was asked for', [sample('a', 300)], -2, 1, [-2, -2]],
    ['nothing decided', [sample('a', null)], null, 0, [0, 1]],
    ['blocks without a character', [picture({ blocks: [block(3, 0)] })], null, 0, null],
    [
      'errors over decided characters of a picture, whichever block they are in',
      [picture({ blocks: [block(10, 20), block(0, 80)] })],
      0.9,
      1,
      [0.9, 0.9],
    ],
    [
      'what is undecided in the bounds only',
      [picture({ blocks: [block(5, 10), block(null, 10)] })],
      0.5,
      1,
      [0.25, 0.75],
    ],
    [
      'a sample of which nothing is decided in the bounds only',
      [sample('a', 0), sample('b', null)],
      1,
      1,
      [0.5, 1],
    ],
    [
      'the mean over samples, short copy or long',
      [picture({ blocks: [block(5, 10)] }), sample('b', 0)],
      0.75,
      2,
      [0.75, 0.75],
    ],
    [
      'repeats within their sample',
      [
        sample('a', 0),
        sample('b', 50),
        sample('b', 70, { repeat: 1 }),
        sample('b', 90, { repeat: 2 }),
      ],
      0.65,
      2,
      [0.65, 0.65],
    ],
    [
      'a repeat of which nothing is decided beside one that is',
      [sample('a', 20), sample('a', null, { repeat: 1 })],
      0.8,
      1,
      [0.4, 0.9],
    ],
    [
      'samples of two sets with one name as two',
      [sample('a', 0), sample('a', 50, { set: 'posters' }), sample('a', 50, { set: 'posters' })],
      0.75,
      2,
      [0.75, 0.75],
    ],
  ])('of %s', (_, pictures, value, n, worst) => {
    const found = textAccuracy(pictures);
    expect(found).toMatchObject({ n, unit: '1' });
    expect(found.value === null).toBe(value === null);
    if (value !== null) expect(found.value).toBeCloseTo(value, 12);
    expect((found.worst ?? []).map((end) => Number(end.toFixed(12)))).toEqual(worst ?? []);
  });

  test('of a language counts its blocks only', () => {
    const blocks = [block(0, 10), block(5, 10, { id: 'name', lang: 'ja' })];
    const found = textAccuracy([picture({ blocks })], ({ lang }) => lang === 'ja');
    expect(found.value).toBe(0.5);
  });

  test('has an interval around the value, the same each time', () => {
    const pictures = withErrors(repeated(12, 0, 10, 40));
    const first = textAccuracy(pictures);
    expect(first.low).toBeLessThan(first.value!);
    expect(first.high).toBeGreaterThan(first.value!);
    expect(first.high).toBeLessThanOrEqual(1);
    expect(textAccuracy(pictures)).toEqual(first);
  });

  test('repeats make no interval narrower', () => {
    const once = withErrors([0, 25, 50, 75, 0]);
    const again = [0, 1, 2, 3].flatMap((repeat) => once.map((one) => ({ ...one, repeat })));
    expect(textAccuracy(again)).toEqual(textAccuracy(once));
  });

  test.each([
    ['one sample', withErrors([10])],
    ['samples that are all alike', withErrors(repeated(20, 0))],
  ])('of %s has no interval: it would have no width', (_, pictures) => {
    expect(textAccuracy(pictures)).toMatchObject({ low: null, high: null });
  });
});

describe('micro text accuracy', () => {
  test.each<[string, JudgedPicture[], number | null]>([
    ['nothing', [], null],
    ['nothing decided', [sample('a', null)], null],
    [
      'decided characters, so that long copy counts for more',
      [
        picture({ blocks: [block(5, 10)] }),
        picture({ sample: 's1', blocks: [block(0, 90), block(null, 100)] }),
      ],
      0.95,
    ],
  ])('over %s', (_, pictures, value) => {
    expect(textAccuracyMicro(pictures).value).toBe(value);
  });
});

describe('the decided share', () => {
  test.each<[string, JudgedPicture[], number | null]>([
    ['nothing', [], null],
    ['blocks without a character', [picture({ blocks: [block(null, 0)] })], null],
    ['nothing decided', [sample('a', null)], 0],
    ['pictures that were read', [sample('a', 100), without('error')], 1],
    ['characters', [picture({ blocks: [block(0, 30), block(null, 10)] })], 0.75],
  ])('of %s', (_, pictures, value) => {
    expect(decidedShare(pictures).value).toBe(value);
  });

  test('has an interval within 0 and 1', () => {
    const { low, high } = decidedShare(withErrors([0, 0, 0, 0, null]));
    expect(low).toBeGreaterThanOrEqual(0);
    expect(low).toBeLessThan(0.8);
    expect(high).toBe(1);
  });
});

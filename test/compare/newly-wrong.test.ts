import { describe, expect, test } from 'vitest';
import { newlyWrong } from '../../src/compare/newly-wrong.ts';
import type { JudgedPicture } from '../../src/figures/judged.ts';
import { picture, without } from '../figures/pictures.ts';

type Ok = boolean | null;

/** The only sample, one picture a repeat. */
const repeats = <Fact>(facts: readonly Fact[], of: (fact: Fact) => Partial<JudgedPicture>) =>
  facts.map((fact, repeat) => picture({ repeat, ...of(fact) }));

describe('critical strings', () => {
  const text = '“¥680”\n税込 🍶';
  const read = (oks: readonly Ok[]) =>
    repeats(oks, (ok) => ({ critical: [{ block: 'price', text, ok }] }));

  test.each<[string, Ok[], Ok[], [wrong: number, repeats: number] | null]>([
    ['right before, wrong now', [true], [false], [1, 1]],
    ['right before, wrong in one repeat now', [true, true, true], [true, false, true], [1, 3]],
    ['wrong in every repeat that is decided', [true, null], [false, null, false], [2, 2]],
    ['right both times', [true], [true], null],
    ['wrong both times', [false], [false], null],
    ['wrong in one repeat before', [true, false], [false, false], null],
    ['undecided before', [null], [false], null],
    ['undecided now', [true], [null], null],
    ['right only now', [false], [true], null],
  ])('%s', (_, was, is, expected) => {
    const [wrong, count] = expected ?? [];
    expect(newlyWrong(read(was), read(is))).toEqual(
      expected === null
        ? []
        : [
            {
              kind: 'critical',
              model: 'm',
              set: 'menus',
              sample: 's0',
              block: 'price',
              text,
              wrong,
              repeats: count,
            },
          ],
    );
  });

  test('are listed one by one', () => {
    const of = (ok: boolean) =>
      picture({
        critical: ['a', 'b', 'b'].map((block, i) => ({ block, text: `${i}`, ok })),
      });
    const found = newlyWrong([of(true)], [of(false)]);
    expect(found.map(({ block, text: string }) => [block, string])).toEqual([
      ['a', '0'],
      ['b', '1'],
      ['b', '2'],
    ]);
  });

  test('that are new in the run were right nowhere', () => {
    const other = picture({ critical: [{ block: 'other', text, ok: false }] });
    expect(newlyWrong(read([true]), [other])).toEqual([]);
  });
});

describe('pictures', () => {
  const drawn = (facts: readonly Ok[]) => repeats(facts, (usable) => ({ usable }));

  test.each<[string, Ok[], Ok[], number | null]>([
    ['usable before, not now', [true], [false], 1],
    ['usable once, in no repeat now', [false, true, null], [false, false, false], 3],
    ['usable in one repeat now', [true, true], [false, true], null],
    ['undecided in one repeat now', [true], [false, null], null],
    ['unusable both times', [false], [false], null],
    ['undecided before', [null], [false], null],
  ])('%s', (_, was, is, count) => {
    const found = newlyWrong(drawn(was), drawn(is));
    expect(found).toEqual(
      count === null
        ? []
        : [
            {
              kind: 'unusable',
              model: 'm',
              set: 'menus',
              sample: 's0',
              block: null,
              text: null,
              wrong: count,
              repeats: count,
            },
          ],
    );
  });

  test('refused now are unusable', () => {
    expect(newlyWrong(drawn([true]), [without('refused')])).toMatchObject([{ kind: 'unusable' }]);
  });

  test('failed now are missing, not unusable', () => {
    expect(newlyWrong(drawn([true]), [without('error')])).toEqual([]);
    const is = [without('error'), picture({ repeat: 1, usable: false })];
    expect(newlyWrong(drawn([true, true]), is)).toMatchObject([{ wrong: 1, repeats: 1 }]);
  });
});

test('neither models nor sets of one sample name are mixed up', () => {
  const of = (over: Partial<JudgedPicture>, usable: boolean) => picture({ ...over, usable });
  const keys = [{ model: 'a","b' }, { model: 'a' }, { model: 'a', set: 'posters' }];
  const was = keys.map((key, i) => of(key, i > 0));
  const is = keys.map((key, i) => of(key, i === 1));
  expect(newlyWrong(was, is)).toMatchObject([{ model: 'a', set: 'posters' }]);
});

test('what only one of the two has is in none of it', () => {
  const was = [picture({ sample: 'gone' })];
  expect(newlyWrong(was, [picture({ sample: 'come', usable: false })])).toEqual([]);
});

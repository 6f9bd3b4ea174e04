import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../src/compare/changes.ts';
import type { JudgedPicture } from '../../src/figures/judged.ts';
import { block, picture, without } from '../figures/pictures.ts';

const critical = (ok: boolean | null, text = '¥680') => [{ block: 'price', text, ok }];
/** By a name that a literal can't have without being taken for the method. */
const rule = (name: string, verdict: 'pass' | 'fail') => ({ [name]: verdict });
/** Another file, of the same cell. */
const redrawn = (over: Partial<JudgedPicture> = {}) => picture({ sha256: 'b'.repeat(64), ...over });
const one = (was: JudgedPicture, is: JudgedPicture) => changesBetween([was], [is]);

describe('what got worse, which the other way round got better', () => {
  test.each<[string, JudgedPicture, JudgedPicture, string, string]>([
    [
      'whether it can be used',
      picture(),
      redrawn({ usable: false }),
      'was usable and is not',
      'is usable',
    ],
    ['no picture', picture(), without('refused'), 'no picture: refused', 'there is a picture'],
    [
      'a critical string',
      picture({ critical: critical(true) }),
      redrawn({ critical: critical(false) }),
      '“¥680” is wrong',
      '“¥680” is right',
    ],
    [
      'one character',
      picture({ blocks: [block(1)] }),
      redrawn({ blocks: [block(2)] }),
      '1 more character wrong',
      '1 fewer character wrong',
    ],
    [
      'characters of several blocks',
      picture({ blocks: [block(0), block(3, 100, { id: 'price' })] }),
      redrawn({ blocks: [block(4), block(5, 100, { id: 'price' })] }),
      '6 more characters wrong',
      '6 fewer characters wrong',
    ],
    [
      'unasked text',
      picture({ unasked: 2 }),
      redrawn({ unasked: 14 }),
      '12 more characters that nobody asked for',
      '12 fewer characters that nobody asked for',
    ],
    [
      'a rule',
      picture({ layout: { logo: 'pass' } }),
      redrawn({ layout: { logo: 'fail' } }),
      'rule logo fails',
      'rule logo holds',
    ],
    [
      'a rule of a name that every object has',
      picture({ layout: rule('constructor', 'pass') }),
      redrawn({ layout: rule('constructor', 'fail') }),
      'rule constructor fails',
      'rule constructor holds',
    ],
  ])('%s', (_, was, is, worse, better) => {
    expect(one(was, is).changes).toMatchObject([{ worse: [worse], better: [] }]);
    expect(one(is, was).changes).toMatchObject([{ worse: [], better: [better] }]);
  });
});

describe('nothing is said of', () => {
  test.each<[string, Partial<JudgedPicture>, Partial<JudgedPicture>]>([
    ['what is still not decided', { critical: critical(null) }, { critical: critical(null) }],
    [
      'what is right, and was not known',
      { critical: critical(null) },
      { critical: critical(true) },
    ],
    ['what is undecided now', { critical: critical(true) }, { critical: critical(null) }],
    [
      'a string of another block',
      { critical: critical(true) },
      { critical: critical(false, '¥9') },
    ],
    ['a block that was undecided', { blocks: [block(null)] }, { blocks: [block(50)] }],
    ['a block that is undecided now', { blocks: [block(50)] }, { blocks: [block(null)] }],
    ['a block that is new', { blocks: [] }, { blocks: [block(50)] }],
    ['unasked text where it is no fault', { unasked: null }, { unasked: 50 }],
    ['a rule that is not known', { layout: { logo: 'pass' } }, { layout: { logo: 'unknown' } }],
    ['a rule that is asked for now', { layout: {} }, { layout: { logo: 'fail' } }],
    ['a rule of an inherited name', { layout: {} }, { layout: rule('constructor', 'fail') }],
  ])('%s', (_, was, is) => {
    const found = one(picture(was), redrawn(is)).changes;
    expect(found).toMatchObject([{ worse: [], better: [] }]);
  });
});

describe('what the reader could not decide', () => {
  test.each<[boolean | null, boolean | null, string[], string[]]>([
    [null, false, ['is not usable, which was not known'], []],
    [null, true, [], ['is usable, which was not known']],
    [true, null, ['whether it is usable is not known any more'], []],
    [false, null, [], ['whether it is usable is not known any more']],
  ])('before %j and now %j is said so', (was, is, worse, better) => {
    const found = one(picture({ usable: was }), picture({ usable: is })).changes;
    expect(found).toMatchObject([{ worse, better, isSamePicture: true }]);
  });

  test('a string that is wrong, which was not known', () => {
    const found = one(
      picture({ critical: critical(null) }),
      redrawn({ critical: critical(false) }),
    ).changes;
    expect(found[0]!.worse).toEqual([expect.stringMatching(/is wrong, which was not known$/)]);
  });
});

test('one picture may be better and worse', () => {
  const was = picture({ critical: critical(false), unasked: 0 });
  const is = redrawn({ critical: critical(true), unasked: 3 });
  expect(one(was, is).changes).toMatchObject([
    { worse: ['3 more characters that nobody asked for'], better: ['“¥680” is right'] },
  ]);
});

test('with what it was and what it is', () => {
  const [was, is] = [picture(), redrawn()];
  const [found] = one(was, is).changes;
  expect(found!.was).toBe(was);
  expect(found!.is).toBe(is);
});

describe('what is a change', () => {
  test.each<[string, JudgedPicture, JudgedPicture, boolean | null]>([
    ['the same file judged the same is none', picture(), picture(), null],
    ['the same file judged otherwise', picture(), picture({ unasked: 1 }), true],
    ['another file judged the same', picture(), redrawn(), false],
    ['a file where there was none', without('error'), picture(), false],
    ['no picture twice is none', without('refused'), without('refused'), null],
    ['one kind of failure after another is none', without('error'), without('timeout'), null],
  ])('%s', (_, was, is, isSame) => {
    const { changes, same } = one(was, is);
    expect(changes.map(({ isSamePicture }) => isSamePicture)).toEqual(
      isSame === null ? [] : [isSame],
    );
    expect(same).toBe(isSame === null ? 1 : 0);
  });
});

describe('the worst comes first:', () => {
  const was = picture({
    critical: critical(true),
    blocks: [block(5)],
    layout: { logo: 'pass' },
    unasked: 10,
  });
  const worsened: [string, Partial<JudgedPicture>][] = [
    ['not usable', { usable: false }],
    ['no picture', without('error')],
    ['a critical string', { critical: critical(false) }],
    ['a rule', { layout: { logo: 'fail' } }],
    ['two characters', { blocks: [block(7)] }],
    ['unasked text', { unasked: 11 }],
    ['only redrawn', {}],
    ['fewer characters wrong', { blocks: [block(3)] }],
    ['less unasked', { unasked: 0 }],
  ];

  test('in the order of what it matters', () => {
    const named = ([sample, over]: (typeof worsened)[number]) => ({
      was: { ...was, sample },
      is: { ...was, sha256: 'c'.repeat(64), ...over, sample },
    });
    const pairs = worsened.map(named).toReversed();
    const { changes } = changesBetween(
      pairs.map((pair) => pair.was),
      pairs.map((pair) => pair.is),
    );
    expect(changes.map(({ is }) => is.sample)).toEqual([
      'not usable',
      'no picture',
      'a critical string',
      'a rule',
      'two characters',
      'unasked text',
      'only redrawn',
      'fewer characters wrong',
      'less unasked',
    ]);
  });

  test('equal ones as they come in the newer run', () => {
    const cells = ['z', 'a', 'm'].map((sample) => picture({ sample }));
    const { changes } = changesBetween(
      cells.toReversed(),
      cells.map((cell) => ({ ...cell, sha256: 'c'.repeat(64) })),
    );
    expect(changes.map(({ is }) => is.sample)).toEqual(['z', 'a', 'm']);
  });

  test('far more unasked text is no worse than not to be usable', () => {
    const [flood, unusable] = ['flood', 'unusable'].map((sample) => picture({ sample }));
    const { changes } = changesBetween(
      [flood!, unusable!],
      [
        redrawn({ sample: 'flood', unasked: 100_000 }),
        redrawn({ sample: 'unusable', usable: false }),
      ],
    );
    expect(changes.map(({ is }) => is.sample)).toEqual(['unusable', 'flood']);
  });
});

describe('cells', () => {
  test.each<[string, Partial<JudgedPicture>]>([
    ['model', { model: 'n' }],
    ['set', { set: 'posters' }],
    ['sample', { sample: 's1' }],
    ['repeat', { repeat: 1 }],
  ])('of another %s are held against nothing', (_, over) => {
    expect(one(picture(), picture(over))).toEqual({ changes: [], same: 0, unpaired: 2 });
  });

  test('are told by all four, however their names look', () => {
    const [was, is] = [
      picture({ set: 'a","b', sample: 'c' }),
      picture({ set: 'a', sample: 'b","c' }),
    ];
    expect(one(was, is).unpaired).toBe(2);
  });

  test('that only one of the two has are counted', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((sample) => picture({ sample }));
    expect(changesBetween([a!, b!], [b!, c!])).toEqual({ changes: [], same: 1, unpaired: 2 });
    expect(changesBetween([], [])).toEqual({ changes: [], same: 0, unpaired: 0 });
  });
});

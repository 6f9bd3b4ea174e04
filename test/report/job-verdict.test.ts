import { describe, expect, test } from 'vitest';
import type { JobModel } from '../../src/figures/jobs.ts';
import { type Certainty, jobVerdict } from '../../src/report/job-verdict.ts';
import type { ComparisonResult, Figure } from '../../src/results/results.ts';
import { OPEN, pair } from './a-comparison.ts';

interface Facts {
  /** Shares that are usable for sure, and at most. */
  usable?: readonly [number, number];
  accuracy?: number | null;
  /** Dollars by usable picture, and the upper end of its interval. */
  cost?: number | null;
  most?: number | null;
  answered?: number;
}

const figure = (value: number | null, over: Partial<Figure> = {}): Figure => ({
  ...{ value, low: null, high: null, n: 12, unit: '1' },
  ...over,
});

function model(name: string, facts: Facts = {}): JobModel {
  const { usable = [0.5, 0.5], accuracy = 0.9, cost = 0.1, most = 0.1, answered = 12 } = facts;
  return {
    model: name,
    answered,
    textAccuracy: figure(accuracy),
    usableRate: figure(usable[0], { worst: [usable[0], usable[1]] }),
    costPerUsable: figure(cost, { unit: 'USD', low: cost, high: most }),
  };
}

/** Nothing was decided of its pictures, so that none is known to be usable or not. */
const undecided = (name: string): JobModel => ({
  ...model(name, { cost: null }),
  usableRate: figure(null, { worst: [0, 1] }),
});

/** The first of two models is shown to be better. */
const better = (first: string, second: string, over: Partial<ComparisonResult> = {}) =>
  pair({ first, second, verdict: 'first better', difference: -0.123, ...over });
const alike = (first: string, second: string) =>
  pair({ first, second, verdict: 'no difference shown', difference: 0 });
const untested = (first: string, second: string) => pair({ ...OPEN, first, second });

function verdict(
  models: readonly JobModel[],
  comparisons: readonly ComparisonResult[] = [],
  { under = null as number | null, samples = 12 } = {},
) {
  const contest = { samples, models: [...models], comparisons: [...comparisons] };
  return jobVerdict(contest, { under });
}

describe('the choice', () => {
  test.each<[string, JobModel[], ComparisonResult[], string | null]>([
    ['is nobody of nobody', [], [], null],
    ['is the only one', [model('a')], [], 'a'],
    ['is nobody who never answered', [model('a', { answered: 0 })], [], null],
    [
      'is one that no other is shown to beat, whatever its rates',
      [model('a', { usable: [0.9, 0.9] }), model('b', { usable: [0.5, 0.5] })],
      [better('b', 'a')],
      'b',
    ],
    [
      'is by usable pictures where nobody is beaten',
      [model('a', { usable: [0.5, 0.5] }), model('b', { usable: [0.6, 0.6] })],
      [alike('a', 'b')],
      'b',
    ],
    [
      'is by those that are usable for sure before those that may be',
      [model('a', { usable: [0.5, 0.5] }), model('b', { usable: [0.4, 1] })],
      [],
      'a',
    ],
    [
      'is by those that may be, next',
      [model('a', { usable: [0.5, 0.5] }), model('b', { usable: [0.5, 0.8] })],
      [],
      'b',
    ],
    ['is by text accuracy, next', [model('a', { accuracy: 0.8 }), model('b')], [], 'b'],
    [
      'is one whose accuracy is known',
      [model('a', { accuracy: null }), model('b', { accuracy: -0.5 })],
      [],
      'b',
    ],
    ['is by cost, last', [model('a', { cost: 0.2 }), model('b', { cost: 0.1 })], [], 'b'],
    ['is one whose cost is known', [model('a', { cost: null }), model('b')], [], 'b'],
    ['is the first of equals', [model('a'), model('b')], [], 'a'],
    [
      'is the first of equals whose costs nobody knows',
      [model('a', { cost: null }), model('b', { cost: null })],
      [],
      'a',
    ],
    ['is known pictures before undecided ones', [undecided('a'), model('b')], [], 'b'],
    [
      'is not one of a pair who each are better in something',
      [model('a', { usable: [0.4, 0.4] }), model('b', { usable: [0.6, 0.6] })],
      [better('a', 'b'), better('b', 'a', { metric: 'usableRate' })],
      'b',
    ],
  ])('%s', (_, models, comparisons, chosen) => {
    expect(verdict(models, comparisons).best?.model ?? null).toBe(chosen);
  });
});

describe('how sure it is', () => {
  const three = [model('a', { usable: [0.9, 0.9] }), model('b'), model('c')];

  test.each<[string, JobModel[], ComparisonResult[], Certainty]>([
    ['only one', [model('a')], [], 'only one'],
    ['better than all', three, [better('a', 'b'), better('a', 'c')], 'shown'],
    ['better than some', three, [better('a', 'b'), alike('a', 'c')], 'partly shown'],
    ['better than none', three, [alike('a', 'b'), alike('a', 'c')], 'not shown'],
    ['nothing was tested', three, [], 'too few samples'],
    ['nothing could be', three, [untested('a', 'b'), untested('a', 'c')], 'too few samples'],
    [
      'better by one metric and alike by the other',
      three.slice(0, 2),
      [better('a', 'b'), { ...alike('a', 'b'), metric: 'usableRate' }],
      'shown',
    ],
    [
      'better by one metric and worse by the other',
      three.slice(0, 2),
      [better('a', 'b'), better('b', 'a', { metric: 'usableRate' })],
      'not shown',
    ],
    [
      'told from the second’s side',
      three.slice(0, 2),
      [pair({ first: 'b', second: 'a', verdict: 'second better' })],
      'shown',
    ],
    [
      'names that would be one if they were joined',
      [model('a","b', { usable: [0.9, 0.9] }), model('c')],
      [better('a', 'b","c')],
      'too few samples',
    ],
    [
      'tests of models that are not among these',
      three.slice(0, 2),
      [alike('a', 'x'), better('x', 'y')],
      'too few samples',
    ],
  ])('%s', (_, models, comparisons, certainty) => {
    expect(verdict(models, comparisons).certainty).toBe(certainty);
  });
});

describe('where no model wins in all', () => {
  const [a, b, c] = [
    model('a', { usable: [0.9, 0.9] }),
    model('b', { usable: [0.5, 0.5] }),
    model('c', { usable: [0.1, 0.1] }),
  ];

  test('each may win in one thing, and is not called alike', () => {
    const told = verdict([a, b], [better('a', 'b'), better('b', 'a', { metric: 'usableRate' })]);
    const words = told.sentences.join(' ');
    expect(words).toMatch(/Better than b in text accuracy by .*, and worse in usable pictures by /);
    expect(words).not.toMatch(/Not told apart/);
  });

  test('the first of a circle loses to one, which is said', () => {
    const told = verdict([a, b, c], [better('a', 'b'), better('b', 'c'), better('c', 'a')]);
    const words = told.sentences.join(' ');
    expect(words).toMatch(/Shown to be better than b \(/);
    expect(words).toMatch(/Worse than c in text accuracy by /);
    expect(words).not.toMatch(/Not told apart/);
  });
});

describe('the headline', () => {
  const best = model('a', { usable: [0.9, 0.9] });
  const others = (count: number) => ['b', 'c', 'd', 'e'].slice(0, count).map((name) => model(name));

  test.each<[string, JobModel[], ComparisonResult[], string]>([
    ['a choice that is shown', [best, ...others(1)], [better('a', 'b')], 'a'],
    ['the only one', [best], [], 'a'],
    ['one other is open', [best, ...others(2)], [better('a', 'b')], 'a, or c'],
    ['two others are', [best, ...others(3)], [better('a', 'b')], 'a, or c or d'],
    ['three others are', [best, ...others(4)], [better('a', 'b')], 'a, by a guess'],
    ['nothing is shown', [best, ...others(1)], [alike('a', 'b')], 'a, by a guess'],
    ['nothing was tested', [best, ...others(1)], [], 'a, by a guess'],
    [
      'nothing is usable',
      [model('a', { usable: [0, 0], accuracy: 0.99 }), model('b', { usable: [0, 0] })],
      [better('a', 'b')],
      'No usable picture; a came nearest',
    ],
    ['something may be usable', [model('a', { usable: [0, 0.1] })], [], 'a'],
    ['nothing was decided', [undecided('a')], [], 'a'],
    ['nobody answered', [model('a', { answered: 0 })], [], 'No model answered'],
  ])('where %s', (_, models, comparisons, headline) => {
    expect(verdict(models, comparisons).headline).toBe(headline);
  });
});

describe('a price limit', () => {
  const dear = model('dear', { usable: [0.9, 0.9], cost: 0.3, most: 0.4 });
  const cheap = model('cheap', { cost: 0.05, most: 0.06 });
  const unknown = model('unknown', { usable: [0.95, 0.95], cost: null, most: null });

  test.each<[string, JobModel[], number | null, string | null]>([
    ['leaves out what is dearer', [dear, cheap], 0.1, 'cheap'],
    ['leaves in what costs just that', [dear, cheap], 0.3, 'dear'],
    ['leaves out what nobody knows the cost of', [unknown, cheap], 0.1, 'cheap'],
    ['of none leaves in that, too', [unknown, cheap], null, 'unknown'],
    ['may leave out all', [dear, unknown], 0.1, null],
  ])('%s', (_, models, under, chosen) => {
    expect(verdict(models, [], { under }).best?.model ?? null).toBe(chosen);
  });

  test('says what it left out, and why', () => {
    const { sentences } = verdict([dear, cheap, unknown], [], { under: 0.1 });
    expect(sentences).toContain('Over $0.10: dear $0.30 (0.30–0.40).');
    expect(sentences).toContain('Cost by usable picture not known: unknown.');
  });

  test('lets nobody be beaten by one that it left out', () => {
    const models = [dear, cheap, model('other', { cost: 0.05, usable: [0.4, 0.4] })];
    const found = verdict(models, [better('dear', 'cheap')], { under: 0.1 });
    expect(found.best?.model).toBe('cheap');
    expect(found.sentences.join(' ')).not.toMatch(/(better than|apart from) [^.]*dear/);
  });

  test('that nobody fits is told, with all who are dearer', () => {
    expect(verdict([dear, cheap], [], { under: 0.01 })).toEqual({
      best: null,
      certainty: 'only one',
      headline: 'None under $0.01',
      sentences: ['Over $0.01: dear $0.30 (0.30–0.40) and cheap $0.05 (0.05–0.06).'],
    });
  });

  test('is not to blame where nobody answered', () => {
    const found = verdict([model('a', { answered: 0 })], [], { under: 0.01 });
    expect(found).toMatchObject({ headline: 'No model answered', sentences: [] });
  });

  test.each([
    ['an interval that ends within it', 0.09, false],
    ['an interval that ends above it', 0.2, true],
    ['an interval without an end', null, true],
  ])('is surely kept or not: %s', (_, most, isSaid) => {
    const { sentences } = verdict([model('a', { cost: 0.08, most })], [], { under: 0.1 });
    expect(sentences.includes('That it stays under $0.10 is not sure.')).toBe(isSaid);
  });
});

describe('the sentences', () => {
  const sentencesOf = (...args: Parameters<typeof verdict>) => verdict(...args).sentences;

  test('tell the figures first', () => {
    expect(sentencesOf([model('a')])[0]).toBe('Usable: 50.0% of 12 pictures. Text accuracy 90.0%.');
  });

  test('tell one picture as one', () => {
    const [first] = sentencesOf([model('a', { answered: 1, accuracy: null })]);
    expect(first).toBe('Usable: 50.0% of 1 picture. Text accuracy –.');
  });

  test('tell how many more may be usable', () => {
    expect(sentencesOf([model('a', { usable: [0.5, 0.75] })])[0]).toContain(
      'of 12 pictures, or up to 75.0% with what could not be decided.',
    );
  });

  test('tell where nothing was decided', () => {
    expect(sentencesOf([undecided('a')])[0]).toBe(
      'Whether its 12 pictures can be used could not be decided. Text accuracy 90.0%.',
    );
  });

  test('tell by how much, and by which metric', () => {
    const comparisons = [
      better('a', 'b', { pAdjusted: 0.0001 }),
      better('a', 'b', { metric: 'usableRate', difference: -0.5, pAdjusted: 0.0312 }),
    ];
    expect(sentencesOf([model('a'), model('b')], comparisons)).toContain(
      'Shown to be better than b (text accuracy by 12.3 points, p <.001; usable pictures by 50.0 points, p .031).',
    );
  });

  test.each<[string, string[], number, string]>([
    ['one', ['b'], 12, 'Not told apart from b: 12 samples are too few, or they are alike.'],
    ['two', ['b', 'c'], 12, 'Not told apart from b and c: 12 samples are'],
    ['three', ['b', 'c', 'd'], 12, 'Not told apart from b, c and d: 12 samples are'],
    ['five', [...'bcdef'], 12, 'Not told apart from b, c, d, e and f: 12 samples are'],
    ['six', [...'bcdefg'], 12, 'Not told apart from b, c, d, e and 2 others: 12 samples are'],
    ['one sample', ['b'], 1, 'Not told apart from b: 1 sample is too few, or they are alike.'],
  ])('tell who is open: %s', (_, open, samples, told) => {
    const models = [model('a', { usable: [0.9, 0.9] }), ...open.map((name) => model(name))];
    expect(sentencesOf(models, [], { samples }).join('\n')).toContain(told);
  });

  test('say that there is no other', () => {
    expect(sentencesOf([model('a')])).toContain('There is no other to choose.');
    expect(sentencesOf([model('a'), model('b')])).not.toContain('There is no other to choose.');
  });

  test.each([
    ['what it costs', 0.16, 'A usable picture costs $0.16 (0.16–0.20).'],
    ['that nobody knows', null, 'What a usable picture costs is not known.'],
  ])('tell %s', (_, cost, told) => {
    expect(sentencesOf([model('a', { cost, most: 0.2 })])).toContain(told);
  });

  test('name the cheapest that may be as good', () => {
    const models = [
      model('a', { usable: [0.9, 0.9], cost: 0.3 }),
      model('b', { usable: [0.6, 0.6], cost: 0.2, most: 0.2 }),
      model('c', { cost: 0.1, most: 0.1 }),
      model('d', { cost: null }),
      model('e', { cost: 0.01, most: 0.01 }),
    ];
    const told = sentencesOf(models, [better('a', 'e')]).filter((one) => one.includes('cheaper'));
    expect(told).toEqual(['c would be cheaper: $0.10 (0.10–0.10).']);
  });

  test('name nobody where it is the cheapest', () => {
    const models = [model('a', { usable: [0.9, 0.9], cost: 0.1 }), model('b', { cost: 0.1 })];
    expect(sentencesOf(models).join()).not.toContain('cheaper');
  });
});

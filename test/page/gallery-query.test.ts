import { describe, expect, test } from 'vitest';
import {
  choicesOf,
  FILTERS,
  type Query,
  SORTS,
  selected,
  sortOf,
} from '../../src/page/gallery-query.ts';
import type { Shown } from '../../src/report/site/cells.ts';
import type { CellData, RunData, SampleData } from '../../src/report/site/data.ts';
import { runPages } from '../../src/report/site/run-data.ts';
import { cell } from '../report/site/a-cell.ts';
import { exampleResults } from '../results/example.ts';

const sample = (set: string, name: string, over: Partial<SampleData> = {}): SampleData => ({
  ...{ set, sample: name, category: 'menu', group: null, difficulty: null },
  ...{ languages: ['en'], prompt: null, script: 'samples/0001.js' },
  ...over,
});

const SHOWN: Shown = { picture: 'a.png', thumbnail: 'a.webp' };
const { data: EXAMPLE } = runPages(exampleResults(), () => SHOWN);

function run(cells: CellData[]): RunData {
  const [model] = EXAMPLE.models;
  return {
    ...EXAMPLE,
    models: ['alpha', 'beta', 'unused'].map((name) => ({ ...model!, model: name })),
    samples: [
      sample('menus', 'Lunch', { languages: ['en', 'ja'] }),
      sample('menus', 'bar'),
      sample('posters', 'lunch', { category: 'poster', languages: ['ja'] }),
      sample('constructor', 'x', { languages: ['__proto__'] }),
    ],
    cells,
  };
}

/** Five pictures, called a to e by their dollars. */
const CELLS: CellData[] = [
  cell({ usd: 1, model: 0, sample: 0, fails: ['logo'] }),
  cell({ usd: 2, model: 0, sample: 1, usable: false, fails: ['logo', 'constructor'] }),
  cell({ usd: 3, model: 1, sample: 0, usable: null, unknown: ['logo'] }),
  cell({ usd: 4, model: 1, sample: 2, outcome: 'refused', usable: null, picture: null }),
  cell({ usd: 5, model: 1, sample: 3 }),
];
const named = (cells: readonly CellData[]) => cells.map(({ usd }) => ' abcde'[usd!]).join('');

describe('what a gallery shows', () => {
  test.each<[string, Query, string]>([
    ['all, unless it is narrowed', {}, 'abcde'],
    ['all, where a filter says nothing', { model: '', find: '' }, 'abcde'],
    ['by model', { model: 'alpha' }, 'ab'],
    ['by set', { set: 'menus' }, 'abc'],
    ['by category', { category: 'poster' }, 'd'],
    ['by language, also of bilingual copy', { language: 'ja' }, 'acd'],
    ['by verdict', { verdict: 'usable' }, 'ae'],
    ['by another', { verdict: 'not usable' }, 'b'],
    ['by one that is open', { verdict: 'not known' }, 'c'],
    ['by there being none', { verdict: 'no picture' }, 'd'],
    ['by a rule that fails, not one that is not known', { rule: 'logo' }, 'ab'],
    ['by outcome', { outcome: 'refused' }, 'd'],
    ['by a part of a name, in whatever case', { find: 'LUNCH' }, 'acd'],
    ['by set and name', { find: 'posters/lu' }, 'd'],
    ['by several at once', { model: 'beta', language: 'ja', find: 'menus' }, 'c'],
    ['nothing that is both', { model: 'alpha', outcome: 'refused' }, ''],
    ['nothing of a name that is none', { model: 'toString' }, ''],
    ['by names that every object has a key of', { set: 'constructor', language: '__proto__' }, 'e'],
    ['by a rule of such a name', { rule: 'constructor' }, 'b'],
  ])('%s', (_, query, shown) => {
    expect(
      named(selected(run(CELLS), { sort: 'sample', ...query }))
        .split('')
        .toSorted()
        .join(''),
    ).toBe(shown);
  });
});

describe('its order', () => {
  const mixed = [
    cell({ usd: 1, ms: 10, model: 1, sample: 0 }),
    cell({ usd: 2, ms: null, model: 0, sample: 1, usable: false }),
    cell({ usd: 3, ms: 30, model: 0, sample: 0, usable: null, repeat: 1 }),
    cell({ usd: 4, ms: 20, model: 0, sample: 0, outcome: 'empty', usable: null, picture: null }),
  ];

  test.each<[string, string]>([
    ['worst', 'bcad'],
    ['best', 'acbd'],
    ['dear', 'dcba'],
    ['slow', 'cdab'],
    ['sample', 'dcab'],
    ['model', 'dcba'],
    ['constructor', 'bcad'],
    ['', 'bcad'],
  ])('by %j', (sort, order) => {
    expect(named(selected(run(mixed), { sort }))).toBe(order);
  });

  test('is the worst first unless somebody says otherwise', () => {
    expect(sortOf({})).toBe('worst');
  });

  test('is known by each of its names', () => {
    expect(Object.keys(SORTS).map((sort) => sortOf({ sort }))).toEqual(Object.keys(SORTS));
  });

  test.each(['worst', 'best', 'dear', 'slow'])('of equal ones by %s is that of the run', (sort) => {
    const equal = [2, 0, 1].map((repeat) => cell({ repeat, model: 2 - repeat }));
    expect(selected(run(equal), { sort }).map(({ repeat }) => repeat)).toEqual([2, 0, 1]);
  });

  test.each([
    ['dear', { usd: null }, { usd: 0 }],
    ['slow', { ms: null }, { ms: 0 }],
  ])('by %s has what is not known last', (sort, unknown, known) => {
    const cells = [cell({ repeat: 0, ...unknown }), cell({ repeat: 1, ...known })];
    expect(selected(run(cells), { sort }).map(({ repeat }) => repeat)).toEqual([1, 0]);
  });

  test('leaves the run’s own alone', () => {
    const data = run(mixed);
    selected(data, { sort: 'best' });
    expect(named(data.cells)).toBe('abcd');
  });
});

describe('the choices', () => {
  const choices = choicesOf(run(CELLS));

  test.each<[keyof typeof choices, [string, number][]]>([
    [
      'model',
      [
        ['alpha', 2],
        ['beta', 3],
        ['unused', 0],
      ],
    ],
    [
      'set',
      [
        ['menus', 3],
        ['posters', 1],
        ['constructor', 1],
      ],
    ],
    [
      'category',
      [
        ['menu', 4],
        ['poster', 1],
      ],
    ],
    [
      'language',
      [
        ['en', 3],
        ['ja', 3],
        ['__proto__', 1],
      ],
    ],
    [
      'verdict',
      [
        ['usable', 2],
        ['not usable', 1],
        ['not known', 1],
        ['no picture', 1],
      ],
    ],
    [
      'rule',
      [
        ['logo', 2],
        ['constructor', 1],
      ],
    ],
    [
      'outcome',
      [
        ['image', 4],
        ['refused', 1],
      ],
    ],
  ])('of %s, and how many pictures each leaves', (name, counts) => {
    expect([...choices[name]]).toEqual(counts);
  });

  test('leave as many as they say', () => {
    for (const name of FILTERS.filter((each) => each !== 'find')) {
      for (const [value, count] of choices[name]) {
        expect(selected(run(CELLS), { [name]: value }), `${name}: ${value}`).toHaveLength(count);
      }
    }
  });
});

import type { CellData, RunData, SampleData } from '../report/site/data.ts';
import { severity } from '../report/site/severity.ts';
import { verdictOf } from './words.ts';

/** By what a gallery can be narrowed; '' is all. Each is a key of the page's link. */
export const FILTERS = [
  'model',
  'set',
  'category',
  'language',
  'verdict',
  'rule',
  'outcome',
  'find',
] as const;
export type FilterName = (typeof FILTERS)[number];
export type Query = Readonly<Partial<Record<FilterName | 'sort', string>>>;

export const SORTS = {
  worst: 'worst first',
  best: 'best first',
  dear: 'dearest first',
  slow: 'slowest first',
  sample: 'by sample',
  model: 'by model',
} as const;
export type Sort = keyof typeof SORTS;

export function sortOf({ sort }: Query): Sort {
  return sort !== undefined && Object.hasOwn(SORTS, sort) ? (sort as Sort) : 'worst';
}

type Tests = Record<FilterName, (wanted: string) => (cell: CellData) => boolean>;

function testsOf({ models, samples }: RunData): Tests {
  const sampleOf = (cell: CellData): SampleData => samples[cell.sample]!;
  return {
    model: (wanted) => (cell) => models[cell.model]!.model === wanted,
    set: (wanted) => (cell) => sampleOf(cell).set === wanted,
    category: (wanted) => (cell) => sampleOf(cell).category === wanted,
    language: (wanted) => (cell) => sampleOf(cell).languages.includes(wanted),
    verdict: (wanted) => (cell) => verdictOf(cell) === wanted,
    rule: (wanted) => (cell) => cell.fails.includes(wanted),
    outcome: (wanted) => (cell) => cell.outcome === wanted,
    find: (wanted) => {
      const words = wanted.toLowerCase();
      return (cell) =>
        `${sampleOf(cell).set}/${sampleOf(cell).sample}`.toLowerCase().includes(words);
    },
  };
}

/** What a gallery shows, in its order. Equal ones stay in the order of the run. */
export function selected(data: RunData, query: Query): CellData[] {
  const tests = testsOf(data);
  const wanted = FILTERS.flatMap((name) => {
    const value = query[name];
    return value === undefined || value === '' ? [] : [tests[name](value)];
  });
  return data.cells
    .filter((cell) => wanted.every((test) => test(cell)))
    .toSorted(orders[sortOf(query)]);
}

const orders: Readonly<Record<Sort, (a: CellData, b: CellData) => number>> = {
  worst: (a, b) => severity(b) - severity(a),
  // What has no picture is last here, too.
  best: (a, b) =>
    (a.picture === null ? 1 : 0) - (b.picture === null ? 1 : 0) || severity(a) - severity(b),
  dear: (a, b) => (b.usd ?? -1) - (a.usd ?? -1),
  slow: (a, b) => (b.ms ?? -1) - (a.ms ?? -1),
  sample: (a, b) => a.sample - b.sample || a.model - b.model || a.repeat - b.repeat,
  model: (a, b) => a.model - b.model || a.sample - b.sample || a.repeat - b.repeat,
};

/** The choices of each filter, with how many pictures it would leave of all. */
export function choicesOf(data: RunData): Record<Exclude<FilterName, 'find'>, Map<string, number>> {
  const { models, samples, cells } = data;
  const choices = {
    model: new Map(models.map(({ model }) => [model, 0])),
    set: new Map<string, number>(),
    category: new Map<string, number>(),
    language: new Map<string, number>(),
    verdict: new Map<string, number>(),
    rule: new Map<string, number>(),
    outcome: new Map<string, number>(),
  };
  const count = (counts: Map<string, number>, name: string) =>
    counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const cell of cells) {
    const { set, category, languages } = samples[cell.sample]!;
    count(choices.model, models[cell.model]!.model);
    count(choices.set, set);
    count(choices.category, category);
    for (const language of languages) count(choices.language, language);
    count(choices.verdict, verdictOf(cell));
    for (const rule of cell.fails) count(choices.rule, rule);
    count(choices.outcome, cell.outcome);
  }
  return choices;
}

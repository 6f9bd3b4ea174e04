import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadRules } from '../../src/benchmark/rule-modules.ts';
import type { Box } from '../../src/geometry.ts';
import type { Mark, RuleJudgement } from '../../src/layout/rule.ts';
import { folderOf } from '../run/folder.ts';
import { type ABlock, aPage } from './a-page.ts';

const RULE = 'price-beside-dish.ts';
const TEST = 'price-beside-dish-test.ts';
const here = (name: string) => readFile(join(import.meta.dirname, 'own-rule', name), 'utf8');

let blocks: string[] = [];
beforeAll(async () => {
  const guide = await readFile(
    join(import.meta.dirname, '../../docs/add-a-layout-rule.md'),
    'utf8',
  );
  blocks = [...guide.matchAll(/^```ts\n(.*?)^```\n/gms)].map(([, code]) => code!);
});

test('the examples of the guide are the ones whose types are checked', async () => {
  expect(blocks).toEqual([await here(RULE), await here(TEST)]);
});

test('the guide’s test passes', async () => {
  const folder = await folderOf({ [RULE]: blocks[0]!, [TEST]: blocks[1]! });
  // Node would take the runner’s own variables for a child of its own runner’s.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const out = execFileSync(process.execPath, ['--test', '--test-reporter=tap', TEST], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  expect(out).toMatch(/^# pass 4$/m);
  expect(out).toMatch(/^# fail 0$/m);
});

/** A list of dishes 400 pixels wide, one every 100 pixels, with their prices in these places. */
function list(prices: readonly (Box | null)[], dish: Partial<ABlock> = {}): ABlock[] {
  return prices.flatMap((box, i): ABlock[] => [
    {
      id: `dish-${i}`,
      role: 'label',
      text: `Dish ${i}`,
      box: [300, 100 + 100 * i, 400, 30],
      ...dish,
    },
    { id: `price-${i}`, role: 'price', text: `$${i}.50`, box },
  ]);
}

const at = (row: number, x = 800): Box => [x, 100 * (row + 1), 80, 30];

describe('the guide’s rule, loaded as a user’s module', () => {
  test.each<[string, ABlock[], Partial<RuleJudgement>]>([
    [
      'prices behind their dishes',
      list([at(0), at(1), at(2)]),
      {
        verdict: 'pass',
        score: 1,
        message: 'All 3 prices stand beside their dishes.',
        measured: { prices: 3, known: 3, beside: 3 },
      },
    ],
    [
      'one on the line below',
      list([at(0), at(2)]),
      { verdict: 'fail', score: 0.5, message: 'Not beside its dish: “$1.50” of “Dish 1”.' },
    ],
    ['one just level with it', list([at(0), [800, 201 - 15, 80, 30]]), { verdict: 'pass' }],
    ['one just above it', list([at(0), [800, 199 - 15, 80, 30]]), { verdict: 'fail' }],
    ['one that begins where its dish ends', list([at(0), at(1, 700)]), { verdict: 'pass' }],
    ['one that begins within it', list([at(0), at(1, 699)]), { verdict: 'fail' }],
    ['one before it', list([at(0), at(1, 100)]), { verdict: 'fail' }],
    ['Arabic, behind', list([at(0, 100), at(1, 100)], { lang: 'ar' }), { verdict: 'pass' }],
    ['Arabic, before', list([at(0, 100), at(1)], { lang: 'ar' }), { verdict: 'fail' }],
    ...(
      [
        ['on the first', 60, 'pass'],
        ['between them', 80, 'pass'],
        ['on the second', 100, 'pass'],
        ['below both', 120, 'fail'],
      ] as const
    ).map(([where, y, verdict]): [string, ABlock[], Partial<RuleJudgement>] => [
      `a dish of two rows, its price ${where}`,
      list([at(0), at(1), [800, y, 80, 30]]).map(
        (block, i) =>
        i === 4 ? { ...block, rows: [[300, 60, 300, 30], [300, 100, 400, 30]] } : block, // biome-ignore format: a row
      ),
      { verdict },
    ]),
    [
      'a price that was not found',
      list([at(0), null]),
      {
        verdict: 'unknown',
        score: null,
        message: 'Not surely found: “$1.50” of “Dish 1”.',
        marks: [expect.objectContaining({ tone: 'good' })],
      },
    ],
    [
      'a price pieced together',
      list([at(0), at(1)]).map((block, i) =>
        i === 3 ? { ...block, rows: [at(1), at(7)] } : block,
      ),
      { verdict: 'unknown', marks: [{ tone: 'good' }, { tone: 'open' }] as Mark[] },
    ],
    ['a dish that was not found', list([at(0), at(1)], { box: null }), { verdict: 'unknown' }],
    ['one not found and one astray', list([null, at(5)]), { verdict: 'fail', score: 0 }],
    ['a single price', list([at(0)]), { verdict: 'not-applicable', score: null, marks: [] }],
    [
      'many astray',
      list([at(9), at(9), at(9), at(9), at(9)]),
      { message: expect.stringMatching(/^Not .*, .*, “\$2\.50” of “Dish 2” and 2 more\.$/) },
    ],
  ])('%s', async (_, page, expected) => {
    const folder = await folderOf({ [RULE]: blocks[0]! });
    const { rules, faults } = await loadRules([{ name: RULE, path: join(folder, RULE) }]);
    expect(faults).toEqual([]);
    expect(rules.map(({ id }) => id)).toEqual(['price-beside-dish']);
    expect(rules[0]!.judge(aPage({ blocks: page }))).toMatchObject(expected);
  });
});

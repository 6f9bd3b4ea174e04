import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import {
  type PlanRow,
  type PlanSummary,
  planTable,
  planTotal,
  priced,
} from '../../src/benchmark/plan-table.ts';
import type { Cost } from '../../src/models/model.ts';

const real: PlanRow = {
  model: 'gpt-image-2/high',
  simulated: false,
  cells: 150,
  stored: 40,
  toDo: 110,
  pricePerPicture: '0.0531',
  priceBasis: 'price-table',
  priceDate: '2026-11-24',
};
const simulated: PlanRow = { ...real, model: 'careful', simulated: true, priceBasis: 'fixed' };
const unknown: PlanRow = {
  ...real,
  model: 'mine',
  pricePerPicture: null,
  priceBasis: 'unknown',
  priceDate: null,
};
const free: PlanRow = { ...real, model: 'elsewhere', pricePerPicture: '0.00', priceBasis: 'fixed' };
const summary: PlanSummary = {
  benchmark: 'pilot',
  sets: [
    { name: 'menus', version: '1.0.0', samples: 40 },
    { name: 'posters', version: '2.1.0', samples: 10 },
  ],
  repeats: 3,
  maxCost: null,
  readings: { stored: 1, needed: 160 },
};

test('a plan', () => {
  expect(
    planTable([real, simulated, unknown, free], { ...summary, maxCost: '5.00' }),
  ).toMatchInlineSnapshot(`
    "pilot: 50 samples × 4 models × 3 repeats

    Set      Version  Samples
    menus    1.0.0         40
    posters  2.1.0         10

    Model             Pictures  Stored  To do  A picture      At most
    gpt-image-2/high       150      40    110    $0.0531       $5.841
      price from a table of 2026-11-24
    careful                150      40    110    $0.0531       $5.841
      simulated, price invented
    mine                   150      40    110    unknown      unknown
    elsewhere              150      40    110      $0.00        $0.00
    Total                  600     160    440             over $5.841

    Simulated, so not in the total: $5.841 (invented, nobody is billed).
    What 110 pictures will cost is not known, and not in the total.
    The benchmark’s maxCost is $5.00: a run needs every price to be known.
    Give models of unknown price a price: in the benchmark, or leave maxCost out.
    Of 160 stored pictures, 1 has its reading stored."
  `);
});

test('one sample, one model, nothing left to do', () => {
  const done = { ...unknown, cells: 1, stored: 1, toDo: 0 };
  const one = { sets: [{ name: 'm', version: '1.0.0', samples: 1 }], repeats: 1 };
  expect(
    planTable([done], { ...summary, ...one, readings: { stored: 0, needed: 1 } }),
  ).toMatchInlineSnapshot(`
    "pilot: 1 sample × 1 model

    Set  Version  Samples
    m    1.0.0          1

    Model  Pictures  Stored  To do  A picture  At most
    mine          1       1      0    unknown    $0.00
    Total         1       1      0               $0.00

    Of 1 stored picture, 0 have their reading stored."
  `);
});

describe('the total', () => {
  test.each<[string, PlanRow[], { usd: string; unknown: number }, string]>([
    ['nothing', [], { usd: '0.00', unknown: 0 }, '$0.00'],
    ['what is known', [real, real], { usd: '11.682', unknown: 0 }, '$11.682'],
    ['unknown prices are no zero', [real, unknown], { usd: '5.841', unknown: 110 }, 'over $5.841'],
    ['nothing known', [unknown, free], { usd: '0.00', unknown: 110 }, 'unknown'],
    ['unknown, but all stored', [{ ...unknown, toDo: 0 }], { usd: '0.00', unknown: 0 }, '$0.00'],
    ['invented prices are not spent', [simulated, real], { usd: '5.841', unknown: 0 }, '$5.841'],
    [
      'nor are unknown ones of what is simulated',
      [{ ...simulated, pricePerPicture: null }],
      { usd: '0.00', unknown: 0 },
      '$0.00',
    ],
    [
      'ten cents ten times',
      [{ ...real, pricePerPicture: '0.1', toDo: 10 }],
      { usd: '1.00', unknown: 0 },
      '$1.00',
    ],
  ])('%s', (_, rows, total, shown) => {
    expect(planTotal(rows)).toEqual(total);
    const line = planTable(rows, summary)
      .split('\n')
      .find((each) => each.startsWith('Total'));
    expect(line).toMatch(new RegExp(` ${shown.replace(/[$.]/g, '\\$&')}$`));
  });
});

test.each<[string, Partial<PlanRow>, string | RegExp]>([
  ['simulated', { simulated: true }, 'simulated, price invented'],
  ['simulated, without a price', { simulated: true, pricePerPicture: '0.00' }, /^ {2}simulated$/],
  ['by a table', {}, 'price from a table of 2026-11-24'],
  ['by usage', { priceBasis: 'usage', priceDate: null }, /^ {2}price by what is used$/],
  ['a share', { priceBasis: 'fixed', priceDate: null }, /^ {2}share of a fixed cost$/],
])('where a price comes from: %s', (_, more, words) => {
  const lines = planTable([{ ...real, ...more }], summary).split('\n');
  const at = lines.findIndex((line) => line.startsWith('gpt'));
  expect(lines[at + 1]).toMatch(words);
});

test.each([
  ['4.99', /maxCost is \$4\.99: the run may stop before it is done\.$/m],
  ['5.841', /maxCost is \$5\.841\.$/m],
  ['10.00', /maxCost is \$10\.00\.$/m],
])('maxCost %s', (maxCost, words) => {
  expect(planTable([real], { ...summary, maxCost })).toMatch(words);
});

test('fits 80 columns and prints nothing that a terminal would obey, whatever names and prices are', () => {
  const hostile = `<b>\u202e\u001b[2J\n${'通義萬相'.repeat(30)}`;
  const row: PlanRow = {
    ...real,
    model: hostile,
    cells: 1_000_000,
    stored: 500_000,
    toDo: 500_000,
    pricePerPicture: '1.000000000001',
    priceDate: hostile,
  };
  const text = planTable([row, { ...row, simulated: true }, { ...row, pricePerPicture: null }], {
    ...summary,
    benchmark: hostile,
    sets: [{ name: hostile, version: hostile, samples: 1_000_000 }],
    maxCost: '1000000.123456',
    readings: { stored: 1, needed: 1_000_000 },
  });
  expect(text).not.toMatch(/\p{Cf}|(?!\n)\p{Cc}/u);
  for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
  expect(text).toContain('$500000.0000005');
});

describe('pictures of several prices', () => {
  const table = (usd: string | null): Cost => ({
    usd,
    basis: usd === null ? 'unknown' : 'price-table',
    priceDate: usd === null ? null : '2026-11-24',
  });
  const known = { priceBasis: 'price-table', priceDate: '2026-11-24' };
  test.each<[string, (string | null)[], object]>([
    ['one', ['0.05'], { ...known, pricePerPicture: '0.05' }],
    ['the same', ['0.05', '0.050'], { ...known, pricePerPicture: '0.050' }],
    ['others', ['0.05', '0.2', '0.1'], { ...known, pricePerPicture: '0.2', atMost: '0.35' }],
    [
      'one unknown',
      ['0.05', null],
      { pricePerPicture: null, priceBasis: 'unknown', priceDate: null },
    ],
  ])('%s', (_, prices, row) => {
    expect(priced(prices.map(table))).toEqual(row);
  });

  test('are shown by the dearest and counted as they are', () => {
    const row = { ...real, pricePerPicture: '0.2', atMost: '12.34' };
    expect(planTable([row], summary)).toMatch(/ to \$0\.2 +\$12\.34\n/);
    expect(planTotal([row])).toEqual({ usd: '12.34', unknown: 0 });
  });
});

test('what a run would miss in the environment', () => {
  expect(planTable([real], { ...summary, missing: ['FAL_KEY', 'MY_LORA'] })).toMatch(
    /\nA run needs FAL_KEY, which the environment does not have\.\nA run needs MY_LORA, /,
  );
});

test('which models are about to go', () => {
  const leaving = [{ model: 'old', words: 'shuts down on 2026-12-01' }];
  expect(planTable([real], { ...summary, leaving })).toMatch(/\nold: shuts down on 2026-12-01\.$/);
});

test('with nothing to remark it ends with the total', () => {
  const nothing = { ...summary, readings: { stored: 0, needed: 0 } };
  expect(planTable([free], nothing)).toMatch(/\nTotal [^\n]*$/);
});

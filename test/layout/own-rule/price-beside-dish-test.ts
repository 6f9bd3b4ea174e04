import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Box, LayoutInput } from 'typoscope';
import rule from './price-beside-dish.ts';

/** What the rule sees of two dishes, 200 pixels wide and 20 high, with prices in these places. */
function menu(...prices: (Box | null)[]): LayoutInput {
  const block = (role: string, text: string, box: Box | null) => {
    const lines = box === null ? [] : [{ text, confidence: 1, box, ink: [], glyphs: [] }];
    return { id: text, role, lang: 'en', script: 'Latn', text, verdict: 'exact', box, lines };
  };
  const blocks = prices.flatMap((price, i) => [
    block('label', `Dish ${i}`, [50, 100 * i, 200, 20]),
    block('price', `$${i}.50`, price),
  ]);
  return { width: 800, height: 600, blocks } as unknown as LayoutInput;
}

const places: [verdict: string, second: Box | null][] = [
  ['pass', [400, 100, 60, 20]],
  ['fail', [400, 140, 60, 20]], // below its line
  ['fail', [10, 100, 30, 20]], // before it
  ['unknown', null],
];
for (const [verdict, second] of places) {
  test(`${verdict}: the second price at ${second}`, () => {
    assert.equal(rule.judge(menu([400, 0, 60, 20], second)).verdict, verdict);
  });
}

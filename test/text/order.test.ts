import { expect, it } from 'vitest';
import type { Box } from '../../src/geometry.ts';
import { readingOrderScore } from '../../src/text/order.ts';

const at = (lang: string, ...boxes: Box[]) => boxes.map((box) => ({ lang, box }));
const first: Box = [100, 100, 200, 40];
const below: Box = [100, 160, 200, 40];
const lowest: Box = [120, 220, 100, 40];
const beside: Box = [400, 105, 200, 40];
const farOff: Box = [600, 500, 100, 40];

it.each([
  ['nothing placed', [], null],
  ['one block', at('en', first), null],
  ['a column', at('en', first, below, lowest), 1],
  ['a column from below', at('en', lowest, below, first), 0],
  ['a column with its ends the wrong way round', at('en', first, lowest, below), 2 / 3],
  ['a column whose lines overlap by half', at('en', first, [200, 160, 200, 40]), 1],
  ['hardly one above the other', at('en', first, [280, 160, 200, 40]), null],
  ['a row', at('en', first, beside), 1],
  ['a row from the right', at('en', beside, first), 0],
  ['a right-to-left row', at('ar', beside, first), 1],
  ['a right-to-left row from the left', at('he', first, beside), 0],
  ['a row of both directions', [...at('ar', beside), ...at('en', first)], null],
  ['a column of both directions', [...at('ar', first), ...at('en', below)], 1],
  ['neither in a row nor in a column', at('en', farOff, first), null],
  ['one within the other', at('en', [100, 100, 400, 400], [200, 200, 50, 50]), null],
  ['a plain pair and one that is not', at('en', first, below, farOff), 1],
])('%s', (_, placed, expected) => {
  const score = readingOrderScore(placed);
  if (expected === null) expect(score).toBeNull();
  else expect(score).toBeCloseTo(expected);
});

import { expect, it } from 'vitest';
import type { Box } from '../../../src/geometry.ts';
import { inkBeyondLetters } from '../../../src/layout/overlap/beyond-letters.ts';
import { type ABlock, aPage } from '../a-page.ts';

/** Digits of 60 pixels, of which the first reach so far below and above the others. */
const digits = (below: number[], above: number[] = []): Box[] =>
  Array.from({ length: 8 }, (_, at) => {
    const up = above[at] ?? 0;
    return [100 + 60 * at, 100 - up, 50, 60 + up + (below[at] ?? 0)];
  });
const balance = (glyphs: Box[], more: Partial<ABlock> = {}): ABlock => {
  const [top, foot] = [
    Math.min(...glyphs.map(([, y]) => y)),
    Math.max(...glyphs.map(([, y, , h]) => y + h)),
  ];
  const box: Box = [100, top, 480, foot - top];
  const row = { box, text: '21245805', confidence: 0.3, glyphs, ink: { glyphs } };
  return { id: 'balance', text: '12458050', verdict: 'unreadable', rows: [row], ...more };
};

it.each<[string, ABlock, boolean]>([
  ['a few that reach far below', balance(digits([34, 36])), true],
  ['a few that reach far above', balance(digits([], [34, 36])), true],
  ['tails and commas', balance(digits([15, 16])), false],
  ['most of them', balance(digits([34, 36, 34, 36, 34])), false],
  ['letters that touch', balance(digits([34, 36]).slice(0, 4)), false],
  ['a text that was read as asked', balance(digits([34, 36]), { verdict: 'exact' }), false],
  ['writing that hangs', balance(digits([34, 36]), { text: 'उपलब्ध बैलेंस', lang: 'hi' }), false],
])('%s', (_, block, found) => {
  expect(inkBeyondLetters(aPage({ blocks: [block] })).map(({ area }) => area)).toEqual(
    found ? [expect.anything()] : [],
  );
});

import { expect, it } from 'vitest';
import { type Box, unionOf } from '../../src/geometry.ts';
import { withLostGlyphs } from '../../src/layout/lost-glyphs.ts';
import { type ABlock, aPage } from './a-page.ts';

/** "28 mm 165 mm" as one line, in tabular figures: the 1 is narrow, and far from both its neighbours. */
const line: Box[] = [
  [100, 100, 40, 60],
  [150, 100, 40, 60],
  [220, 115, 60, 45],
  [290, 115, 60, 45],
  [383, 100, 20, 60],
  [425, 100, 40, 60],
  [475, 100, 40, 60],
  [545, 115, 60, 45],
  [615, 115, 60, 45],
];

const part = (id: string, text: string, from: number, to: number, angle = 0): ABlock => {
  const glyphs = line.slice(from, to);
  const ink = { box: unionOf(line), glyphs: line, angle };
  return { id, text, rows: [{ box: unionOf(glyphs), glyphs, ink }] };
};
const left = part('a', '28 mm', 0, 4);

it.each<[string, ABlock[], string, number]>([
  ['nearer to the one that lacks it', [left, part('b', '165 mm', 5, 9)], 'b', 383],
  ['not lacking', [left, part('b', '65 mm', 5, 9)], 'b', 425],
  ['another block has it', [part('a', '28 mm', 0, 5), part('b', '165 mm', 5, 9)], 'b', 425],
  ['nearer to the other one', [part('a', '28 mm', 0, 3), part('b', '165 mm', 4, 9)], 'b', 383],
  ['a line that is turned', [left, part('b', '165 mm', 5, 9, 3)], 'b', 425],
])('a letter that is nobody’s: %s', (_, blocks, id, x) => {
  const found = withLostGlyphs(aPage({ blocks })).blocks.find((block) => block.id === id);
  expect(found?.box?.[0]).toBe(x);
});

it('is given to the end of a row as to its beginning', () => {
  const blocks = [part('a', '28 mm', 0, 3), part('b', '165 mm', 4, 9)];
  const [first] = withLostGlyphs(aPage({ blocks })).blocks;
  expect(first?.box).toEqual([100, 100, 250, 60]);
});

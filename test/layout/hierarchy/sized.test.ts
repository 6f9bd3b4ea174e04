import { expect, it } from 'vitest';
import { type Box, quadOf } from '../../../src/geometry.ts';
import type { LineInk } from '../../../src/layout/evidence.ts';
import { sizeOf } from '../../../src/layout/hierarchy/sized.ts';
import { aPage } from '../a-page.ts';

const piece = (x: number, letters: number, capHeight: number): LineInk => {
  const box: Box = [x, 100, 40 * letters, 40];
  return {
    box,
    quad: quadOf(box),
    angle: 0,
    vertical: false,
    glyphs: Array.from({ length: letters }, (_, at): Box => [x + 40 * at, 100, 30, 40]),
    foreground: [0, 0, 0],
    background: [255, 255, 255],
    contrast: 21,
    worst: 21,
    stroke: 5,
    heights: { capHeight, xHeight: null, bodyHeight: null, size: capHeight / 0.718, spread: 0.05 },
  };
};

it.each<[string, LineInk[], number]>([
  ['the first', [piece(100, 6, 40), piece(400, 2, 52)], 40],
  ['the second', [piece(100, 2, 52), piece(200, 6, 40)], 40],
])('goes by the piece of a row with most letters: %s', (_, ink, height) => {
  const page = aPage({ blocks: [{ id: 'a', text: 'HONEY OAT', rows: [[100, 100, 400, 40]] }] });
  const [block] = page.blocks;
  const line = { ...block!.lines[0]!, ink, glyphs: ink.flatMap(({ glyphs }) => glyphs) };
  expect(sizeOf({ ...block!, lines: [line] }, page)!.heights.capHeight).toBe(height);
});

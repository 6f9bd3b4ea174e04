import { expect, test } from 'vitest';
import { type Point, type Quad, quadOf } from '../../../src/geometry.ts';
import { cutText } from '../../../src/vision/ink/cut.ts';
import { type ALine, drawn, loose, plain } from './a-line.ts';

const PAPER = plain(245, 245, 245);
/** Of 640 pixels, which is the longer side of the pictures here. */
const ROOM = Math.round(640 / 24);

/** Sees text in the picture with room around it. */
const seeing = (quads: readonly Quad[]) => async () =>
  quads.map((quad) => ({
    quad: quad.map(([x, y]): Point => [x + ROOM, y + ROOM]) as never as Quad,
  }));

test.each<[string, ALine, number]>([
  ['is cut by the lower edge', { text: 'Anchovies', at: [60, 220] }, 1],
  ['touches the upper edge', { text: 'Anchovies', at: [60, 0] }, 1],
  ['stands clear of the edges', { text: 'Anchovies', at: [60, 100] }, 0],
  ['is a stroke that runs into the edge', { text: 'l', at: [60, 220] }, 0],
])('text that %s', async (_, line, found) => {
  const { sight, lines } = drawn([line], PAPER);
  expect(await cutText(sight, [], seeing([loose(lines[0]!.quad)]))).toHaveLength(found);
});

test('leaves out what is known, and ground where nothing is written', async () => {
  const { sight, lines } = drawn([{ text: 'Anchovies', at: [60, 220] }], PAPER);
  const detect = seeing([loose(lines[0]!.quad)]);
  expect(await cutText(sight, [[50, 210, 300, 30]], detect)).toEqual([]);
  const bare = drawn([], PAPER);
  expect(await cutText(bare.sight, [], seeing([quadOf([60, 200, 200, 40])]))).toEqual([]);
});

test('lays room around the picture that goes on from its ground', async () => {
  const { sight } = drawn([], PAPER);
  const sizes: number[][] = [];
  await cutText(sight, [], async ({ width, height, data }) => {
    sizes.push([width, height, data[0]!, data[(ROOM * width + ROOM) * 3]!]);
    return [];
  });
  expect(sizes).toEqual([[640 + 2 * ROOM, 240 + 2 * ROOM, 128, 128]]);
});

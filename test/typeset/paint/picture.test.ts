import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PagePicture } from '../../../src/typeset/page.ts';
import { drawPicture, turnedBox } from '../../../src/typeset/paint/picture.ts';

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'typoscope-picture-'));
  file = join(folder, 'logo.svg');
  // Red on the left, blue on the right, a tenth of it empty all around.
  await writeFile(
    file,
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect x="4" y="2" width="16" height="16" fill="#d02020"/><rect x="20" y="2" width="16" height="16" fill="#2040d0"/></svg>',
  );
});
afterAll(() => rm(folder, { recursive: true }));

async function drawn(more: Partial<PagePicture>) {
  const context = createCanvas(300, 200).getContext('2d');
  const made = await drawPicture(context, { file, box: [100, 60, 80, 40], ...more });
  const at = (x: number, y: number) => {
    const [r, g, b, a] = context.getImageData(x, y, 1, 1).data;
    return a! < 128 ? 'none' : r! > b! + 40 ? 'red' : b! > r! + 40 ? 'blue' : `${r} ${g} ${b}`;
  };
  return { ...made!, at };
}

it('tells the file from its ink', async () => {
  const { ink, boxes, at } = await drawn({});
  expect(boxes).toEqual([[100, 60, 80, 40]]);
  expect(ink).toEqual([108, 64, 64, 32]);
  expect([at(112, 80), at(168, 80), at(102, 80)]).toEqual(['red', 'blue', 'none']);
});

it.each<[string, Partial<PagePicture>, [left: string, right: string]]>([
  ['in the mirror', { look: { mirrored: true } }, ['blue', 'red']],
  ['without a part', { look: { without: [[0, 0, 0.5, 1]] } }, ['none', 'blue']],
  ['with all upside down', { look: { upended: [[0, 0, 1, 1]] } }, ['blue', 'red']],
  ['all in one colour', { look: { ink: [9, 200, 9] } }, ['9 200 9', '9 200 9']],
  ['turned about', { angle: 180 }, ['blue', 'red']],
])('%s', async (_, more, [left, right]) => {
  const { at } = await drawn(more);
  expect([at(112, 80), at(168, 80)]).toEqual([left, right]);
});

it('turns hues, not lightness', async () => {
  const context = createCanvas(300, 200).getContext('2d');
  await drawPicture(context, { file, box: [100, 60, 80, 40], look: { hue: 120 } });
  const [r, g, b] = context.getImageData(112, 80, 1, 1).data;
  expect(g).toBeGreaterThan(r!);
  const light = (x: number, y: number, z: number) => 0.299 * x + 0.587 * y + 0.114 * z;
  expect(Math.abs(light(r!, g!, b!) - light(0xd0, 0x20, 0x20))).toBeLessThan(25);
});

it('knows the ink and the box of a turned one', async () => {
  const { ink, boxes, at } = await drawn({ angle: 90 });
  expect(boxes[0]!.map(Math.round)).toEqual([120, 40, 40, 80]);
  expect(ink.map((value, index) => Math.abs(value - [124, 48, 32, 64][index]!) <= 1)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([at(140, 52), at(140, 108)]).toEqual(['red', 'blue']);
});

it('is drawn again where it has copies', async () => {
  const { boxes, at } = await drawn({ copies: [[10, 10, 40, 20]] });
  expect(boxes).toHaveLength(2);
  expect([at(16, 20), at(44, 20), at(112, 80)]).toEqual(['red', 'blue', 'red']);
});

it('leaves a level box as it is', () => {
  expect(turnedBox([1, 2, 3, 4], 0)).toEqual([1, 2, 3, 4]);
});

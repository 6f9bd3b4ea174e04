import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { quadOf } from '../../src/geometry.ts';
import type { PpLine } from '../../src/reading/ppocr/recogniser.ts';
import type { Pixels } from '../../src/reading/reader.ts';
import { rowsApart } from '../../src/reading/rows-apart.ts';
import { rowsOf } from '../../src/reading/two-rows.ts';

/** Bars of ink as rows of letters would leave them: top and height of each, in pixels. */
function drawn(rows: readonly (readonly [top: number, height: number])[], noise = 0): Pixels {
  const canvas = createCanvas(300, 100);
  const context = canvas.getContext('2d');
  context.fillStyle = '#eee';
  context.fillRect(0, 0, 300, 100);
  context.fillStyle = '#222';
  for (const [top, height] of rows) {
    for (let x = 10; x < 290; x += 12) context.fillRect(x, top, 6, height);
  }
  const { data } = context.getImageData(0, 0, 300, 100);
  const rgb = new Uint8Array(300 * 100 * 3);
  for (let i = 0; i < 300 * 100; i++) {
    for (let c = 0; c < 3; c++)
      rgb[i * 3 + c] = data[i * 4 + c]! - (noise > 0 ? (i * 7) % noise : 0);
  }
  return { width: 300, height: 100, data: rgb };
}

const WHOLE = quadOf([0, 0, 300, 100]);
const TWO = [
  [10, 30],
  [58, 30],
] as const;

describe('the rows of an area', () => {
  it.each<[string, Pixels, number | null]>([
    ['two', drawn(TWO), 49],
    [
      'two of different heights',
      drawn([
        [5, 45],
        [65, 25],
      ]),
      57.5,
    ],
    ['two on a noisy ground', drawn(TWO, 12), 49],
    ['one', drawn([[20, 60]]), null],
    ['nothing', drawn([]), null],
    [
      'one with a rule under it',
      drawn([
        [10, 50],
        [80, 4],
      ]),
      null,
    ],
    [
      'one with dots above it',
      drawn([
        [4, 6],
        [24, 60],
      ]),
      null,
    ],
    [
      'two that touch',
      drawn([
        [10, 40],
        [50, 40],
      ]),
      null,
    ],
  ])('%s', (_, pixels, cut) => {
    const rows = rowsOf(pixels, WHOLE);
    if (cut === null) return expect(rows).toBeNull();
    expect(rows![0][3][1]).toBeCloseTo(cut, -1);
    expect(rows![0][3]).toEqual(rows![1][0]);
    expect(rows![1][2]).toEqual([300, 100]);
  });

  it.each([
    ['too low to hold two', quadOf([0, 0, 300, 20])],
    ['higher than wide', quadOf([0, 0, 60, 100])],
  ])('of one that is %s are not looked for', (_, quad) => {
    expect(rowsOf(drawn(TWO), quad)).toBeNull();
  });
});

describe('lines whose rows are read apart', () => {
  const line = (text: string, confidence: number): PpLine => ({
    text,
    confidence,
    passedOver: 0,
    quad: WHOLE,
    bend: null,
    crop: drawn([]),
    characters: [...text].map((one) => ({ text: one, confidence, rival: 0, from: 0, to: 1 })),
  });
  const reader = (...rows: PpLine[]) => ({ read: async () => rows });

  it.each<[string, PpLine, PpLine[], string[]]>([
    [
      'are two lines',
      line('HLlo', 0.4),
      [line('Hello', 0.99), line('World', 0.98)],
      ['Hello', 'World'],
    ],
    [
      'stay one where one of them reads badly',
      line('HLlo', 0.4),
      [line('Hello', 0.99), line('Wx', 0.5)],
      ['HLlo'],
    ],
    [
      'stay one where a row is a single stroke',
      line('二', 0.4),
      [line('一', 0.99), line('一', 0.99)],
      ['二'],
    ],
    [
      'are two lines where the whole dropped one',
      line('Hello', 0.99),
      [line('Hello', 0.99), line('World', 0.98)],
      ['Hello', 'World'],
    ],
    [
      'stay one that reads well and says as much',
      line('Hello', 0.97),
      [line('He', 1), line('lo', 1)],
      ['Hello'],
    ],
  ])('%s', async (_, whole, rows, texts) => {
    const read = await rowsApart(drawn(TWO), [whole, line('other', 0.99)], reader(...rows));
    expect(read.map(({ text }) => text)).toEqual([...texts, 'other']);
  });

  it('of an arc stay as they are', async () => {
    const bend = {
      points: [
        [0, 0],
        [10, 0],
      ] as const,
      height: 20,
    };
    const bent = { ...line('arc', 0.2), bend };
    expect(await rowsApart(drawn(TWO), [bent], reader())).toEqual([bent]);
  });
});

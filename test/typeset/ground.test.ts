import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/stats/random.ts';
import type { Colour } from '../../src/typeset/colours.ts';
import { chooseGround, paintGround } from '../../src/typeset/ground.ts';
import { groundKinds, type PageGround } from '../../src/typeset/page.ts';
import { paintWash } from '../../src/typeset/paint/washes.ts';
import { colourDistance, labDistance } from './colour-distance.ts';

const WIDTH = 320;
const HEIGHT = 400;

function painted(ground: PageGround, times = 1): Uint8ClampedArray {
  const [width, height] = [WIDTH * times, HEIGHT * times];
  const context = createCanvas(width, height).getContext('2d');
  paintGround(context, width, height, ground);
  return context.getImageData(0, 0, width, height).data;
}

/** Share of the area within a distance of a colour. */
function shareNear(data: Uint8ClampedArray, colour: Colour, distance: number): number {
  let near = 0;
  let count = 0;
  for (let at = 0; at < data.length; at += 4 * 37) {
    const pixel: Colour = [data[at]!, data[at + 1]!, data[at + 2]!];
    if (colourDistance(pixel, colour) <= distance) near++;
    count++;
  }
  return near / count;
}

it.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, -1, 2], [50, 0, 0], 2.3669],
] as const)('the measure of these tests is that of its paper: %j %j', (a, b, expected) => {
  expect(labDistance(a, b)).toBeCloseTo(expected, 3);
});

const patterned = groundKinds.filter((kind) => kind !== 'plain' && kind !== 'photo');

describe('paintGround', () => {
  it.each<Colour>([
    [255, 255, 255],
    [122, 31, 43],
    [0, 0, 0],
  ])('plain is its colour to the last bit: %j', (...colour) => {
    const data = painted({ kind: 'plain', colour, second: [1, 2, 3], seed: 1 });
    const words = new Set(new Uint32Array(data.buffer));
    expect(words.size).toBe(1);
    expect([...data.slice(0, 4)]).toEqual([...colour, 255]);
  });

  it('transparent is nothing at all', () => {
    const data = painted({ kind: 'transparent', colour: [9, 9, 9], second: [9, 9, 9], seed: 1 });
    expect(data.every((value) => value === 0)).toBe(true);
  });

  it.each(patterned)('%s stays near its colour where the second is near', (kind) => {
    for (const [colour, second] of [
      [
        [245, 235, 221],
        [238, 222, 205],
      ],
      [
        [122, 31, 43],
        [138, 42, 52],
      ],
      [
        [24, 26, 34],
        [34, 34, 46],
      ],
    ] as const) {
      for (let seed = 1; seed <= 3; seed++) {
        const share = shareNear(painted({ kind, colour, second, seed }), colour, 8);
        expect(share, `${colour} ${seed}`).toBeGreaterThan(0.97);
      }
    }
  });

  it.each(patterned)('%s keeps most of its area at its colour where the second is far', (kind) => {
    for (let seed = 1; seed <= 8; seed++) {
      const colour: Colour = [245, 235, 221];
      const share = shareNear(painted({ kind, colour, second: [20, 60, 140], seed }, 2), colour, 8);
      expect(share, `seed ${seed}`).toBeGreaterThan(0.5);
    }
  });

  it('a photo varies, around its colour', () => {
    const colour: Colour = [90, 120, 80];
    const data = painted({ kind: 'photo', colour, second: [190, 180, 60], seed: 2 });
    expect(shareNear(data, colour, 8)).toBeLessThan(0.9);
    expect(shareNear(data, colour, 25)).toBeGreaterThan(0.9);
  });

  it.each(groundKinds)('%s is opaque everywhere, and the same for the same seed', (kind) => {
    const ground: PageGround = { kind, colour: [200, 90, 60], second: [240, 200, 90], seed: 5 };
    const data = painted(ground);
    expect(data.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true);
    expect(Buffer.from(painted(ground)).equals(Buffer.from(data))).toBe(true);
    if (kind !== 'plain') {
      const other = painted({ ...ground, seed: 6 });
      expect(Buffer.from(other).equals(Buffer.from(data))).toBe(false);
    }
  });
});

describe('chooseGround', () => {
  it('meets every kind, and paints the same from the same stream', () => {
    const kinds = new Set<string>();
    for (let seed = 1; seed <= 60; seed++) kinds.add(chooseGround(seededRandom(seed)).kind);
    expect(kinds).toEqual(new Set(groundKinds));
    const draw = () => {
      const random = seededRandom(2);
      const context = createCanvas(WIDTH, HEIGHT).getContext('2d');
      paintWash(context, WIDTH, HEIGHT, chooseGround(random), random);
      return context.canvas.data();
    };
    expect(Buffer.compare(draw(), draw())).toBe(0);
  });
});

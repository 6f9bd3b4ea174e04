import { describe, expect, it, test } from 'vitest';
import { inkedOf } from '../../../src/vision/product/inked.ts';

const SIDE = 20;

/** A picture of `SIDE` pixels a side, by colour and alpha of each. */
function pixels(at: (x: number, y: number) => readonly [number, number, number, number]) {
  const data = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) data.set(at(x, y), (y * SIDE + x) * 4);
  }
  return data;
}

const inBox = (x: number, y: number) => x >= 6 && x < 14 && y >= 5 && y < 15;
const count = (inked: Float32Array) => inked.filter((is) => is > 0.5).length;

describe('inkedOf', () => {
  test.each<[string, (x: number, y: number) => readonly [number, number, number, number], number]>([
    ['a clear ground', (x, y) => [200, 0, 0, inBox(x, y) ? 255 : 0], 80],
    ['a plain ground', (x, y) => (inBox(x, y) ? [200, 0, 0, 255] : [255, 255, 255, 255]), 80],
    [
      'the ground’s own colour within',
      (x, y) => (inBox(x, y) && !(x === 9 && y === 9) ? [200, 0, 0, 255] : [255, 255, 255, 255]),
      80,
    ],
    [
      'a ground that noise is in',
      (x, y) => {
        const noise = (x * 7 + y * 13) % 5;
        return inBox(x, y) ? [200, 0, 0, 255] : [250 + noise, 252, 250 + noise, 255];
      },
      80,
    ],
    [
      'a picture to its rim',
      (x, y) => [(x * 53) % 256, (y * 91) % 256, (x * y * 37) % 256, 255],
      400,
    ],
    ['nothing but ground', () => [255, 255, 255, 255], 400],
  ])('%s', (_, at, inked) => {
    expect(count(inkedOf(pixels(at), SIDE, SIDE))).toBe(inked);
  });

  it('takes soft alpha as it is', () => {
    const inked = inkedOf(
      pixels((x) => [0, 0, 0, x < 10 ? 51 : 255]),
      SIDE,
      SIDE,
    );
    expect(inked[0]).toBeCloseTo(0.2);
  });
});

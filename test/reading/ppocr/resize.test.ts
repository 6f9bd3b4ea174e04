import { describe, expect, it } from 'vitest';
import { resizePixels } from '../../../src/reading/ppocr/resize.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { colourAt, meanOf, paint } from '../pixels.ts';

const sizes: [number, number][] = [
  [1, 1],
  [7, 3],
  [32, 32],
  [33, 90],
  [200, 10],
];

describe('resizing', () => {
  it.each(sizes)('to %i x %i has that size and keeps a constant picture', (width, height) => {
    const small = resizePixels(
      paint(40, 30, () => [200, 60, 21]),
      width,
      height,
    );
    expect([small.width, small.height, small.data.length]).toEqual([
      width,
      height,
      width * height * 3,
    ]);
    for (let i = 0; i < small.data.length; i += 3) {
      expect([...small.data.subarray(i, i + 3)]).toEqual([200, 60, 21]);
    }
  });

  it('keeps the mean when it shrinks', () => {
    const random = seededRandom(5);
    const noise = paint(160, 120, () => [random() * 255, random() * 255, random() * 90]);
    const [before, after] = [meanOf(noise), meanOf(resizePixels(noise, 40, 30))];
    after.forEach((value, c) => {
      expect(Math.abs(value - before[c]!)).toBeLessThan(3);
    });
  });

  it('does not lose a stroke one pixel wide', () => {
    for (let column = 8; column < 24; column++) {
      const stroke = paint(32, 8, (x) => (x === column ? [0, 0, 0] : [240, 240, 240]));
      const small = resizePixels(stroke, 8, 2);
      const darkest = Math.min(...Array.from({ length: 8 }, (_, x) => colourAt(small, x, 0)[0]!));
      expect(darkest, `column ${column}`).toBeLessThan(215);
    }
  });

  it('keeps left left and top top', () => {
    const small = resizePixels(
      paint(64, 64, (x, y) => [x * 4, y * 4, 0]),
      16,
      16,
    );
    expect(colourAt(small, 2, 13)[0]).toBeCloseTo(38, -1);
    expect(colourAt(small, 2, 13)[1]).toBeCloseTo(214, -1);
  });

  it('enlarges smoothly', () => {
    const large = resizePixels(
      paint(2, 1, (x) => [x * 200, 0, 0]),
      8,
      1,
    );
    const reds = Array.from({ length: 8 }, (_, x) => colourAt(large, x, 0)[0]!);
    expect(reds).toEqual([...reds].sort((a, b) => a - b));
    expect([reds[0], reds[7]]).toEqual([0, 200]);
    expect(new Set(reds).size).toBeGreaterThan(4);
  });
});

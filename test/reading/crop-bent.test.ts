import { describe, expect, it } from 'vitest';
import type { Point } from '../../src/geometry.ts';
import { bentCrop, cropQuad } from '../../src/reading/crop.ts';
import { colourAt, paint } from './pixels.ts';

/** Red tells x, green tells y. */
const map = paint(240, 240, (x, y) => [x, y, 7]);

const arc = (center: Point, radius: number, from: number, to: number, steps = 40): Point[] =>
  Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / steps) * Math.PI) / 180;
    return [center[0] + radius * Math.cos(angle), center[1] + radius * Math.sin(angle)];
  });

describe('a bent line laid straight', () => {
  it('is as a straight crop where it isn’t bent', () => {
    const points = Array.from({ length: 11 }, (_, i): Point => [40 + 12 * i, 115]);
    const crop = bentCrop(map, { points, height: 30 }, 30);
    const straight = cropQuad(
      map,
      [
        [40, 100],
        [160, 100],
        [160, 130],
        [40, 130],
      ],
      30,
      120,
    );
    expect(crop).toEqual(straight);
  });

  it.each<[string, number, number, (radius: number) => number]>([
    // Text over the top of a circle has its head outside, under the bottom inside.
    ['over the top', -150, -30, (radius) => 200 - 4 * (radius - 75)],
    ['under the bottom', 150, 30, (radius) => 4 * (radius - 45)],
  ])('%s shows a ring as a row, the head above', (_, from, to, shade) => {
    const rings = paint(240, 240, (x, y) => {
      const radius = Math.hypot(x + 0.5 - 120, y + 0.5 - 120);
      const value = Math.max(0, Math.min(255, shade(radius)));
      return [value, value, value];
    });
    const crop = bentCrop(rings, { points: arc([120, 120], 80, from, to), height: 20 }, 20);
    // As long as the arc.
    expect(crop.width).toBeCloseTo((120 / 360) * 2 * Math.PI * 80, -1);
    for (const y of [3, 10, 17]) {
      const row = Array.from({ length: crop.width }, (_, x) => colourAt(crop, x, y)[0]!);
      expect(Math.max(...row) - Math.min(...row)).toBeLessThan(8);
    }
    const column = [2, 8, 14, 18].map((y) => colourAt(crop, Math.floor(crop.width / 2), y)[0]!);
    expect(column).toEqual(column.toSorted((a, b) => a - b));
    expect(column.at(-1)! - column[0]!).toBeGreaterThan(40);
  });

  it('reads from the beginning of the arc to its end', () => {
    const crop = bentCrop(map, { points: arc([120, 120], 80, -150, -30), height: 20 }, 20);
    const middle = [0, 0.25, 0.5, 0.75, 0.999].map((u) =>
      colourAt(crop, Math.floor(u * crop.width), 10),
    );
    [-150, -120, -90, -60, -30].forEach((angle, i) => {
      const turn = (angle * Math.PI) / 180;
      expect(Math.abs(middle[i]![0]! - (120 + 80 * Math.cos(turn)))).toBeLessThan(3);
      expect(Math.abs(middle[i]![1]! - (120 + 80 * Math.sin(turn)))).toBeLessThan(3);
    });
  });

  it.each([12, 24, 48])('%i pixels high keeps its proportions', (height) => {
    const crop = bentCrop(map, { points: arc([120, 120], 80, -150, -30), height: 20 }, height);
    expect([crop.height, crop.data.length]).toEqual([height, crop.width * height * 3]);
    expect(crop.width / height).toBeCloseTo(167.5 / 20, 0);
  });

  it('averages across: fine rows made small turn grey', () => {
    const lines = paint(240, 240, (_, y) => (y % 2 === 0 ? [0, 0, 0] : [255, 255, 255]));
    const points = Array.from({ length: 11 }, (_, i): Point => [20 + 20 * i, 120]);
    const crop = bentCrop(lines, { points, height: 60 }, 15);
    for (let y = 0; y < 15; y++) expect(Math.abs(colourAt(crop, 20, y)[0]! - 127)).toBeLessThan(20);
  });

  it.each<[string, Point[], number]>([
    ['an enormous one is not wider than can be read', arc([120, 120], 1e5, -150, -30), 2400],
    ['a tiny one has some width', arc([120, 120], 0.1, -150, -30), 8],
    ['nor does one without a length fail', arc([120, 120], 80, -90, -90), 8],
  ])('%s', (_, points, width) => {
    const crop = bentCrop(map, { points, height: 20 }, 48);
    expect([crop.width, crop.height]).toEqual([width, 48]);
  });

  it('that reaches out of the picture repeats its edge', () => {
    const points: Point[] = [
      [-100, 120],
      [-40, 120],
    ];
    expect(colourAt(bentCrop(map, { points, height: 20 }, 20), 5, 10)).toEqual([0, 120, 7]);
  });
});

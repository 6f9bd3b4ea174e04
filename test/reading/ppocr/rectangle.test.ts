import { describe, expect, it } from 'vitest';
import type { Point } from '../../../src/geometry.ts';
import {
  convexHull,
  quadOfRectangle,
  smallestRectangle,
} from '../../../src/reading/ppocr/rectangle.ts';
import { seededRandom } from '../../../src/stats/random.ts';

describe('the convex hull', () => {
  it('has the corners and nothing within or along the sides', () => {
    const points: Point[] = [];
    for (let x = 0; x <= 4; x++) for (let y = 0; y <= 2; y++) points.push([x, y]);
    const hull = convexHull(points);
    expect(hull).toHaveLength(4);
    expect(hull).toEqual(
      expect.arrayContaining([
        [0, 0],
        [4, 0],
        [4, 2],
        [0, 2],
      ]),
    );
  });

  it.each<[string, Point[], number]>([
    ['no point', [], 0],
    ['one point', [[3, 4]], 1],
    [
      'two points',
      [
        [0, 0],
        [3, 4],
      ],
      2,
    ],
    [
      'points of one line',
      [
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 3],
      ],
      2,
    ],
  ])('of %s', (_, points, count) => {
    expect(convexHull(points)).toHaveLength(count);
  });

  it('leaves no point outside, and turns one way only', () => {
    const random = seededRandom(2);
    for (let n = 0; n < 50; n++) {
      const points = Array.from({ length: 30 }, (): Point => [random() * 100, random() * 100]);
      const hull = convexHull(points);
      hull.forEach((a, i) => {
        const b = hull[(i + 1) % hull.length]!;
        for (const p of points) {
          const side = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
          expect(side).toBeGreaterThan(-1e-6);
        }
      });
    }
  });
});

describe('the smallest rectangle', () => {
  /** Points over a turned box, its corners among them. */
  function turned(width: number, height: number, degrees: number): Point[] {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const points: Point[] = [];
    for (let u = -4; u <= 4; u++) {
      for (let v = -4; v <= 4; v++) {
        const [x, y] = [(u * width) / 8, (v * height) / 8];
        points.push([500 + x * cos - y * sin, 300 + x * sin + y * cos]);
      }
    }
    return points;
  }

  it.each([
    [200, 40, 0, 200, 40, 0],
    [200, 40, 15, 200, 40, 15],
    [200, 40, -30, 200, 40, -30],
    [200, 40, 44, 200, 40, 44],
    [200, 40, 60, 40, 200, -30],
    [200, 40, 90, 40, 200, 0],
    [200, 40, 180, 200, 40, 0],
    [30, 300, 5, 30, 300, 5],
  ])('of a %i x %i box turned by %i degrees', (w, h, degrees, width, height, angle) => {
    const found = smallestRectangle(convexHull(turned(w, h, degrees)));
    expect(found.width).toBeCloseTo(width, 4);
    expect(found.height).toBeCloseTo(height, 4);
    expect((found.angle * 180) / Math.PI).toBeCloseTo(angle, 4);
    expect(found.center[0]).toBeCloseTo(500, 4);
    expect(found.center[1]).toBeCloseTo(300, 4);
  });

  it('is defined for a point and for nothing but one line', () => {
    expect(smallestRectangle([[3, 4]])).toMatchObject({ width: 0, height: 0, center: [3, 4] });
    const flat = smallestRectangle([
      [0, 0],
      [30, 0],
    ]);
    expect([flat.width, flat.height]).toEqual([30, 0]);
  });

  it('as a quadrilateral runs from its top left along the text', () => {
    const quad = quadOfRectangle({ center: [50, 30], width: 40, height: 20, angle: 0 });
    expect(quad).toEqual([
      [30, 20],
      [70, 20],
      [70, 40],
      [30, 40],
    ]);
    const tilted = quadOfRectangle({ center: [0, 0], width: 40, height: 20, angle: Math.PI / 6 });
    // Downward to the right: y grows downward.
    expect(tilted[1][1]).toBeGreaterThan(tilted[0][1]);
    expect(Math.hypot(tilted[1][0] - tilted[0][0], tilted[1][1] - tilted[0][1])).toBeCloseTo(40);
    expect(Math.hypot(tilted[3][0] - tilted[0][0], tilted[3][1] - tilted[0][1])).toBeCloseTo(20);
  });
});

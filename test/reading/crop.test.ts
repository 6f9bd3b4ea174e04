import { describe, expect, it } from 'vitest';
import { type Box, type Point, type Quad, quadOf } from '../../src/geometry.ts';
import { columnCrop, cropQuad, grown, sizeOfQuad, turnQuad } from '../../src/reading/crop.ts';
import { colourAt, paint } from './pixels.ts';

/** Red tells x, green tells y. */
const map = paint(240, 240, (x, y) => [x, y, 7]);
const box: Box = [40, 100, 120, 30];

function turned(center: Point, width: number, height: number, degrees: number): Quad {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const corner = (u: number, v: number): Point => [
    center[0] + u * width * cos - v * height * sin,
    center[1] + u * width * sin + v * height * cos,
  ];
  return [corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)];
}

describe('a crop', () => {
  it('at its own size is the pixels themselves', () => {
    const crop = cropQuad(map, quadOf(box), 30, 120);
    expect([crop.width, crop.height, crop.data.length]).toEqual([120, 30, 120 * 30 * 3]);
    for (const [x, y] of [
      [0, 0],
      [119, 0],
      [60, 15],
      [0, 29],
      [119, 29],
    ] as const) {
      expect(colourAt(crop, x, y)).toEqual([40 + x, 100 + y, 7]);
    }
  });

  it.each([15, 20, 60])('%i pixels high shows the same place', (height) => {
    const width = height * 4;
    const crop = cropQuad(map, quadOf(box), height, width);
    for (const [u, v] of [
      [0.1, 0.2],
      [0.5, 0.5],
      [0.9, 0.8],
    ] as const) {
      const [r, g] = colourAt(crop, Math.floor(u * width), Math.floor(v * height));
      expect(Math.abs(r! - (40 + u * 120))).toBeLessThan(4);
      expect(Math.abs(g! - (100 + v * 30))).toBeLessThan(3);
    }
  });

  it('averages: fine lines made small turn grey, they don’t vanish', () => {
    const lines = paint(240, 240, (x) => (x % 2 === 0 ? [0, 0, 0] : [255, 255, 255]));
    const crop = cropQuad(lines, quadOf([0, 0, 240, 60]), 15, 60);
    for (let x = 2; x < 58; x++) expect(Math.abs(colourAt(crop, x, 7)[0]! - 127)).toBeLessThan(20);
  });

  it.each([15, -40, 90, 180])('of a quadrilateral turned by %i degrees is straight', (degrees) => {
    const quad = turned([120, 120], 100, 20, degrees);
    const crop = cropQuad(map, quad, 20, 100);
    for (const [u, v] of [
      [0.1, 0.25],
      [0.5, 0.5],
      [0.9, 0.75],
    ] as const) {
      const [a, b, , d] = quad;
      const x = a[0] + (b[0] - a[0]) * u + (d[0] - a[0]) * v;
      const y = a[1] + (b[1] - a[1]) * u + (d[1] - a[1]) * v;
      const [r, g] = colourAt(crop, Math.floor(u * 100), Math.floor(v * 20));
      expect(Math.abs(r! - x)).toBeLessThan(2);
      expect(Math.abs(g! - y)).toBeLessThan(2);
    }
  });

  it('that reaches out of the picture repeats its edge', () => {
    const crop = cropQuad(map, quadOf([-30, -30, 60, 60]), 60, 60);
    expect(colourAt(crop, 0, 0)).toEqual([0, 0, 7]);
    expect(colourAt(crop, 50, 40)).toEqual([20, 10, 7]);
    const beyond = cropQuad(map, quadOf([300, 300, 20, 20]), 4, 4);
    expect(colourAt(beyond, 2, 2)).toEqual([239, 239, 7]);
  });
});

describe('quadrilaterals', () => {
  it('have their sides’ lengths', () => {
    const size = sizeOfQuad(turned([120, 120], 100, 20, 33));
    expect(size.width).toBeCloseTo(100);
    expect(size.height).toBeCloseTo(20);
    expect(
      sizeOfQuad([
        [0, 0],
        [100, 0],
        [80, 20],
        [0, 20],
      ]).width,
    ).toBeCloseTo(90);
  });

  it('turned begin at another corner, and by four quarters at the same', () => {
    const quad = quadOf(box);
    expect(turnQuad(quad, 1)).toEqual([quad[1], quad[2], quad[3], quad[0]]);
    expect(turnQuad(quad, 3)).toEqual([quad[3], quad[0], quad[1], quad[2]]);
    expect(turnQuad(turnQuad(quad, 1), 3)).toEqual(quad);
    const size = sizeOfQuad(turnQuad(quad, 1));
    expect([size.width, size.height]).toEqual([30, 120]);
  });
});

describe('room above and below the text', () => {
  it('in shares of its height', () => {
    expect(grown(quadOf([40, 100, 120, 40]), 0.25, 0.125)).toEqual(quadOf([40, 90, 120, 55]));
    expect(grown(quadOf(box), 0, 0)).toEqual(quadOf(box));
  });

  it('as the text sees it: upside down, above is below', () => {
    const quad = turnQuad(quadOf([40, 100, 120, 40]), 2);
    const more = turnQuad(quadOf([40, 95, 120, 55]), 2);
    expect(grown(quad, 0.25, 0.125)).toEqual(more);
  });

  it('of text at a slant is at the same', () => {
    const quad = grown(turned([120, 120], 100, 20, 33), 0.5, 0.5);
    turned([120, 120], 100, 40, 33).forEach(([x, y], i) => {
      expect(quad[i]).toEqual([expect.closeTo(x), expect.closeTo(y)]);
    });
  });
});

describe('a column', () => {
  it('is laid in a row of square cells, from the top down', () => {
    const cells = paint(60, 240, (_, y) => [Math.floor(y / 40) * 40, 0, 0]);
    const crop = columnCrop(cells, quadOf([10, 0, 40, 160]), 20);
    expect([crop.width, crop.height]).toEqual([80, 20]);
    for (let cell = 0; cell < 4; cell++) {
      expect(colourAt(crop, cell * 20 + 10, 10)).toEqual([cell * 40, 0, 0]);
    }
  });

  it('keeps each cell upright', () => {
    const crop = columnCrop(map, quadOf([100, 0, 40, 80]), 40);
    expect(colourAt(crop, 5, 3)).toEqual([105, 3, 7]);
    expect(colourAt(crop, 45, 3)).toEqual([105, 43, 7]);
  });

  it('lower than wide is one cell', () => {
    expect(columnCrop(map, quadOf([0, 0, 100, 30]), 24)).toMatchObject({ width: 24, height: 24 });
  });
});

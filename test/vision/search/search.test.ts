import { describe, expect, it, test } from 'vitest';
import { directionsOf } from '../../../src/vision/search/directions.ts';
import { gradientOf, smoothed } from '../../../src/vision/search/gradient.ts';
import { levelsOf } from '../../../src/vision/search/levels.ts';
import { type Raster, rasterOf, shrunk } from '../../../src/vision/search/raster.ts';
import { solved } from '../../../src/vision/search/solve.ts';

const SIDE = 32;

function gray(of: (x: number, y: number) => number): Raster {
  const data = new Uint8Array(SIDE * SIDE * 3);
  for (let at = 0; at < SIDE * SIDE; at++) {
    data.fill(of(at % SIDE, Math.floor(at / SIDE)), at * 3, at * 3 + 3);
  }
  return rasterOf({ width: SIDE, height: SIDE, data });
}

const centre = 16 * SIDE + 16;

describe('shrunk', () => {
  test.each([
    [16, 16],
    [11, 7],
    [32, 32],
    [1, 1],
  ])('keeps the mean in %i x %i', (width, height) => {
    const small = shrunk(
      gray((x, y) => (x * 7 + y * 3) % 256),
      width,
      height,
    );
    const mean = (plane: Float32Array) =>
      plane.reduce((sum, value) => sum + value, 0) / plane.length;
    expect(small.planes[0].length).toBe(width * height);
    expect(mean(small.planes[1])).toBeCloseTo(
      mean(gray((x, y) => (x * 7 + y * 3) % 256).planes[1]),
      2,
    );
  });
});

describe('gradientOf', () => {
  test.each([
    ['across', (x: number) => x * 4, [4, 0]],
    ['down', (_: number, y: number) => y * 3, [0, 3]],
    ['aslant', (x: number, y: number) => x * 2 + y * 2, [2, 2]],
  ] as const)('of a ramp %s', (_, ramp, [gx, gy]) => {
    const { x, y, size } = gradientOf(gray(ramp));
    expect(x[centre]).toBeCloseTo(gx);
    expect(y[centre]).toBeCloseTo(gy);
    expect(size[centre]).toBeCloseTo(Math.hypot(gx, gy));
  });

  it('is that of the channel that changes most', () => {
    const raster = gray((x) => x);
    const red = gray((_, y) => y * 5).planes[0];
    const { x, y } = gradientOf({ ...raster, planes: [red, raster.planes[1], raster.planes[2]] });
    expect([x[centre], y[centre]]).toEqual([0, 5]);
  });
});

describe('directionsOf', () => {
  const of = (raster: Raster, hidden: [number, number, number, number][] = []) =>
    directionsOf(gradientOf(raster), hidden, 1);
  const step = (x: number) => (x < 16 ? 40 : 200);

  it('tells a step up as a step down, and across from down', () => {
    const [up, down] = [of(gray(step)), of(gray((x) => 240 - step(x)))];
    expect(up.cos[centre]).toBeGreaterThan(0.7);
    expect(up.cos[centre]).toBeCloseTo(down.cos[centre]!);
    expect(of(gray((_, y) => step(y))).cos[centre]).toBeLessThan(-0.7);
    expect(of(gray((x, y) => step((x + y) / 2))).sin[centre]).toBeGreaterThan(0.6);
  });

  it('is next to nothing on flat ground, in noise, and where something is hidden', () => {
    expect(of(gray(() => 90)).cos[centre]).toBe(0);
    expect(of(gray(step), [[8, 8, 16, 16]]).cos[centre]).toBe(0);
    const noise = of(gray((x, y) => (x * 7919 + y * 104729 + x * y * 31) % 251));
    expect(Math.hypot(noise.cos[centre]!, noise.sin[centre]!)).toBeLessThan(0.5);
  });
});

describe('levelsOf', () => {
  it('makes each size once, in steps of a root of two, never larger than the picture', () => {
    const levels = levelsOf(
      gray(() => 0),
      [[4, 4, 8, 8]],
    );
    expect(levels(2).raster.width).toBe(SIDE);
    expect(levels(0.5).raster.width).toBe(16);
    expect(levels(0.52)).toBe(levels(0.48));
    expect(levels(0.5).hidden[0]).toEqual([2, 2, 4, 4]);
  });
});

describe('smoothed', () => {
  it('keeps what is even and spreads what is not', () => {
    const plane = new Float32Array(SIDE * SIDE);
    plane[centre] = 9;
    const made = smoothed(plane, SIDE, SIDE, 1);
    expect(made.reduce((sum, value) => sum + value, 0)).toBeCloseTo(9, 4);
    expect(made[centre]).toBeCloseTo(1);
    expect(made[centre + 2]).toBeGreaterThan(0);
    expect(made[centre + 3]).toBe(0);
  });
});

describe('solved', () => {
  it('solves, with pivots where a diagonal is 0, and tells what has no one solution', () => {
    const rows = [Float64Array.of(0, 2), Float64Array.of(3, 1)];
    expect([...solved(rows, Float64Array.of(4, 9))!]).toEqual([7 / 3, 2]);
    const twice = [Float64Array.of(1, 2), Float64Array.of(2, 4)];
    expect(solved(twice, Float64Array.of(1, 1))).toBeNull();
  });
});

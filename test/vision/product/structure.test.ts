import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/stats/random.ts';
import { explainedShare } from '../../../src/vision/product/explained.ts';
import { structureOf } from '../../../src/vision/product/structure.ts';
import type { Raster } from '../../../src/vision/search/raster.ts';

const SIDE = 40;
const all = new Uint8Array(SIDE * SIDE).fill(1);

function plane(of: (x: number, y: number) => number): Float32Array {
  return Float32Array.from({ length: SIDE * SIDE }, (_, at) =>
    of(at % SIDE, Math.floor(at / SIDE)),
  );
}

const checks = plane((x, y) => (((x >> 3) + (y >> 3)) % 2 === 0 ? 60 : 190));
const ssim = (one: Float32Array, other: Float32Array, within = all) =>
  structureOf(one, other, within, SIDE, SIDE);

describe('structureOf', () => {
  it('is 1 for the same, near 1 in other light, low for noise, negative for the inverse', () => {
    const random = seededRandom(4);
    expect(ssim(checks, checks)).toBeCloseTo(1, 5);
    expect(
      ssim(
        checks,
        checks.map((value) => value * 0.9 + 12),
      ),
    ).toBeGreaterThan(0.95);
    expect(
      ssim(
        checks,
        plane(() => random() * 255),
      ),
    ).toBeLessThan(0.3);
    expect(
      ssim(
        checks,
        checks.map((value) => 250 - value),
      ),
    ).toBeLessThan(0);
  });

  it('sees nothing outside the mask', () => {
    const left = Uint8Array.from(all, (_, at) => (at % SIDE < 20 ? 1 : 0));
    const spoilt = checks.map((value, at) => (at % SIDE < 20 ? value : 255 - value));
    expect(ssim(checks, spoilt, left)).toBeCloseTo(1, 5);
    expect(ssim(checks, spoilt)).toBeLessThan(0.8);
    expect(ssim(checks, checks, new Uint8Array(SIDE * SIDE))).toBe(0);
  });
});

describe('explainedShare', () => {
  const raster = (red: Float32Array, green: Float32Array, blue: Float32Array): Raster => ({
    width: SIDE,
    height: SIDE,
    planes: [red, green, blue],
  });
  const stripes = plane((x) => (x >> 2) * 25);
  const reference = raster(checks, stripes, checks);

  it('is high for the same thing in other colours, and low for another', () => {
    const recoloured = raster(
      stripes,
      checks.map((value) => 220 - value),
      stripes,
    );
    const other = raster(
      plane((_, y) => y * 6),
      plane((_, y) => y * 5),
      plane((x, y) => x + y),
    );
    expect(explainedShare(reference, reference, all)).toBeGreaterThan(0.9);
    expect(explainedShare(reference, recoloured, all)).toBeGreaterThan(0.9);
    expect(explainedShare(reference, other, all)).toBeLessThan(0.2);
  });

  it('is nothing where the picture is flat, or nothing is compared', () => {
    const flat = plane(() => 128);
    expect(explainedShare(reference, raster(flat, flat, flat), all)).toBe(0);
    expect(explainedShare(reference, reference, new Uint8Array(SIDE * SIDE))).toBe(0);
  });
});

import type { Gradient } from '../search/gradient.ts';
import { type Raster, shrunk } from '../search/raster.ts';

/** A picture at half the size of the one before it, with its gradients. */
export interface Level {
  raster: Raster;
  gradient: Gradient;
  /** Its pixels for each of the first level. */
  scale: readonly [number, number];
}

/** Levels down to the one where `least` pixels are the shorter side. */
export function levelsOf(first: Raster, least: number): Level[] {
  const levels: Level[] = [];
  let raster = first;
  for (;;) {
    levels.push({
      raster,
      gradient: gradientOf(raster),
      scale: [raster.width / first.width, raster.height / first.height],
    });
    const [width, height] = [Math.round(raster.width / 2), Math.round(raster.height / 2)];
    if (Math.min(width, height) < least) return levels;
    raster = shrunk(raster, width, height);
  }
}

/**
 * The gradient of the channel that changes most, by Scharr's kernels: all channels in one pass, as
 * this is most of the time that a picture takes.
 */
function gradientOf({ width, height, planes: [red, green, blue] }: Raster): Gradient {
  const length = width * height;
  const [x, y, size] = [
    new Float32Array(length),
    new Float32Array(length),
    new Float32Array(length),
  ];
  for (let row = 1; row < height - 1; row++) {
    for (let at = row * width + 1, end = (row + 1) * width - 1; at < end; at++) {
      let [bx, by, most] = [0, 0, 0];
      for (let channel = 0; channel < 3; channel++) {
        const plane = channel === 0 ? red : channel === 1 ? green : blue;
        const [a, b] = [at - width, at + width];
        const rising = plane[b + 1]! - plane[a - 1]!;
        const falling = plane[a + 1]! - plane[b - 1]!;
        const gx = 3 * (rising + falling) + 10 * (plane[at + 1]! - plane[at - 1]!);
        const gy = 3 * (rising - falling) + 10 * (plane[b]! - plane[a]!);
        const strength = gx * gx + gy * gy;
        if (strength <= most) continue;
        most = strength;
        bx = gx;
        by = gy;
      }
      x[at] = bx / 32;
      y[at] = by / 32;
      size[at] = Math.sqrt(most) / 32;
    }
  }
  return { width, height, x, y, size };
}

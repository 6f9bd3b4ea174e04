import type { Raster } from './raster.ts';

/** At each pixel the gradient of the channel that changes most there, in levels a pixel. */
export interface Gradient {
  width: number;
  height: number;
  x: Float32Array;
  y: Float32Array;
  size: Float32Array;
}

/** Scharr's 3 x 3 kernels: of all so small ones the truest in direction. Pixels on the rim have none. */
export function gradientOf({ width, height, planes }: Raster): Gradient {
  const length = width * height;
  const made = {
    width,
    height,
    x: new Float32Array(length),
    y: new Float32Array(length),
    size: new Float32Array(length),
  };
  for (const plane of planes) addStronger(made, plane);
  for (let at = 0; at < length; at++) made.size[at] = Math.sqrt(made.size[at]!);
  return made;
}

/** Until all planes have been seen, `size` holds squares. */
function addStronger({ width, height, x, y, size }: Gradient, plane: Float32Array): void {
  for (let row = 1; row < height - 1; row++) {
    const end = (row + 1) * width - 1;
    for (let at = row * width + 1; at < end; at++) {
      const nw = plane[at - width - 1]!;
      const ne = plane[at - width + 1]!;
      const sw = plane[at + width - 1]!;
      const se = plane[at + width + 1]!;
      const gx = (3 * (ne - nw + se - sw) + 10 * (plane[at + 1]! - plane[at - 1]!)) / 32;
      const gy = (3 * (sw - nw + se - ne) + 10 * (plane[at + width]! - plane[at - width]!)) / 32;
      const square = gx * gx + gy * gy;
      if (square <= size[at]!) continue;
      x[at] = gx;
      y[at] = gy;
      size[at] = square;
    }
  }
}

/** Means over squares of 2r + 1 pixels, twice: close to a Gaussian of about 0.8 (2r + 1) / 2. */
export function smoothed(
  plane: Float32Array,
  width: number,
  height: number,
  r: number,
): Float32Array {
  let made = plane;
  for (let times = 0; times < 2; times++) made = boxMean(made, width, height, r);
  return made;
}

function boxMean(plane: Float32Array, width: number, height: number, r: number): Float32Array {
  if (r === 0) return plane;
  const rows = new Float32Array(width * height);
  const made = new Float32Array(width * height);
  const span = 2 * r + 1;
  for (let y = 0; y < height; y++) {
    const start = y * width;
    let sum = 0;
    for (let x = -r; x < width; x++) {
      if (x + r < width) sum += plane[start + x + r]!;
      if (x - r - 1 >= 0) sum -= plane[start + x - r - 1]!;
      if (x >= 0) rows[start + x] = sum / span;
    }
  }
  const sums = new Float32Array(width);
  for (let y = -r; y < height; y++) {
    if (y + r < height) {
      const start = (y + r) * width;
      for (let x = 0; x < width; x++) sums[x] = sums[x]! + rows[start + x]!;
    }
    if (y - r - 1 >= 0) {
      const start = (y - r - 1) * width;
      for (let x = 0; x < width; x++) sums[x] = sums[x]! - rows[start + x]!;
    }
    if (y < 0) continue;
    for (let x = 0; x < width; x++) made[y * width + x] = sums[x]! / span;
  }
  return made;
}

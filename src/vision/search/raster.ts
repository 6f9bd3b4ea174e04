import type { Pixels } from '../../reading/reader.ts';

/** Three planes of a picture, row by row, 0..255: red, green, blue in sRGB. */
export interface Raster {
  width: number;
  height: number;
  planes: readonly [Float32Array, Float32Array, Float32Array];
}

export function rasterOf({ width, height, data }: Pixels): Raster {
  const size = width * height;
  const planes = [new Float32Array(size), new Float32Array(size), new Float32Array(size)] as const;
  for (let at = 0; at < size; at++) {
    planes[0][at] = data[at * 3]!;
    planes[1][at] = data[at * 3 + 1]!;
    planes[2][at] = data[at * 3 + 2]!;
  }
  return { width, height, planes };
}

/** Made smaller; each pixel is the mean of what it covers. */
export function shrunk({ width, height, planes }: Raster, wide: number, high: number): Raster {
  const [red, green, blue] = planes.map((plane) => shrunkPlane(plane, width, height, wide, high));
  return { width: wide, height: high, planes: [red!, green!, blue!] };
}

export function shrunkPlane(
  plane: Float32Array,
  width: number,
  height: number,
  wide: number,
  high: number,
): Float32Array {
  if (wide === width && high === height) return plane;
  const across = spans(width, wide);
  const rows = new Float32Array(wide * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < wide; x++) {
      const { from, weights } = across[x]!;
      let sum = 0;
      const start = y * width + from;
      for (let at = 0; at < weights.length; at++) sum += weights[at]! * plane[start + at]!;
      rows[y * wide + x] = sum;
    }
  }
  const made = new Float32Array(wide * high);
  spans(height, high).forEach(({ from, weights }, y) => {
    for (let at = 0; at < weights.length; at++) {
      const weight = weights[at]!;
      const start = (from + at) * wide;
      for (let x = 0; x < wide; x++)
        made[y * wide + x] = made[y * wide + x]! + weight * rows[start + x]!;
    }
  });
  return made;
}

/** Which pixels each of the fewer ones covers, and how much of it each is. */
function spans(size: number, fewer: number): { from: number; weights: Float32Array }[] {
  const step = size / fewer;
  return Array.from({ length: fewer }, (_, index) => {
    const [start, end] = [index * step, Math.min(size, (index + 1) * step)];
    const from = Math.min(size - 1, Math.floor(start + 1e-6));
    const to = Math.max(from + 1, Math.ceil(end - 1e-6));
    const weights = new Float32Array(to - from);
    for (let at = from; at < to; at++) {
      weights[at - from] = (Math.min(end, at + 1) - Math.max(start, at)) / (end - start);
    }
    return { from, weights };
  });
}

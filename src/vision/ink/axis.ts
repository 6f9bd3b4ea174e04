import type { Frame } from './frame.ts';

/** A direction in RGB, and each pixel's place along it. */
export interface Projection {
  axis: readonly [number, number, number];
  /** Lighter on the whole is more. */
  values: Float32Array;
}

/**
 * Projects a frame on the colour axis along which neighbouring pixels differ most: that is from the
 * ground's colour to the ink's, since strokes have more edges than what they stand on. The first
 * eigenvector of the structure tensor's colour part (Di Zenzo, CVGIP 33, 1986). Null where nothing
 * differs.
 */
export function projected({ data, width, inner }: Frame): Projection | null {
  const [x0, y0, x1, y1] = inner.map(Math.floor) as [number, number, number, number];
  const covariance = [0, 0, 0, 0, 0, 0];
  const step = Math.max(1, Math.floor(((x1 - x0) * (y1 - y0)) / 8000));
  let at = 0;
  for (let y = y0; y < y1 - 2; y++) {
    for (let x = x0 + (at++ % step); x < x1 - 2; x += step) {
      const p = (y * width + x) * 3;
      for (const q of [p + 6, p + width * 6]) {
        const r = data[q]! - data[p]!;
        const g = data[q + 1]! - data[p + 1]!;
        const b = data[q + 2]! - data[p + 2]!;
        covariance[0]! += r * r;
        covariance[1]! += r * g;
        covariance[2]! += r * b;
        covariance[3]! += g * g;
        covariance[4]! += g * b;
        covariance[5]! += b * b;
      }
    }
  }
  const axis = firstEigenvector(covariance);
  if (axis === null) return null;
  const values = new Float32Array(data.length / 3);
  const [r, g, b] = axis;
  for (let i = 0, p = 0; i < values.length; i++, p += 3) {
    values[i] = data[p]! * r + data[p + 1]! * g + data[p + 2]! * b;
  }
  return { axis, values };
}

function firstEigenvector(c: readonly number[]): [number, number, number] | null {
  let [x, y, z] = [0.51, 0.63, 0.58];
  for (let turn = 0; turn < 24; turn++) {
    const a = c[0]! * x + c[1]! * y + c[2]! * z;
    const b = c[1]! * x + c[3]! * y + c[4]! * z;
    const d = c[2]! * x + c[4]! * y + c[5]! * z;
    const length = Math.hypot(a, b, d);
    if (!(length > 0)) return null;
    [x, y, z] = [a / length, b / length, d / length];
  }
  const sign = 0.299 * x + 0.587 * y + 0.114 * z < 0 ? -1 : 1;
  return [x * sign, y * sign, z * sign];
}

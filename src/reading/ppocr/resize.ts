import type { Pixels } from '../reader.ts';

/**
 * Area-averaged resize of RGB pixels. Averaging (not sampling) keeps thin strokes when a large
 * picture is made small for the detector; enlarging repeats bilinearly.
 */
export function resizePixels(source: Pixels, width: number, height: number): Pixels {
  if (source.width === width && source.height === height) return source;
  const rows = resizeRows(source, width);
  const down = tapsOf(source.height, height);
  const data = new Uint8Array(width * height * 3);
  const row = width * 3;
  const sums = new Float64Array(row);
  for (let y = 0; y < height; y++) {
    // A row at a time: the source is walked in the order in which it lies in memory.
    sums.fill(0.5);
    for (let k = 0; k < down.count[y]!; k++) {
      const weight = down.weights[y * down.most + k]!;
      const from = (down.first[y]! + k) * row;
      for (let x = 0; x < row; x++) sums[x] = sums[x]! + rows[from + x]! * weight;
    }
    for (let x = 0; x < row; x++) data[y * row + x] = sums[x]!;
  }
  return { width, height, data };
}

/** Every row at its new width, three channels a pixel, not rounded yet. */
function resizeRows(source: Pixels, width: number): Float32Array {
  const { first, count, weights, most } = tapsOf(source.width, width);
  const { data, height } = source;
  const rows = new Float32Array(height * width * 3);
  let to = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let at = (y * source.width + first[x]!) * 3;
      let r = 0;
      let g = 0;
      let b = 0;
      const end = x * most + count[x]!;
      for (let k = x * most; k < end; k++) {
        const weight = weights[k]!;
        r += data[at]! * weight;
        g += data[at + 1]! * weight;
        b += data[at + 2]! * weight;
        at += 3;
      }
      rows[to] = r;
      rows[to + 1] = g;
      rows[to + 2] = b;
      to += 3;
    }
  }
  return rows;
}

/** For target pixel i: `count[i]` source pixels from `first[i]`, their weights from `i * most`. */
interface Taps {
  first: Int32Array;
  count: Int32Array;
  weights: Float64Array;
  most: number;
}

/** For every target pixel the source pixels under a triangle (or their area, when shrinking). */
function tapsOf(from: number, to: number): Taps {
  const scale = from / to;
  const radius = Math.max(1, scale);
  const most = Math.floor(2 * radius) + 1;
  const taps: Taps = {
    first: new Int32Array(to),
    count: new Int32Array(to),
    weights: new Float64Array(to * most),
    most,
  };
  for (let i = 0; i < to; i++) {
    const center = (i + 0.5) * scale - 0.5;
    const first = Math.max(0, Math.ceil(center - radius));
    const last = Math.min(from - 1, Math.floor(center + radius));
    const raw: number[] = [];
    for (let s = first; s <= last; s++) raw.push(Math.max(0, 1 - Math.abs(s - center) / radius));
    const sum = raw.reduce((a, b) => a + b, 0);
    const nearest = Math.min(from - 1, Math.max(0, Math.round(center)));
    taps.first[i] = sum > 0 ? first : nearest;
    taps.count[i] = sum > 0 ? raw.length : 1;
    taps.weights.set(sum > 0 ? raw.map((weight) => weight / sum) : [1], i * most);
  }
  return taps;
}

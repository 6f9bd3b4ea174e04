import type { Pixels } from '../reader.ts';

/**
 * Area-averaged resize of RGB pixels. Averaging (not sampling) keeps thin strokes when a large
 * picture is made small for the detector; enlarging repeats bilinearly.
 */
export function resizePixels(source: Pixels, width: number, height: number): Pixels {
  if (source.width === width && source.height === height) return source;
  const across = weightsOf(source.width, width);
  const down = weightsOf(source.height, height);
  const rows = new Float32Array(source.height * width * 3);
  for (let y = 0; y < source.height; y++) {
    for (let x = 0; x < width; x++) {
      const { from, weights } = across[x]!;
      let r = 0;
      let g = 0;
      let b = 0;
      for (let k = 0; k < weights.length; k++) {
        const weight = weights[k]!;
        const at = (y * source.width + from + k) * 3;
        r += source.data[at]! * weight;
        g += source.data[at + 1]! * weight;
        b += source.data[at + 2]! * weight;
      }
      const to = (y * width + x) * 3;
      rows[to] = r;
      rows[to + 1] = g;
      rows[to + 2] = b;
    }
  }
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const { from, weights } = down[y]!;
    for (let x = 0; x < width * 3; x++) {
      let sum = 0.5;
      for (let k = 0; k < weights.length; k++)
        sum += rows[(from + k) * width * 3 + x]! * weights[k]!;
      data[y * width * 3 + x] = sum;
    }
  }
  return { width, height, data };
}

interface Taps {
  from: number;
  weights: number[];
}

/** For every target pixel the source pixels under a triangle (or their area, when shrinking). */
function weightsOf(from: number, to: number): Taps[] {
  const scale = from / to;
  const radius = Math.max(1, scale);
  return Array.from({ length: to }, (_, i) => {
    const center = (i + 0.5) * scale - 0.5;
    const first = Math.max(0, Math.ceil(center - radius));
    const last = Math.min(from - 1, Math.floor(center + radius));
    const raw: number[] = [];
    for (let s = first; s <= last; s++) raw.push(Math.max(0, 1 - Math.abs(s - center) / radius));
    const sum = raw.reduce((a, b) => a + b, 0);
    return sum > 0
      ? { from: first, weights: raw.map((w) => w / sum) }
      : { from: Math.min(from - 1, Math.max(0, Math.round(center))), weights: [1] };
  });
}

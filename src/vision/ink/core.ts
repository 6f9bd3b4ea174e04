import type { Rgb } from '../../layout/evidence.ts';

/** Where at least this share of the ink has ink on all sides, those pixels are the cores. */
const THICK = 0.25;
/** Of thinner strokes: those among this share that stand out most, and so many at least. */
const STRONGEST = 0.04;
const FEWEST = 6;

/**
 * Colour of the strokes' cores within a box: smoothed edges are a mixture of ink and ground, and
 * thin strokes may be nothing but edges. Null where nothing is inked.
 *
 * @param strength how much a pixel stands out, in any unit
 */
export function coreColour(
  data: Uint8Array,
  mask: Uint8Array,
  strength: Float32Array,
  width: number,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): Rgb | null {
  const inked: number[] = [];
  let core: number[] = [];
  const height = mask.length / width;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const at = y * width + x;
      if (mask[at] !== 1) continue;
      inked.push(at);
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) continue;
      if (mask[at - 1]! + mask[at + 1]! + mask[at - width]! + mask[at + width]! === 4)
        core.push(at);
    }
  }
  if (inked.length === 0) return null;
  if (core.length < inked.length * THICK) {
    const sorted = inked.map((at) => strength[at]!).sort((a, b) => b - a);
    const count = Math.max(FEWEST, Math.floor(sorted.length * STRONGEST));
    const least = sorted[Math.min(sorted.length, count) - 1]!;
    core = inked.filter((at) => strength[at]! >= least);
  }
  return medianColour(data, core);
}

/** Median of each channel over pixels, by their number. */
export function medianColour(data: Uint8Array, pixels: readonly number[]): Rgb {
  const bins = new Int32Array(768);
  for (const at of pixels) {
    bins[data[at * 3]!]! += 1;
    bins[256 + data[at * 3 + 1]!]! += 1;
    bins[512 + data[at * 3 + 2]!]! += 1;
  }
  const middle = (channel: number): number => {
    let left = pixels.length / 2;
    for (let value = 0; value < 256; value++) {
      left -= bins[channel * 256 + value]!;
      if (left <= 0) return value;
    }
    return 255;
  };
  return [middle(0), middle(1), middle(2)];
}

import type { Sight } from '../look.ts';
import { SOLID } from './alpha.ts';

/** Places that are looked at: enough for a share of a thousandth, in any size of picture. */
const MOST = 500_000;
/** Step between the two sides of a pixel, in 8-bit levels, from which it lies on a contour. */
const STEP = 24;

/** Colours at the places of a lattice, row by row, each smoothed over 3x3 pixels. */
export interface FlatColours {
  columns: number;
  rows: number;
  /** Five bits a channel: red, green, blue from the highest. */
  codes: Uint16Array;
  /** `FLAT`, `CONTOUR`, or `NOTHING`. */
  kinds: Uint8Array;
  /** Sums of 8-bit levels times 9 over all flat places of a code, three a code; and their number. */
  sums: Float64Array;
  counts: Uint32Array;
}

export const FLAT = 0;
/** Mixed of what is on its two sides: no colour that anybody chose. */
export const CONTOUR = 1;
/** Nothing is drawn there, or it lets light through. */
export const NOTHING = 2;

export const CODES = 1 << 15;

/**
 * Means of 3x3 pixels, which takes most of grain and of compression's noise; contours are told by
 * the difference of opposite sides, which noise hardly moves.
 */
export function flatColours({ width, height, data, alpha }: Sight): FlatColours {
  const step = Math.max(1, Math.ceil(Math.sqrt((width * height) / MOST)));
  const columns = Math.ceil(width / step);
  const rows = Math.ceil(height / step);
  const found: FlatColours = {
    columns,
    rows,
    codes: new Uint16Array(columns * rows),
    kinds: new Uint8Array(columns * rows),
    sums: new Float64Array(CODES * 3),
    counts: new Uint32Array(CODES),
  };
  const { codes, kinds, sums, counts } = found;
  const stride = width * 3;
  // One value a channel of each column: the sum of three rows, and the lowest less the highest.
  const across = new Int32Array(stride);
  const down = new Int32Array(stride);
  for (let row = 0, at = 0; row < rows; row++) {
    const y = row * step;
    const middle = y * stride;
    const above = Math.max(0, y - 1) * stride;
    const below = Math.min(height - 1, y + 1) * stride;
    for (let x = 0; x < stride; x++) {
      const [top, bottom] = [data[above + x]!, data[below + x]!];
      across[x] = top + data[middle + x]! + bottom;
      down[x] = bottom - top;
    }
    for (let column = 0; column < columns; column++, at++) {
      const x = column * step;
      if (alpha !== null && alpha[y * width + x]! < SOLID) {
        kinds[at] = NOTHING;
        continue;
      }
      const here = x * 3;
      const left = x === 0 ? here : here - 3;
      const right = x === width - 1 ? here : here + 3;
      let steepest = 0;
      for (let channel = 0; channel < 3; channel++) {
        const [l, m, r] = [left + channel, here + channel, right + channel];
        const sideways = Math.abs(across[r]! - across[l]!);
        const upright = Math.abs(down[l]! + down[m]! + down[r]!);
        if (sideways > steepest) steepest = sideways;
        if (upright > steepest) steepest = upright;
      }
      const red = across[left]! + across[here]! + across[right]!;
      const green = across[left + 1]! + across[here + 1]! + across[right + 1]!;
      const blue = across[left + 2]! + across[here + 2]! + across[right + 2]!;
      const code =
        (Math.floor(red / 72) << 10) | (Math.floor(green / 72) << 5) | Math.floor(blue / 72);
      codes[at] = code;
      if (steepest > 3 * STEP) {
        kinds[at] = CONTOUR;
        continue;
      }
      counts[code]!++;
      sums[code * 3]! += red;
      sums[code * 3 + 1]! += green;
      sums[code * 3 + 2]! += blue;
    }
  }
  return found;
}

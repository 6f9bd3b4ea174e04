import type { Pixels } from '../../reading/reader.ts';

/** Cells along the longer side: as fine as a frame's line or the gap of two things. */
const SIDE = 256;

/** A picture made small: mean colours of square cells, row by row, three whole levels a cell. */
export interface Pooled {
  columns: number;
  rows: number;
  rgb: Uint8Array;
}

export function pooled({ width, height, data }: Pixels): Pooled {
  const side = Math.max(1, Math.ceil(Math.max(width, height) / SIDE));
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const sums = new Uint32Array(columns * rows * 3);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / side) * columns;
    for (let column = 0; column < columns; column++) {
      const to = (row + column) * 3;
      const end = at + 3 * Math.min(side, width - column * side);
      for (; at < end; at += 3) {
        sums[to]! += data[at]!;
        sums[to + 1]! += data[at + 1]!;
        sums[to + 2]! += data[at + 2]!;
      }
    }
  }
  const rgb = new Uint8Array(sums.length);
  for (let row = 0, at = 0; row < rows; row++) {
    const tall = Math.min(side, height - row * side);
    for (let column = 0; column < columns; column++) {
      const area = tall * Math.min(side, width - column * side);
      for (let channel = 0; channel < 3; channel++, at++) rgb[at] = Math.round(sums[at]! / area);
    }
  }
  return { columns, rows, rgb };
}

import type { Pixels } from '../../reading/reader.ts';

/** Half the window within which contrast is drawn out, as a share of the picture's longer side. */
const WINDOW = 1 / 48;
/** What a deviation from the local mean is drawn out to, and up to which it counts as grain. */
const DRAWN_OUT = 64;
const GRAIN = 2.5;

/**
 * The picture's light and dark, in greys, with each place's contrast drawn out to the same strength
 * (local normalisation): what was faint stands out as much as what was plain.
 */
export function stretched({ width, height, data }: Pixels): Pixels {
  const radius = Math.max(8, Math.round(Math.max(width, height) * WINDOW));
  const row = width + 1;
  const sums = new Float64Array(row * (height + 1));
  const squares = new Float64Array(row * (height + 1));
  const grey = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    let [sum, square] = [0, 0];
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const value = 0.299 * data[at * 3]! + 0.587 * data[at * 3 + 1]! + 0.114 * data[at * 3 + 2]!;
      grey[at] = value;
      sum += value;
      square += value * value;
      const to = (y + 1) * row + x + 1;
      sums[to] = sums[to - row]! + sum;
      squares[to] = squares[to - row]! + square;
    }
  }
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius) * row;
    const bottom = Math.min(height, y + radius + 1) * row;
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const count = ((bottom - top) / row) * (right - left);
      const over = (table: Float64Array) =>
        table[bottom + right]! - table[bottom + left]! - table[top + right]! + table[top + left]!;
      const mean = over(sums) / count;
      const deviation = Math.sqrt(Math.max(0, over(squares) / count - mean * mean));
      const at = y * width + x;
      const value = 128 + ((grey[at]! - mean) * DRAWN_OUT) / (deviation + GRAIN);
      out.fill(Math.min(255, Math.max(0, value)), at * 3, at * 3 + 3);
    }
  }
  return { width, height, data: out };
}

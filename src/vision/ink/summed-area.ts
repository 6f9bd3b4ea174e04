/**
 * Sums over any upright rectangle of a picture at the price of four look-ups (summed-area tables,
 * Crow 1984). The table has one row and one column more than the picture.
 */
export function summedArea(values: ArrayLike<number>, width: number, height: number): Float64Array {
  const row = width + 1;
  const table = new Float64Array(row * (height + 1));
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = 0; x < width; x++) {
      sum += values[y * width + x]!;
      const to = (y + 1) * row + x + 1;
      table[to] = table[to - row]! + sum;
    }
  }
  return table;
}

/**
 * Visits every pixel with the square window around it, cut off where the picture ends: `size` is the
 * number of pixels in it, `sum` adds up a table's values in it.
 */
export function forEachWindow(
  width: number,
  height: number,
  radius: number,
  visit: (at: number, size: number, sum: (table: Float64Array) => number) => void,
): void {
  const row = width + 1;
  let [left, right, top, bottom] = [0, 0, 0, 0];
  const sum = (table: Float64Array): number =>
    table[bottom + right]! - table[bottom + left]! - table[top + right]! + table[top + left]!;
  for (let y = 0; y < height; y++) {
    top = Math.max(0, y - radius) * row;
    bottom = Math.min(height, y + radius + 1) * row;
    const rows = (bottom - top) / row;
    for (let x = 0; x < width; x++) {
      left = Math.max(0, x - radius);
      right = Math.min(width, x + radius + 1);
      visit(y * width + x, rows * (right - left), sum);
    }
  }
}

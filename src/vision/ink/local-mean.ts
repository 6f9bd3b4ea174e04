/**
 * Mean of the values that count within a square window around each pixel (normalised convolution,
 * Knutsson and Westin 1993, with a box); `otherwise` where there are fewer than a twentieth.
 */
export function localMean(
  values: Float32Array,
  counts: Uint8Array,
  width: number,
  height: number,
  radius: number,
  otherwise: (at: number) => number,
): Float32Array {
  const row = width + 1;
  const sums = new Float64Array(row * (height + 1));
  const numbers = new Int32Array(row * (height + 1));
  for (let y = 0; y < height; y++) {
    let [sum, number] = [0, 0];
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (counts[at] === 1) {
        sum += values[at]!;
        number += 1;
      }
      const to = (y + 1) * row + x + 1;
      sums[to] = sums[to - row]! + sum;
      numbers[to] = numbers[to - row]! + number;
    }
  }
  const means = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius) * row;
    const bottom = Math.min(height, y + radius + 1) * row;
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const number =
        numbers[bottom + right]! -
        numbers[bottom + left]! -
        numbers[top + right]! +
        numbers[top + left]!;
      const least = ((bottom - top) / row) * (right - left) * 0.05;
      const at = y * width + x;
      means[at] =
        number > least
          ? (sums[bottom + right]! -
              sums[bottom + left]! -
              sums[top + right]! +
              sums[top + left]!) /
            number
          : otherwise(at);
    }
  }
  return means;
}

import { forEachWindow, summedArea } from './summed-area.ts';

/** Share of a window that has to count for its mean to say something. */
const LEAST = 0.05;

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
  const counted = new Float32Array(values.length);
  for (let at = 0; at < counted.length; at++) counted[at] = counts[at] === 1 ? values[at]! : 0;
  const sums = summedArea(counted, width, height);
  const numbers = summedArea(counts, width, height);
  const means = new Float32Array(values.length);
  forEachWindow(width, height, radius, (at, size, sum) => {
    const number = sum(numbers);
    means[at] = number > LEAST * size ? sum(sums) / number : otherwise(at);
  });
  return means;
}

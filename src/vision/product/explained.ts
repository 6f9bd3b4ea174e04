import type { Raster } from '../search/raster.ts';

/** Colours that a reference is told in. */
const COLOURS = 10;
const ROUNDS = 6;
/** Levels squared, of three channels: a picture that varies less is flat, and explained by anything. */
const FLAT = 24;

/**
 * How far the colours of a picture follow from those of a reference, whatever they became: the
 * correlation ratio (Roche et al. 1998), the share of the picture's variance that lies between the
 * reference's colours and not within them. Close to 1 for a product in other colours or other light,
 * and close to 0 for another thing. 0 where either is flat.
 *
 * @param compared 1 for pixels that count
 */
export function explainedShare(reference: Raster, picture: Raster, compared: Uint8Array): number {
  const pixels: number[] = [];
  compared.forEach((is, at) => {
    if (is === 1) pixels.push(at);
  });
  if (pixels.length < 4 * COLOURS) return 0;
  const owner = clustered(reference, pixels);
  const sums = Array.from({ length: COLOURS }, () => [0, 0, 0, 0]);
  const mean = [0, 0, 0];
  let squares = 0;
  pixels.forEach((at, index) => {
    const sum = sums[owner[index]!]!;
    for (let c = 0; c < 3; c++) {
      const value = picture.planes[c]![at]!;
      sum[c] = sum[c]! + value;
      mean[c] = mean[c]! + value / pixels.length;
      squares += (value * value) / pixels.length;
    }
    sum[3] = sum[3]! + 1;
  });
  const total = squares - mean.reduce((sum, value) => sum + value * value, 0);
  if (total < FLAT) return 0;
  const between = sums.reduce((sum, [r, g, b, n]) => {
    if (n === 0) return sum;
    const off = [r! / n! - mean[0]!, g! / n! - mean[1]!, b! / n! - mean[2]!];
    return sum + (n! / pixels.length) * off.reduce((all, value) => all + value * value, 0);
  }, 0);
  return Math.min(1, between / total);
}

/** k-means from quantiles of lightness: the same every time. */
function clustered({ planes }: Raster, pixels: readonly number[]): Uint8Array {
  const light = (at: number) => planes[0][at]! + 2 * planes[1][at]! + planes[2][at]!;
  const sorted = pixels.toSorted((a, b) => light(a) - light(b));
  let centres = Array.from({ length: COLOURS }, (_, k) => {
    const at = sorted[Math.floor(((k + 0.5) * sorted.length) / COLOURS)]!;
    return planes.map((plane) => plane[at]!);
  });
  const owner = new Uint8Array(pixels.length);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = centres.map(() => [0, 0, 0, 0]);
    pixels.forEach((at, index) => {
      const [r, g, b] = [planes[0][at]!, planes[1][at]!, planes[2][at]!];
      let best = 0;
      let least = Number.POSITIVE_INFINITY;
      for (let k = 0; k < COLOURS; k++) {
        const [x, y, z] = centres[k]!;
        const far = (r - x!) ** 2 + (g - y!) ** 2 + (b - z!) ** 2;
        if (far >= least) continue;
        least = far;
        best = k;
      }
      owner[index] = best;
      const sum = sums[best]!;
      sum[0] = sum[0]! + r;
      sum[1] = sum[1]! + g;
      sum[2] = sum[2]! + b;
      sum[3] = sum[3]! + 1;
    });
    centres = centres.map((old, k) => {
      const [r, g, b, n] = sums[k]!;
      return n === 0 ? old : [r! / n!, g! / n!, b! / n!];
    });
  }
  return owner;
}

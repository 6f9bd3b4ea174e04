/** The window of Wang et al. 2004: a Gaussian of 1.5 pixels in 11 x 11, and the two constants for 8 bits. */
const SIGMA = 1.5;
const REACH = 5;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * Structural similarity (SSIM; Wang, Bovik, Sheikh and Simoncelli 2004), the mean over the pixels
 * within a mask; windows count what is within it, too, and nothing else. -1..1; 0 for an empty mask.
 */
export function structureOf(
  one: Float32Array,
  other: Float32Array,
  within: Uint8Array,
  width: number,
  height: number,
): number {
  const mask = Float32Array.from(within);
  const weigh = (of: (at: number) => number) =>
    blurred(
      mask.map((is, at) => (is === 0 ? 0 : of(at))),
      width,
      height,
    );
  const weight = blurred(mask, width, height);
  const a = weigh((at) => one[at]!);
  const b = weigh((at) => other[at]!);
  const aa = weigh((at) => one[at]! ** 2);
  const bb = weigh((at) => other[at]! ** 2);
  const ab = weigh((at) => one[at]! * other[at]!);
  let sum = 0;
  let count = 0;
  for (let at = 0; at < within.length; at++) {
    if (within[at] === 0) continue;
    const w = weight[at]!;
    const [p, q] = [a[at]! / w, b[at]! / w];
    const [vp, vq, c] = [aa[at]! / w - p * p, bb[at]! / w - q * q, ab[at]! / w - p * q];
    sum += ((2 * p * q + C1) * (2 * c + C2)) / ((p * p + q * q + C1) * (vp + vq + C2));
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

function blurred(plane: Float32Array, width: number, height: number): Float32Array {
  const taps = Array.from({ length: 2 * REACH + 1 }, (_, at) =>
    Math.exp(-((at - REACH) ** 2) / (2 * SIGMA ** 2)),
  );
  const total = taps.reduce((sum, tap) => sum + tap, 0);
  const along = (from: Float32Array, step: number, size: number, place: (at: number) => number) =>
    from.map((_, at) => {
      let sum = 0;
      for (let tap = -REACH; tap <= REACH; tap++) {
        const to = place(at) + tap;
        if (to >= 0 && to < size) sum += taps[tap + REACH]! * from[at + tap * step]!;
      }
      return sum / total;
    });
  const rows = along(plane, 1, width, (at) => at % width);
  return along(rows, width, height, (at) => Math.floor(at / width));
}

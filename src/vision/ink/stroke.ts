/** Widths are counted in steps of this many pixels. */
const STEP = 0.25;

/**
 * Median width of strokes: of the ink that goes on from each inked pixel to the left and right, or
 * up and down, whichever is less. Soft edges count by their strength.
 */
export function strokeWidth(
  mask: Uint8Array,
  strength: Float32Array,
  width: number,
  height: number,
): number {
  const across = new Float32Array(mask.length);
  for (let y = 0; y < height; y++) runs(mask, strength, across, y * width, 1, width);
  const down = new Float32Array(mask.length);
  for (let x = 0; x < width; x++) runs(mask, strength, down, x, width, height);
  const bins: number[] = [];
  let total = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 1) continue;
    const bin = Math.round(Math.min(across[i]!, down[i]!) / STEP);
    bins[bin] = (bins[bin] ?? 0) + 1;
    total += 1;
  }
  let left = total / 2;
  for (const [bin, count] of bins.entries()) {
    left -= count ?? 0;
    if (left <= 0) return bin * STEP;
  }
  return 0;
}

/** Gives each inked pixel of a row or column the length of its run. */
function runs(
  mask: Uint8Array,
  strength: Float32Array,
  lengths: Float32Array,
  from: number,
  step: number,
  count: number,
): void {
  const soft = (n: number) =>
    n < 0 || n >= count ? 0 : Math.min(1, Math.max(0, strength[from + n * step]!));
  for (let n = 0; n < count; n++) {
    if (mask[from + n * step] !== 1) continue;
    let end = n;
    let length = soft(n - 1);
    for (; end < count && mask[from + end * step] === 1; end++) length += soft(end);
    length += soft(end);
    for (; n < end; n++) lengths[from + n * step] = length;
  }
}

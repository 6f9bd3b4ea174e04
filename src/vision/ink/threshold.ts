/** Two groups of values and what parts them. */
export interface Split {
  at: number;
  low: number;
  high: number;
  /** Share of the values' variance that the groups explain, 0..1. */
  explained: number;
}

/**
 * Otsu's threshold (IEEE Trans. SMC 9, 1979) over the values of a box: left, top, right, bottom.
 * Null where all are alike.
 */
export function splitOf(
  values: Float32Array,
  width: number,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): Split | null {
  let most = 0;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) most = Math.max(most, values[y * width + x]!);
  }
  if (!(most > 0)) return null;
  const bins = new Float64Array(256);
  const scale = 255 / most;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      bins[Math.max(0, Math.round(values[y * width + x]! * scale))]! += 1;
    }
  }
  let [total, sum, squares] = [0, 0, 0];
  for (let bin = 0; bin < 256; bin++) {
    total += bins[bin]!;
    sum += bins[bin]! * bin;
    squares += bins[bin]! * bin * bin;
  }
  const variance = squares / total - (sum / total) ** 2;
  if (!(variance > 0)) return null;
  let best = { between: -1, low: 0, high: 0 };
  let [below, sumBelow] = [0, 0];
  for (let bin = 0; bin < 255; bin++) {
    below += bins[bin]!;
    sumBelow += bins[bin]! * bin;
    if (below === 0 || below === total) continue;
    const [low, high] = [sumBelow / below, (sum - sumBelow) / (total - below)];
    const between = (below / total) * (1 - below / total) * (high - low) ** 2;
    if (between > best.between) best = { between, low, high };
  }
  const { between, low, high } = best;
  // Half way between the groups: at Otsu's own bin thin strokes lose their softer half.
  return {
    at: (low + high) / 2 / scale,
    low: low / scale,
    high: high / scale,
    explained: Math.max(0, between) / variance,
  };
}

/**
 * How far each pixel lies below its grey-scale closing: dark strokes thinner than the window stand
 * out, whatever the ground does at larger scales (black top-hat; Serra 1982).
 *
 * @param radius of the square window, which is 2·radius + 1 wide
 */
export function blackHat(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const high = windowMost(values, width, height, radius);
  for (let i = 0; i < high.length; i++) high[i] = -high[i]!;
  const closed = windowMost(high, width, height, radius);
  for (let i = 0; i < closed.length; i++) closed[i] = -closed[i]! - values[i]!;
  return closed;
}

/** Greatest value in a square window, by doubling: log2 of its width passes each way. */
function windowMost(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const rows = windowMostOf(values, width, height, 1, width, radius);
  return windowMostOf(rows, height, width, width, 1, radius);
}

/** Along one direction: `count` values `step` apart in each of `lanes` that are `lane` apart. */
function windowMostOf(
  values: Float32Array,
  count: number,
  lanes: number,
  step: number,
  lane: number,
  radius: number,
): Float32Array {
  const reach = Math.min(radius, count - 1);
  const now = values.slice();
  // Each value becomes the greatest of itself and the `size` - 1 behind it.
  let size = 1;
  for (; size * 2 <= 2 * reach + 1; size *= 2) {
    const shift = size * step;
    const [blocks, length] = step === 1 ? [lanes, count] : [1, count * step];
    for (let block = 0; block < blocks; block++) {
      const end = block * length + length - shift;
      for (let i = block * length; i < end; i++) {
        const behind = now[i + shift]!;
        if (behind > now[i]!) now[i] = behind;
      }
    }
  }
  const most = new Float32Array(values.length);
  const first = (i: number) => Math.max(0, i - reach) * step;
  const second = (i: number) => Math.max(0, Math.min(count - 1, i + reach) - size + 1) * step;
  if (step === 1) {
    for (let base = 0; base < lanes * lane; base += lane) {
      for (let i = 0; i < count; i++) {
        most[base + i] = Math.max(now[base + first(i)]!, now[base + second(i)]!);
      }
    }
    return most;
  }
  for (let i = 0; i < count; i++) {
    const [from, to, at] = [first(i), second(i), i * step];
    for (let l = 0; l < lanes; l++) {
      most[at + l] = Math.max(now[from + l]!, now[to + l]!);
    }
  }
  return most;
}

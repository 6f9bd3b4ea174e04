/**
 * The value below which a share `p` of the values lies, linear between the ordered values (type 7 of
 * Hyndman and Fan 1996, as R and NumPy have it).
 *
 * @param sorted in rising order, at least one
 * @param p 0..1
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('no values, no quantile');
  if (Number.isNaN(p)) throw new RangeError('a share lies in 0..1, not NaN');
  const at = Math.min(1, Math.max(0, p)) * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  // Also where both are infinite, whose difference is no number.
  return low === high ? low : low + (high - low) * (at - Math.floor(at));
}

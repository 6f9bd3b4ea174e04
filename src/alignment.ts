/** Indices into both sequences, null where one side has nothing to stand beside the other. */
export type Pair = readonly [number | null, number | null];

/**
 * Least-edit alignment of two sequences (Levenshtein 1966, by Wagner and Fischer's table of 1974).
 * Of equally short scripts the one is taken that pairs items as late as possible, which keeps runs
 * together.
 */
export function alignSequences(a: readonly string[], b: readonly string[]): Pair[] {
  const width = b.length + 1;
  const cost = new Uint32Array((a.length + 1) * width);
  for (let j = 0; j < width; j++) cost[j] = j;
  for (let i = 1; i <= a.length; i++) {
    cost[i * width] = i;
    for (let j = 1; j < width; j++) {
      const swap = cost[(i - 1) * width + j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const drop = Math.min(cost[(i - 1) * width + j]!, cost[i * width + j - 1]!) + 1;
      cost[i * width + j] = Math.min(swap, drop);
    }
  }
  const pairs: Pair[] = [];
  let i = a.length;
  let j = b.length;
  while (i > 0 || j > 0) {
    const here = cost[i * width + j]!;
    const swaps =
      i > 0 && j > 0 && cost[(i - 1) * width + j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1) === here;
    if (swaps) pairs.push([--i, --j]);
    else if (i > 0 && cost[(i - 1) * width + j]! + 1 === here) pairs.push([--i, null]);
    else pairs.push([null, --j]);
  }
  return pairs.reverse();
}

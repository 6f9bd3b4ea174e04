/** Indices into both sequences, null where one side has nothing to stand beside the other. */
export type Pair = readonly [number | null, number | null];

/**
 * Least-edit alignment of two sequences (Levenshtein 1966, by Wagner and Fischer's table of 1974).
 * Of equally short scripts the one is taken that pairs items as late as possible, which keeps runs
 * together.
 */
export function alignSequences(a: readonly string[], b: readonly string[]): Pair[] {
  // What is the same at the end is paired first whatever stands before it, and most texts are as asked.
  let end = 0;
  while (end < a.length && end < b.length && a[a.length - 1 - end] === b[b.length - 1 - end]) {
    end += 1;
  }
  const [rows, columns] = [a.length - end, b.length - end];
  const pairs: Pair[] = Array.from({ length: end }, (_, n) => [a.length - 1 - n, b.length - 1 - n]);
  const width = columns + 1;
  const cost = rows === 0 || columns === 0 ? null : costsOf(a, b, rows, columns);
  let i = rows;
  let j = columns;
  while (cost !== null && i > 0 && j > 0) {
    const here = cost[i * width + j]!;
    const swaps = cost[(i - 1) * width + j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1) === here;
    if (swaps) pairs.push([--i, --j]);
    else if (cost[(i - 1) * width + j]! + 1 === here) pairs.push([--i, null]);
    else pairs.push([null, --j]);
  }
  while (i > 0) pairs.push([--i, null]);
  while (j > 0) pairs.push([null, --j]);
  return pairs.reverse();
}

/** The least edits between the first so many of both, row by row. */
function costsOf(
  a: readonly string[],
  b: readonly string[],
  rows: number,
  columns: number,
): Uint32Array {
  const width = columns + 1;
  const cost = new Uint32Array((rows + 1) * width);
  for (let j = 0; j < width; j++) cost[j] = j;
  for (let i = 1; i <= rows; i++) {
    const item = a[i - 1];
    const above = (i - 1) * width;
    let left = i;
    cost[i * width] = i;
    for (let j = 1; j < width; j++) {
      const swap = cost[above + j - 1]! + (item === b[j - 1] ? 0 : 1);
      const up = cost[above + j]!;
      left = Math.min(swap, Math.min(up, left) + 1);
      cost[i * width + j] = left;
    }
  }
  return cost;
}

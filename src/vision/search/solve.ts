/** Solves linear equations by Gaussian elimination with pivots; null where they have no one solution. */
export function solved(left: Float64Array[], right: Float64Array): Float64Array | null {
  const size = right.length;
  const rows = left.map((row, at) => [...row, right[at]!]);
  for (let i = 0; i < size; i++) {
    let pivot = i;
    for (let j = i + 1; j < size; j++) {
      if (Math.abs(rows[j]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = j;
    }
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    const lead = rows[i]![i]!;
    if (Math.abs(lead) < 1e-12) return null;
    for (let j = 0; j < size; j++) {
      if (j === i) continue;
      const by = rows[j]![i]! / lead;
      for (let k = i; k <= size; k++) rows[j]![k] = rows[j]![k]! - by * rows[i]![k]!;
    }
  }
  return Float64Array.from(rows, (row, at) => row[size]! / row[at]!);
}

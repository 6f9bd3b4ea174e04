/** Agreement of two measures of the same things. */
export interface Agreement {
  n: number;
  /** Null where one of the two doesn't vary. */
  pearson: number | null;
  spearman: number | null;
  meanAbsoluteError: number;
  /** Means of the first and the second. */
  means: [number, number];
}

/** Of pairs [truth, measured]; null without any. */
export function agreement(pairs: readonly (readonly [number, number])[]): Agreement | null {
  if (pairs.length === 0) return null;
  const [a, b] = [pairs.map((pair) => pair[0]), pairs.map((pair) => pair[1])];
  return {
    n: pairs.length,
    pearson: pearson(a, b),
    spearman: pearson(ranks(a), ranks(b)),
    meanAbsoluteError: mean(pairs.map(([x, y]) => Math.abs(x - y))),
    means: [mean(a), mean(b)],
  };
}

function pearson(a: readonly number[], b: readonly number[]): number | null {
  const [p, q] = [mean(a), mean(b)];
  let both = 0;
  let one = 0;
  let other = 0;
  a.forEach((value, index) => {
    const [x, y] = [value - p, b[index]! - q];
    both += x * y;
    one += x * x;
    other += y * y;
  });
  return one === 0 || other === 0 ? null : both / Math.sqrt(one * other);
}

/** From 1; equal values share the mean of their ranks. */
export function ranks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export interface Placed<T> {
  item: T;
  column: number;
  /** Below the top of the list. */
  y: number;
}

/**
 * Lays items out in columns at most `most` high: each goes to the column that is shorter so far,
 * and at the first that fits none, it ends. One item is always laid out.
 */
export function fillColumns<S, T extends { height: number }>(
  all: readonly S[],
  lay: (item: S) => T,
  columns: number,
  most: number,
): { placed: Placed<T>[]; height: number } {
  const heights = Array.from({ length: columns }, () => 0);
  const placed: Placed<T>[] = [];
  for (const each of all) {
    const item = lay(each);
    const column = heights.indexOf(Math.min(...heights));
    const y = heights[column] ?? 0;
    if (y + item.height > most && placed.length > 0) break;
    placed.push({ item, column, y });
    heights[column] = y + item.height;
  }
  return { placed, height: Math.max(...heights) };
}

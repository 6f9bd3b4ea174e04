/**
 * Rank = 1 + how many are significantly better. Those that can't be told apart share one: of three,
 * of which the third is worse than both others, 1, 1, 3.
 *
 * @param isBetter whether the first of two is significantly better than the second
 */
export function rankedBy<Item>(
  items: readonly Item[],
  isBetter: (one: Item, other: Item) => boolean,
): number[] {
  return items.map((item) => 1 + items.filter((other) => isBetter(other, item)).length);
}

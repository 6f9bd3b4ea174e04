/** Something with a price and a worth. */
export interface Priced {
  cost: number;
  worth: number;
}

/** Those of which no other costs as little or less and is worth more, or less and as much; by cost. */
export function paretoFront<Item extends Priced>(items: readonly Item[]): Item[] {
  return items
    .filter(
      (one) =>
        !items.some(
          (other) =>
            (other.cost <= one.cost && other.worth > one.worth) ||
            (other.cost < one.cost && other.worth >= one.worth),
        ),
    )
    .toSorted((a, b) => a.cost - b.cost);
}

/** What is drawn by lot, from one stream of uniform numbers in [0, 1). */
export type Random = () => number;

export function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** Picks by weight; weights need not add up to 1. */
export function weighted<T>(random: Random, entries: readonly (readonly [T, number])[]): T {
  let at = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of entries) {
    at -= weight;
    if (at < 0) return item;
  }
  return entries.at(-1)![0];
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}

/** An integer from `low` to `high`, both of them included. */
export function whole(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((item) => [random(), item] as const)
    .toSorted((a, b) => a[0] - b[0])
    .map(([, item]) => item);
}

/**
 * Works on items a few at a time, and returns what came of each in their order. The first failure
 * ends it: nothing more is begun, what runs is let end, since it may still be kept.
 */
export async function inLanes<Item, Result>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  let failure: { error: unknown } | null = null;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      try {
        signal?.throwIfAborted();
        results[at] = await work(items[at]!);
      } catch (error) {
        failure ??= { error };
        next = items.length;
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, lane));
  if (failure !== null) throw (failure as { error: unknown }).error;
  return results;
}

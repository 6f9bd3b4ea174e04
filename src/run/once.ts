/** Work that is under way, by what it is for. */
export type UnderWay<Result> = Map<string, Promise<Result>>;

/** Lets whoever comes while the same work is under way wait for it, instead of doing it again. */
export function once<Result>(
  underWay: UnderWay<Result>,
  key: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const running = underWay.get(key);
  if (running !== undefined) return running;
  const promise = work().finally(() => underWay.delete(key));
  underWay.set(key, promise);
  return promise;
}

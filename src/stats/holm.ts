/**
 * p-values adjusted for being several (Holm 1979): each is compared as if only those that are not
 * smaller were tested with it, and none comes out below a smaller one. Whatever is below .05
 * afterwards keeps the chance of even one false finding below .05, however the tests hang together.
 *
 * @returns in the order given, at most 1
 */
export function holm(ps: readonly number[]): number[] {
  const wrong = ps.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`a probability lies in 0..1, not ${wrong}`);
  const order = ps.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
  const adjusted: number[] = new Array(ps.length);
  let least = 0;
  order.forEach(({ p, i }, rank) => {
    least = Math.max(least, Math.min(1, p * (ps.length - rank)));
    adjusted[i] = least;
  });
  return adjusted;
}

import type { EdgeSpan } from '../edges.ts';

/** A block and the spans of every place where it may stand. */
export interface Known {
  told: boolean;
  places: readonly (readonly EdgeSpan[])[];
}

/**
 * The place that most blocks stand on that were surely read; of several such, the one that most of all
 * do, and that they stand on best.
 */
export function commonEdge(blocks: readonly Known[], tolerance: number): number {
  const edges = blocks.flatMap(({ places }) =>
    places.flatMap((spans) => spans.flatMap(({ from, to, at }) => [from, at, to])),
  );
  const told = blocks.map((block) => block.told);
  let best: { edge: number; rank: readonly number[] } | null = null;
  for (const edge of edges) {
    const offs = blocks.map(({ places }) =>
      Math.min(...places.map((spans) => Math.abs(farthest(spans, edge)))),
    );
    const on = offs.map((off) => off <= tolerance);
    const sum = offs.reduce((total, off) => total + Math.min(off, 2 * tolerance), 0);
    const rank = [on.filter((one, at) => one && told[at]!).length, on.filter(Boolean).length, -sum];
    if (best === null || isHigher(rank, best.rank)) best = { edge, rank };
  }
  return best!.edge;
}

/** Whether the first number that differs is the larger one. */
function isHigher(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && a[at]! > b[at]!;
}

/** The way from a place to the span that is farthest from it; 0 where all hold it. */
export function farthest(spans: readonly EdgeSpan[], place: number): number {
  return spans.reduce((most, { from, to }) => {
    const off = place < from ? from - place : place > to ? to - place : 0;
    return Math.abs(off) > Math.abs(most) ? off : most;
  }, 0);
}

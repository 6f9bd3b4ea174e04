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
  // In the order in which they are met, each once.
  const edges = new Set<number>();
  for (const { places } of blocks) {
    for (const spans of places) {
      for (const { from, to, at } of spans) edges.add(from).add(at).add(to);
    }
  }
  let best: { edge: number; rank: Rank } | null = null;
  for (const edge of edges) {
    const rank = rankOf(edge, blocks, tolerance);
    if (best === null || isHigher(rank, best.rank)) best = { edge, rank };
  }
  return best!.edge;
}

/** How many blocks stand on a place: surely read ones, and all; and how well. */
type Rank = readonly [sure: number, all: number, well: number];

function rankOf(edge: number, blocks: readonly Known[], tolerance: number): Rank {
  let [sure, all, sum] = [0, 0, 0];
  for (const { told, places } of blocks) {
    let off = Number.POSITIVE_INFINITY;
    for (const spans of places) off = Math.min(off, Math.abs(farthest(spans, edge)));
    if (off <= tolerance) all += 1;
    if (off <= tolerance && told) sure += 1;
    sum += Math.min(off, 2 * tolerance);
  }
  return [sure, all, -sum];
}

/** Whether the first number that differs is the larger one. */
function isHigher(a: Rank, b: Rank): boolean {
  if (a[0] !== b[0]) return a[0] > b[0];
  if (a[1] !== b[1]) return a[1] > b[1];
  return a[2] > b[2];
}

/** The way from a place to the span that is farthest from it; 0 where all hold it. */
export function farthest(spans: readonly EdgeSpan[], place: number): number {
  let most = 0;
  for (const { from, to } of spans) {
    const off = place < from ? from - place : place > to ? to - place : 0;
    if (Math.abs(off) > Math.abs(most)) most = off;
  }
  return most;
}

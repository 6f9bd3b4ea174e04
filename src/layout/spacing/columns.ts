import { sharedLength } from '../../geometry.ts';
import type { Extent } from '../gaps.ts';

/** Edges of a cell that what stands in it may be set to. */
const EDGES: readonly ((extent: Extent) => number)[] = [
  ({ from }) => from,
  ({ from, to }) => (from + to) / 2,
  ({ to }) => to,
];

/**
 * Whether what stands in a row is set in columns of one width (or, down the page, in rows of one
 * height): from one to the next the way is the same, whatever their gaps are. Three blocks of which
 * one was moved may stand so by chance, on one of three edges: where other things stand in a column,
 * one of them has to share the edge.
 *
 * @param blocks extents along the axis, in sequence
 * @param others extents along the axis of all else on the page
 * @param even how far the ways may be off their mean, in pixels
 * @param near how far apart two edges are one, in pixels
 */
export function inColumns(
  blocks: readonly Extent[],
  others: readonly Extent[],
  even: number,
  near: number,
): boolean {
  return EDGES.some((edge) => {
    const ways = blocks.slice(1).map((extent, at) => Math.abs(edge(extent) - edge(blocks[at]!)));
    const mean = ways.reduce((sum, way) => sum + way, 0) / ways.length;
    if (ways.some((way) => Math.abs(way - mean) > even)) return false;
    return blocks.every((block) => {
      const mates = others.filter((other) => inOneColumn(block, other));
      return mates.length === 0 || mates.some((mate) => Math.abs(edge(mate) - edge(block)) <= near);
    });
  });
}

function inOneColumn(a: Extent, b: Extent): boolean {
  const least = Math.min(a.to - a.from, b.to - b.from);
  return sharedLength(a.from, a.to, b.from, b.to) > 0.5 * least;
}

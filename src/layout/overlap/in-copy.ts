import type { LayoutInput, SeenBlock } from '../seen.ts';

/** Of some blocks the nearest to one in the copy first: neighbours in it are neighbours on the page. */
export function nearestFirst(
  block: SeenBlock,
  some: readonly SeenBlock[],
  { blocks }: LayoutInput,
): SeenBlock[] {
  const at = blocks.indexOf(block);
  const far = (other: SeenBlock) => Math.abs(blocks.indexOf(other) - at);
  return some.toSorted((a, b) => far(a) - far(b));
}

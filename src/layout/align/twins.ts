import { unbroken } from '../../text/normalize.ts';
import { unitsOf } from '../../text/units.ts';
import { isPlaced } from '../places.ts';
import type { SeenBlock } from '../seen.ts';

/** More blocks of one text than these have more ways to stand than can be tried. */
const MOST = 6;

export interface Settled {
  blocks: readonly SeenBlock[];
  /** Of those that say what another one says, and whose places are shared out as well as they can be. */
  settled: ReadonlySet<string>;
}

/**
 * Blocks that say the same, as two prices or "24" twice in a table, in those of their places that
 * each fits best: nobody can tell them apart but by where they stand, so that what is wrong then is
 * wrong whichever is which.
 *
 * @param cost how many of the things asked for are not kept, given the blocks
 */
export function settleTwins(
  blocks: readonly SeenBlock[],
  cost: (blocks: readonly SeenBlock[]) => number,
): Settled {
  const settled = new Set<string>();
  let now = blocks;
  for (const ids of twinsOf(blocks)) {
    now = bestPlaced(now, ids, cost);
    for (const id of ids) settled.add(id);
  }
  return { blocks: now, settled };
}

/** Ids of blocks of one text, where the places of all of them are known. */
function twinsOf(blocks: readonly SeenBlock[]): string[][] {
  const groups = Map.groupBy(blocks, ({ text }) => unitsOf(unbroken(text)).folded.join(''));
  return [...groups.values()]
    .filter((group) => group.length > 1 && group.length <= MOST && group.every(isPlaced))
    .map((group) => group.map(({ id }) => id));
}

/** Places are exchanged, two at a time, for as long as it keeps more of what was asked. */
function bestPlaced(
  blocks: readonly SeenBlock[],
  ids: readonly string[],
  cost: (blocks: readonly SeenBlock[]) => number,
): readonly SeenBlock[] {
  let best = { blocks, cost: cost(blocks) };
  for (let better = true; better && best.cost > 0; ) {
    better = false;
    for (const [at, a] of ids.entries()) {
      for (const b of ids.slice(at + 1)) {
        const tried = exchanged(best.blocks, a, b);
        const now = cost(tried);
        if (now >= best.cost) continue;
        best = { blocks: tried, cost: now };
        better = true;
      }
    }
  }
  return best.blocks;
}

function exchanged(blocks: readonly SeenBlock[], a: string, b: string): SeenBlock[] {
  const [first, second] = [a, b].map((id) => blocks.find((block) => block.id === id)!);
  const at = (block: SeenBlock, { box, lines, verdict }: SeenBlock) => ({
    ...block,
    box,
    lines,
    verdict,
  });
  return blocks.map((block) => {
    if (block === first) return at(block, second!);
    return block === second ? at(block, first!) : block;
  });
}

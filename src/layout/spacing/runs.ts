import { isRightToLeft } from '../../language.ts';
import { isPlaced, isWhole, type PlacedBlock } from '../places.ts';
import { hasAllRows } from '../rows-seen.ts';
import type { LayoutInput, SeenBlock } from '../seen.ts';
import { standingAt, unreadPlaces } from '../unread-places.ts';

/**
 * The blocks, those that could not be read in the places where they must stand, in the sequence asked
 * for: in any other one they follow on each other even less.
 */
export function withUnread(
  blocks: readonly SeenBlock[],
  axis: 'x' | 'y',
  input: LayoutInput,
): readonly SeenBlock[] {
  const lost = blocks.filter((block) => !isPlaced(block));
  const along = axis === 'x' ? 0 : 1;
  const places = unreadPlaces(lost, input)?.toSorted((a, b) => a.box[along] - b.box[along]);
  if (places === undefined) return blocks;
  const leftward = axis === 'x' && blocks.every(({ script }) => isRightToLeft(script));
  const inSequence = leftward ? places.toReversed() : places;
  return blocks.map((block) => {
    const at = lost.indexOf(block);
    return at < 0 ? block : standingAt(block, inSequence[at]!);
  });
}

/** Whether it is known where a block begins and ends along the axis. */
export function isKnown(block: SeenBlock, axis: 'x' | 'y'): block is PlacedBlock {
  if (block.standIn === true) return true;
  return isPlaced(block) && (isWhole(block) || (axis === 'y' && hasAllRows(block)));
}

/** Stretches of neighbours in the sequence that are all known, of two and more. */
export function runsOf(blocks: readonly SeenBlock[], axis: 'x' | 'y'): PlacedBlock[][] {
  const runs: PlacedBlock[][] = [[]];
  for (const block of blocks) {
    if (isKnown(block, axis)) runs.at(-1)!.push(block);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

import type { Box } from '../../geometry.ts';
import { isPlaced } from '../places.ts';
import type { LayoutInput, SeenBlock } from '../seen.ts';
import { named } from '../words.ts';
import { inkBeyondLetters } from './beyond-letters.ts';
import type { Cover } from './cover.ts';
import { SHARE } from './covered-rows.ts';
import { cutRows } from './cut-rows.ts';
import { highRows } from './high-rows.ts';
import { mergedRows } from './merged-rows.ts';
import { mixedSigns } from './mixed-signs.ts';
import { rowsWithoutRoom } from './no-room.ts';
import { restsWithoutRoom } from './no-room-beside.ts';
import { oneStretch } from './one-stretch.ts';
import { twoInOneWidth } from './one-width.ts';
import { rowsOver } from './rows-over.ts';
import { secondFeet } from './second-foot.ts';
import { touchingRows } from './touching-rows.ts';
import { readWithinRows } from './within-rows.ts';

const UNREAD = [
  mergedRows,
  twoInOneWidth,
  rowsWithoutRoom,
  mixedSigns,
  highRows,
  secondFeet,
  restsWithoutRoom,
  oneStretch,
  readWithinRows,
];

/** What can't be read because something lies over it, by the surest evidence that there is. */
export function hidden(input: LayoutInput, most: number): Cover[] {
  // Where more may be covered than is usual, rows may touch.
  const touching = most > SHARE ? [] : [touchingRows, cutRows];
  const isRead = input.blocks.every(({ verdict }) => verdict === 'exact' || verdict === 'close');
  // What lies over a text leaves something unread, but for what hides no more than its rim.
  for (const found of isRead ? touching : [...UNREAD, ...touching]) {
    const covers = found(input).map(({ line, blocks: [a, b] }) => inOnePlace(a, b, line.box));
    if (covers.length > 0) return covers;
  }
  const lost = input.blocks.filter((block) => !isPlaced(block));
  if (lost.length === 0) return [];
  const over = rowsOver(input, most).map(({ line, block, share }): Cover => {
    const near = nearestInCopy(block, lost, input);
    return {
      over: named(near),
      under: named(block),
      ids: [near.id, block.id],
      share,
      area: line.box,
      boxes: [line.box, ...(block.box === null ? [] : [block.box])],
    };
  });
  if (over.length > 0) return over;
  return inkBeyondLetters(input).map(({ line, area, block }) => ({
    ...inOnePlace(nearestInCopy(block, lost, input), block, area),
    boxes: [line.box],
  }));
}

function inOnePlace(a: SeenBlock, b: SeenBlock, area: Box): Cover {
  return {
    over: named(a),
    under: named(b),
    ids: [a.id, b.id],
    share: null,
    area,
    boxes: [area],
  };
}

function nearestInCopy(
  block: SeenBlock,
  lost: readonly SeenBlock[],
  { blocks }: LayoutInput,
): SeenBlock {
  const at = blocks.indexOf(block);
  const far = (other: SeenBlock) => Math.abs(blocks.indexOf(other) - at);
  return lost.toSorted((a, b) => far(a) - far(b))[0]!;
}

import { type Box, sharedLength, unionOf } from '../../geometry.ts';
import { unitsOf } from '../../text/units.ts';
import { isPlaced } from '../places.ts';
import type { LayoutInput, SeenBlock } from '../seen.ts';

/** Text that the edge of the picture cuts so that it could not be read. */
export interface CutText {
  box: Box;
  /** Those it may be, of the blocks whose place is not known. */
  blocks: readonly SeenBlock[];
}

/** Pixels from the edge at which ink is cut by it: its own soft edge is as wide. */
const AT_EDGE = 2;
/**
 * Width of a character over the visible height of its row: from narrow letters of which the half was
 * found, to ideographs of which the half is to be seen.
 */
const WIDTH = { least: 0.15, most: 2.8 };
/** Of the lower one's height, what two pieces of a row share. */
const SHARED = 0.5;

/**
 * What has the shapes of text, stands at the very edge, and is about as long as a block that is not
 * found elsewhere. What fits none may as well be an ornament.
 */
export function cutTexts(input: LayoutInput): CutText[] {
  const lost = input.blocks.filter((block) => !isPlaced(block));
  return rowsOf(input.evidence.faint.map(({ box }) => box))
    .filter((box) => isAtEdge(box, input))
    .map((box) => ({ box, blocks: lost.filter((block) => fits(block, box)) }))
    .filter(({ blocks }) => blocks.length > 0);
}

function rowsOf(boxes: readonly Box[]): Box[] {
  const rows: Box[][] = [];
  for (const box of boxes) {
    const row = rows.find((others) => others.some((other) => isBeside(other, box)));
    if (row === undefined) rows.push([box]);
    else row.push(box);
  }
  return rows.map(unionOf);
}

/** On one row, and no further apart than the row is high. */
function isBeside(a: Box, b: Box): boolean {
  const shared = sharedLength(a[1], a[1] + a[3], b[1], b[1] + b[3]);
  const apart = Math.max(a[0] - b[0] - b[2], b[0] - a[0] - a[2]);
  return shared > SHARED * Math.min(a[3], b[3]) && apart <= Math.max(a[3], b[3]);
}

function isAtEdge([x, y, w, h]: Box, { width, height }: LayoutInput): boolean {
  return Math.min(x, y, width - x - w, height - y - h) <= AT_EDGE;
}

function fits({ text }: SeenBlock, [, , w, h]: Box): boolean {
  const signs = Math.max(...text.split('\n').map((row) => unitsOf(row).raw.length));
  const share = Math.max(w, h) / Math.max(1, Math.min(w, h)) / Math.max(1, signs);
  return share >= WIDTH.least && share <= WIDTH.most;
}

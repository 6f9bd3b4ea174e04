import { intersectionArea } from '../../geometry.ts';
import { unitsOf } from '../../text/units.ts';
import { isPlaced } from '../places.ts';
import type { BlockLine, FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { nearestFirst } from './in-copy.ts';
import { lacksText } from './lacking.ts';
import { isMarked, READ } from './noise.ts';
import { timesOf } from './row-height.ts';
import { isLevel, levelOf, rowsLike, sizeBy } from './rows-like.ts';

/**
 * Times rows of its kind that a row is as high with another in it: that adds half its height where
 * half of it looks out, and a third where it is of two thirds the size.
 */
const HIGH = 1.3;
/** …where marks above and below letters make rows higher, one more than another. */
const HIGH_IF_MARKED = 1.5;
/** …and a third row is not: such a text is set larger, or a drawing is part of it. */
const TOO_HIGH = 2.6;
/** Times as high as its width would make it: larger type runs wider, too… */
const HIGH_FOR_WIDTH = 1.2;
/** …and has no more signs than it is to have, but for one that is read as two. */
const MORE_SIGNS = 2;
/** Times the line: what is to be found in it is no higher than it is. */
const FITS = 0.9;
/** Of the row's height: rows of one block are no further apart. */
const ADJOINING = 0.8;
/** Blocks without a place, of all: where most of a page was not found, nothing is told by one row. */
const MOST_LOST = 0.5;

/**
 * Rows that were not read as asked and are higher than rows of their kind, read or not, while another
 * block is nowhere to be seen, or not all of it, or was read with them as one line: it is in them.
 * However sure the reader is of the signs that it made out of both, their ink is as high as both.
 */
export function highRows(
  input: LayoutInput,
): { line: Pick<FoundLine, 'box'>; blocks: readonly [SeenBlock, SeenBlock] }[] {
  const unread = input.blocks.filter(({ verdict }) => verdict !== 'exact' && verdict !== 'close');
  const lost = unread.filter((block) => !isPlaced(block));
  if (lost.length > MOST_LOST * input.blocks.length) return [];
  return unread.flatMap((block) =>
    block.lines.flatMap((row) => {
      if (!isLevel(row) || !isHigh(row, block, input)) return [];
      const open = unread.filter((other) => other !== block && lacksRow(other, row));
      const other = [...nearestFirst(block, open, input), ...inOneLine(row, block, input)].find(
        (one) => fits(one, block, row, input),
      );
      return other === undefined ? [] : [{ line: row, blocks: [block, other] as const }];
    }),
  );
}

/** Whether a block has no place, or stands by the row and lacks some of its text. */
function lacksRow(block: SeenBlock, row: BlockLine): boolean {
  if (!isPlaced(block)) return true;
  const [, y, , h] = row.box;
  const gaps = block.lines.map(({ box }) => Math.max(y - box[1] - box[3], box[1] - y - h));
  return Math.min(...gaps) <= ADJOINING * h && lacksText(block, asFound(row));
}

function asFound(row: BlockLine): FoundLine {
  return { ...row, ink: row.ink[0] ?? null, blocks: [] };
}

function isHigh(row: BlockLine, block: SeenBlock, input: LayoutInput): boolean {
  const [, , w, h] = row.box;
  const marked = isMarked(block);
  const least = marked ? HIGH_IF_MARKED : HIGH;
  const isTwo = (height: number) => h >= least * height && h <= TOO_HIGH * height;
  if (block.lines.length > 1) {
    // Which letters stand in a row that could not be read, and whether they hang, is not known.
    const own = block.lines.filter((other) => other !== row && other.confidence >= READ);
    const heights = own.filter(isLevel).map((other) => sizeBy(other, other.text, block).height);
    return row.confidence < READ && !marked && heights.length > 0 && isTwo(Math.max(...heights));
  }
  const usual = rowsLike(block, input);
  if (usual === null || !isTwo(usual.height)) return false;
  // Joined letters run as wide as a face likes.
  if (marked || h * usual.width >= HIGH_FOR_WIDTH * w * usual.height) return true;
  const signs = (text: string) => unitsOf(text).raw.length;
  return signs(row.text) >= signs(block.text) + MORE_SIGNS;
}

/**
 * Whether a row of the block is no higher than the one it is to be in. Where that isn't known, the
 * page's hierarchy tells: one of a level above is not to be lost in a line of small print.
 */
function fits(lost: SeenBlock, block: SeenBlock, row: BlockLine, input: LayoutInput): boolean {
  const { times, known } = timesOf(asFound(row), lost, input);
  if (known) return times >= FITS;
  const usual = rowsLike(lost, input);
  if (usual !== null) return row.box[3] >= FITS * usual.height;
  const [own, other] = [levelOf(block, input), levelOf(lost, input)];
  return other === -1 || (own !== -1 && own <= other);
}

/** Blocks that the reader found in one line with the row, and could not read, either. */
function inOneLine(row: BlockLine, block: SeenBlock, { lines, blocks }: LayoutInput): SeenBlock[] {
  const ids = lines
    .filter(
      ({ blocks: owners, box, confidence }) =>
        confidence < READ && owners.includes(block.id) && intersectionArea(box, row.box) > 0,
    )
    .flatMap(({ blocks: owners }) => owners);
  return blocks.filter(
    (one) => one !== block && ids.includes(one.id) && one.verdict === 'unreadable',
  );
}

import { sharedLength } from '../../geometry.ts';
import { isRightToLeft } from '../../language.ts';
import { sequenceDistance } from '../../text/edits.ts';
import { unbroken } from '../../text/normalize.ts';
import { unitsOf } from '../../text/units.ts';
import { letterHeight } from '../letters.ts';
import { isPlaced } from '../places.ts';
import type { BlockLine, FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { isNoise, MARKED, READ } from './noise.ts';

/** Share of a block's characters that make a row worth missing. */
const ROW = 0.25;
/** Of the characters read, how many may be read otherwise for it to be known which part they are. */
const UNLIKE = 0.25;
/** Of the narrower of both: lines that share so much of their width are above one another. */
const ABOVE = 0.3;

/**
 * A row of a block that was not found and has no room but where the next line is, which could not be
 * read: it stands over that line.
 */
export function rowsWithoutRoom(
  input: LayoutInput,
): { line: FoundLine; blocks: readonly [SeenBlock, SeenBlock] }[] {
  return input.blocks.flatMap((block) => {
    if (MARKED.test(block.script)) return [];
    const lost = lostEnd(block);
    if (lost === null || fitsBeside(lost, block, input)) return [];
    const line = nextOf(lost, block, input);
    if (line === undefined) return [];
    const other = ownerOf(line, block, input);
    if (other === undefined || MARKED.test(other.script)) return [];
    return [{ line, blocks: [block, other] as const }];
  });
}

interface LostEnd {
  /** The row that the lost one follows, or comes before. */
  row: BlockLine;
  after: boolean;
  letters: number;
}

/** Which end of a block was not read, where the rest of it was; null where that isn't known. */
function lostEnd(block: SeenBlock): LostEnd | null {
  const asked = unitsOf(unbroken(block.text)).folded;
  const rows = block.lines.filter(({ confidence }) => confidence >= READ);
  const seen = rows.flatMap(({ text }) => unitsOf(text).folded);
  const letters = asked.length - seen.length;
  if (rows.length === 0 || letters < ROW * asked.length) return null;
  const most = UNLIKE * seen.length;
  const isStart = sequenceDistance(asked.slice(0, seen.length), seen) <= most;
  const isEnd = sequenceDistance(asked.slice(-seen.length), seen) <= most;
  if (isStart === isEnd) return null;
  const sorted = rows.toSorted((a, b) => a.box[1] - b.box[1]);
  return { row: sorted.at(isStart ? -1 : 0)!, after: isStart, letters };
}

/**
 * Whether there is room for the rest beside the row that was found, where a reader lost it: what comes
 * first stands before it, and what comes last after.
 */
function fitsBeside(
  { row, after, letters }: LostEnd,
  block: SeenBlock,
  input: LayoutInput,
): boolean {
  const [x, , w] = row.box;
  const width = (w / Math.max(1, unitsOf(row.text).raw.length)) * letters;
  const isBroken = block.text.includes('\n');
  const toTheRight = after !== isRightToLeft(block.script);
  return !isBroken && width <= (toTheRight ? input.width - x - w : x);
}

/** The line that could not be read, as near as a row of the block would be. */
function nextOf(
  { row, after }: LostEnd,
  block: SeenBlock,
  { lines }: LayoutInput,
): FoundLine | undefined {
  const [x, y, w, h] = row.box;
  const room = letterHeight(row);
  return lines.find((line) => {
    const [X, Y, W, H] = line.box;
    if (!isNoise(line) || line.blocks.includes(block.id)) return false;
    if (sharedLength(x, x + w, X, X + W) < ABOVE * Math.min(w, W)) return false;
    const gap = after ? Y - y - h : y - Y - H;
    const beyond = after ? Y > y + h / 2 : Y + H < y + h / 2;
    return beyond && gap < room;
  });
}

/** Whose the line is; of one that nobody owns, the neighbour in the copy that has no place. */
function ownerOf(
  line: FoundLine,
  block: SeenBlock,
  { blocks }: LayoutInput,
): SeenBlock | undefined {
  if (line.blocks.length > 0) return blocks.find(({ id }) => line.blocks.includes(id));
  const at = blocks.indexOf(block);
  return [blocks[at + 1], blocks[at - 1]].find((near) => near !== undefined && !isPlaced(near));
}

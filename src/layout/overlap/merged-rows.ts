import type { FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { lacksText } from './lacking.ts';
import { isHardToRead, isMarked, isNoise } from './noise.ts';
import { timesOf } from './row-height.ts';
import { saidBy } from './word-signs.ts';

/** A line that a reader made of the rows of two blocks, one written over the other. */
export interface MergedRow {
  line: FoundLine;
  blocks: readonly [SeenBlock, SeenBlock];
  /** Height of its ink over that of a row of the higher of the two. */
  times: number;
}

/** Blocks that lack text, of all: where most of a page can't be read, nothing is told by one line. */
const MOST_LACKING = 0.5;
/**
 * Times its own row that a line must be as high, so that another row is in it. Ink heights of one size
 * of type differ by a tenth; a row of half the size that is half covered adds a quarter.
 */
const HIGH = 1.2;
/** The same where how high its own row is can only be told by how wide it is: words differ more. */
const HIGH_BY_WIDTH = 1.3;
/** …and where it is known of the other block that its row is not all of the line. */
const HIGH_BESIDE = 1.25;
/** …but for what heights of ink differ by where the letters do. */
const AS_HIGH = 0.9;
/** …and where marks above and below letters make rows higher, one more than another. */
const HIGH_IF_MARKED = 1.6;
/** …and a third row is not: such is a drawing, or a whole paragraph. */
const TOO_HIGH = 2.6;
/** Of the lower one's height: rows of one block are no further apart. */
const ADJOINING = 0.8;

/**
 * Where two blocks lack text and one line that could not be read is higher than a row of either:
 * both are in it. A reader finds the two rows as one area and makes noise of it.
 */
export function mergedRows(input: LayoutInput): MergedRow[] {
  const most = Math.max(2, MOST_LACKING * input.blocks.length);
  return input.lines.flatMap((line): MergedRow[] => {
    if (!isNoise(line)) return [];
    // A block whose own line this is has that line for a row, and no other.
    const said = line.blocks.length === 0 ? saidBy(line, input) : null;
    const owns = (block: SeenBlock) => line.blocks.includes(block.id) || block === said;
    const lacking = input.blocks.filter((block) => owns(block) || lacksText(block, line));
    const own = lacking.filter(owns);
    if (lacking.length > most) return [];
    const fitting = (owners: readonly SeenBlock[]) =>
      lacking.flatMap((a, i) =>
        lacking.slice(i + 1).flatMap((b) => mergeOf(line, [a, b], owners, input)),
      );
    const sure = fitting(own);
    // Place and size take a line for a block's less surely than its words.
    const likely = own.length === 0 ? lacking.filter((block) => standsFor(line, block)) : [];
    const all = sure.length > 0 || likely.length === 0 ? sure : fitting(likely);
    // Neighbours in the copy are neighbours on the page.
    const best = all.toSorted((a, b) => between(a.blocks, input) - between(b.blocks, input))[0];
    return best === undefined ? [] : [best];
  });
}

/** Whether an unread line was taken for a block by its place and size. */
function standsFor({ box }: FoundLine, { standIn, lines }: SeenBlock): boolean {
  return standIn === true && lines.some((row) => row.box.join() === box.join());
}

interface Told {
  times: number;
  known: boolean;
  script: string;
  marked: boolean;
}

/** Empty where the line may be a row of one of both and of nothing else. */
function mergeOf(
  line: FoundLine,
  pair: readonly [SeenBlock, SeenBlock],
  own: readonly SeenBlock[],
  input: LayoutInput,
): MergedRow[] {
  if (!own.every((block) => pair.includes(block))) return [];
  if (pair.some(isHardToRead)) return [];
  const all = pair.map(
    (block): Told => ({
      ...timesOf(line, block, input),
      script: block.script,
      marked: isMarked(block),
    }),
  );
  // What a line says tells which block's it is, and so how high it is to be: of the other, only that
  // it is no higher.
  const told = own.length === 1 ? all.filter((_, at) => own.includes(pair[at]!)) : all;
  const others = own.length === 1 ? all.filter((_, at) => !own.includes(pair[at]!)) : [];
  const sure = all.some(({ times, known }) => known && times >= HIGH);
  // Arabic letters join, and run as wide as a face likes: their width tells nothing.
  if (told.some(({ script, known }) => script === 'Arab' && !known)) return [];
  const least = ({ known, marked }: Told) =>
    marked ? HIGH_IF_MARKED : known ? HIGH : sure ? HIGH_BESIDE : HIGH_BY_WIDTH;
  if (!told.every((one) => one.times >= least(one) && one.times <= TOO_HIGH)) return [];
  if (others.some(({ times, known }) => known && times < AS_HIGH)) return [];
  if (!pair.every((block) => adjoins(block, line))) return [];
  return [{ line, blocks: pair, times: Math.min(...told.map(({ times }) => times)) }];
}

/** Whether the rest of a block, if any of it was found, stands by the line. */
function adjoins({ lines }: SeenBlock, { box: [, y, , h] }: FoundLine): boolean {
  if (lines.length === 0) return true;
  return lines.some(({ box }) => {
    const gap = Math.max(y - box[1] - box[3], box[1] - y - h);
    return gap <= ADJOINING * Math.min(h, box[3]);
  });
}

function between([a, b]: readonly [SeenBlock, SeenBlock], { blocks }: LayoutInput): number {
  return Math.abs(blocks.indexOf(a) - blocks.indexOf(b));
}

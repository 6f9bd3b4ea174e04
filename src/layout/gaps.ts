import { isRightToLeft } from '../language.ts';
import { type Body, bodyOf } from './letters.ts';
import type { PlacedBlock } from './places.ts';
import type { BlockLine } from './seen.ts';

/** Where a block begins and ends along an axis, in pixels. */
export interface Extent {
  from: number;
  to: number;
}

/** Of the letter height: how deep a line reaches that has a `p`. */
const DEPTH = 0.28;

/**
 * A block from top to bottom by its letters and not by its ink, so that "tea" and "Été" of one size
 * are as high: from the top of a capital of its first line to the foot of a `p` of its last.
 */
export function heightOf(block: PlacedBlock): Extent {
  return extentOf(block, bodyOf(block.lines[0]!), bodyOf(block.lines.at(-1)!));
}

function extentOf({ box: [, y, , h] }: PlacedBlock, first: Body | null, last: Body | null): Extent {
  return {
    from: first?.top ?? y,
    to: last === null ? y + h : last.baseline + DEPTH * (last.baseline - last.top),
  };
}

export function widthOf({ box: [x, , w] }: PlacedBlock): Extent {
  return { from: x, to: x + w };
}

/** A sequence of blocks and what lies between them; in reading direction, all lengths positive. */
export interface Sequence {
  /** Of each block. */
  extents: readonly Extent[];
  /** One less than blocks, in pixels; negative where one begins before the other ends. */
  gaps: readonly number[];
}

export function sequenceAlong(blocks: readonly PlacedBlock[], axis: 'x' | 'y'): Sequence {
  const extents = axis === 'x' ? blocks.map(widthOf) : heightsOf(blocks);
  const leftward = axis === 'x' && runsLeft(blocks, extents);
  const along = leftward ? extents.map(({ from, to }) => ({ from: -to, to: -from })) : extents;
  return { extents, gaps: along.slice(1).map(({ from }, at) => from - along[at]!.to) };
}

/** Scripts whose letters are joined: no glyph tells where the line is that they stand on. */
const JOINED: ReadonlySet<string> = new Set(['Arab', 'Deva']);
/** Lines whose letters differ by more than this share are not of one size. */
const ALIKE = 0.35;

/**
 * Where one line has marks over its letters and the next one none, its ink alone says little of
 * where it stands, and less the more its letters are joined. But a column of one script and size has
 * one letter height: by it, both the top and the foot of each line's ink say where its baseline is.
 */
function heightsOf(blocks: readonly PlacedBlock[]): Extent[] {
  const [first] = blocks;
  if (!blocks.every(({ script }) => script === first!.script && JOINED.has(script))) {
    return blocks.map(heightOf);
  }
  const ends = blocks.map((block) => {
    const [top, foot] = [lineAsAsked(block, 0), lineAsAsked(block, -1)];
    return { block, top: inkReach(top), foot: inkReach(foot) };
  });
  const reaches = ends.flatMap(({ top, foot }) =>
    top === null || foot === null ? [] : [top, foot],
  );
  const units = reaches.map(({ unit }) => unit).toSorted((a, b) => a - b);
  const unit = units[units.length >> 1];
  const alike =
    reaches.length === 2 * blocks.length &&
    units.every((one) => Math.abs(one - unit!) <= ALIKE * unit!);
  if (!alike) return blocks.map(heightOf);
  return ends.map(({ block, top, foot }) =>
    extentOf(block, bodyBy(top!, unit!), bodyBy(foot!, unit!)),
  );
}

/** Signs of marks get lost in a reading: of a block in as many lines as it was asked in, it is known what stands there. */
function lineAsAsked({ text, lines, verdict }: PlacedBlock, at: 0 | -1): BlockLine {
  const line = lines.at(at)!;
  const asked = text.split('\n');
  return {
    ...line,
    text: asked.length === lines.length && verdict !== 'wrong' ? asked.at(at)! : line.text,
    // Feet of joined letters are those of words.
    glyphs: [],
  };
}

/** A line's ink: top and foot, how far they are from its baseline in letter heights, and how high a letter then is. */
interface InkReach {
  top: number;
  foot: number;
  up: number;
  down: number;
  unit: number;
}

function inkReach(line: BlockLine): InkReach | null {
  const body = bodyOf(line);
  if (body === null) return null;
  const [, top, , h] = line.box;
  const unit = body.baseline - body.top;
  if (unit <= 0) return null;
  const foot = top + h;
  return {
    top,
    foot,
    up: (body.baseline - top) / unit,
    down: (foot - body.baseline) / unit,
    unit,
  };
}

function bodyBy({ top, foot, up, down }: InkReach, unit: number): Body {
  const baseline = (top + up * unit + foot - down * unit) / 2;
  return { top: baseline - unit, baseline };
}

/** A row of right-to-left blocks runs from the right; a mixed one the way that it stands. */
function runsLeft(blocks: readonly PlacedBlock[], extents: readonly Extent[]): boolean {
  const leftward = blocks.filter(({ script }) => isRightToLeft(script)).length;
  if (leftward === 0 || leftward === blocks.length) return leftward > 0;
  return extents[0]!.from > extents.at(-1)!.from;
}

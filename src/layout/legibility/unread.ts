import { type Box, intersectionArea, unionOf } from '../../geometry.ts';
import type { FaintText } from '../evidence.ts';
import type { FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { isPrint, type Print, type SmallPrint, smallPrintOf } from './small-print.ts';

/** Pixels from the picture's edge at which it may cut ink: of what is cut nobody knows how high it is. */
const AT_EDGE = 2;

/**
 * Print too small to be read that stands for blocks whose place is not known. What a closer look found
 * to be small print and that is no other block's stands for a block rather than an area somewhere
 * else does that could not be read.
 */
export function unreadSmallPrint(
  input: LayoutInput,
  lost: readonly SeenBlock[],
  leastHeight: (block: SeenBlock) => number,
): SmallPrint[] {
  const rows = input.blocks.flatMap(({ lines, standIn }) => (standIn === true ? [] : lines));
  const faint = input.evidence.faint.filter(
    ({ box }) => !isCut(box, input) && rows.every((row) => !covers(row.box, box)),
  );
  const nobodys = input.lines.filter(
    (line) => line.blocks.every((id) => lost.some((block) => block.id === id)) && isPrint(line),
  );
  const parts = input.lines.flatMap(lowEnds);
  const print = ({ box }: FaintText): Print => ({ box, ink: null });
  const found = smallPrintOf(lost, [...nobodys, ...parts, ...faint.map(print)], leastHeight);
  const taken = new Set(found.map((one) => one.print.box));
  const left = faint.filter(({ box, small }) => small === true && !taken.has(box));
  const standIns = input.blocks.filter(({ standIn }) => standIn === true);
  return [...found, ...smallPrintOf(standIns, left.map(print), leastHeight)];
}

/**
 * Of the highest glyph's height: lower are no letters of its size, of which the lowest reach to nearly
 * half of a bracket; and so many of them are no ellipsis.
 */
const LOW = { share: 0.35, glyphs: 5 } as const;

/** What stands at an end of a line and is much lower: a reader joined small print to its neighbour. */
function lowEnds({ ink }: FoundLine): Print[] {
  if (ink === null || ink.vertical || ink.angle !== 0) return [];
  const glyphs = ink.glyphs.toSorted((a, b) => a[0] - b[0]);
  const most = LOW.share * Math.max(...glyphs.map(([, , , h]) => h));
  const isHigh = ([, , , h]: Box) => h > most;
  const first = glyphs.findIndex(isHigh);
  const last = glyphs.findLastIndex(isHigh);
  return [glyphs.slice(0, first), glyphs.slice(last + 1)]
    .filter((end) => end.length >= LOW.glyphs)
    .map((end) => ({ box: unionOf(end), ink: null }));
}

function isCut([x, y, w, h]: Box, { width, height }: LayoutInput): boolean {
  const across = w >= h ? Math.min(y, height - y - h) : Math.min(x, width - x - w);
  return across <= AT_EDGE;
}

/** Whether most of the second is in the first. */
function covers(box: Box, other: Box): boolean {
  return intersectionArea(box, other) > 0.5 * other[2] * other[3];
}

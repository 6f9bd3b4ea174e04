import type { Box } from '../../geometry.ts';
import { unitsOf } from '../../text/units.ts';
import type { LineInk } from '../evidence.ts';
import type { SeenBlock } from '../seen.ts';
import { foundHeight } from './heights.ts';

/** What looks like a line of text, read or not. */
export interface Print {
  box: Box;
  ink: LineInk | null;
}

/** Print too small to be read that stands for a block which was not found. */
export interface SmallPrint {
  block: SeenBlock;
  print: Print;
  height: number;
}

/** Width of a character over the height of its line: of narrow letters, and of ideographs. */
const WIDTH = { least: 0.25, most: 1.4 };
/**
 * In pixels: what is lower has no shape of a letter, and what is shorter than two ideographs or three
 * letters of five pixels may be a part of one letter.
 */
const LEAST = { height: 3.5, length: 10 } as const;
/** What is not known to have two glyphs is as long as a word whose letters touch, in its heights. */
const WORD = 2.5;
/** A block may be found in pieces, the longest of which is this much of it at least. */
const PIECE = 0.6;

/**
 * For each block that was not found the print that is lower than a line may be and about as long as
 * the block would be at that height. `prints`: what belongs to no other block.
 */
export function smallPrintOf(
  lost: readonly SeenBlock[],
  prints: readonly Print[],
  leastHeight: (block: SeenBlock) => number,
): SmallPrint[] {
  const free = new Set(
    prints.filter((print) => {
      const height = foundHeight(print);
      return height >= LEAST.height && lengthOf(print) * height >= LEAST.length;
    }),
  );
  return lost.flatMap((block): SmallPrint[] => {
    const least = leastHeight(block);
    const units = unitsOf(block.text).raw.length;
    const fitting = [...free].filter((print) => {
      const share = lengthOf(print) / Math.max(1, units);
      return foundHeight(print) < least && share >= PIECE * WIDTH.least && share <= WIDTH.most;
    });
    const [longest] = fitting.toSorted((a, b) => lengthOf(b) - lengthOf(a));
    const length = fitting.reduce((sum, print) => sum + lengthOf(print), 0);
    if (longest === undefined || units < 2 || length < WIDTH.least * units) return [];
    free.delete(longest);
    return [{ block, print: longest, height: foundHeight(longest) }];
  });
}

/** Whether what the reader found may be more than a dot or a stroke that a larger letter lost. */
export function isPrint(print: Print): boolean {
  return (print.ink?.glyphs.length ?? 0) > 1 || lengthOf(print) >= WORD;
}

/** In heights of the line. */
function lengthOf(print: Print): number {
  const { box, ink } = print;
  const [topLeft, topRight] = ink?.quad ?? [];
  const long =
    topLeft === undefined || topRight === undefined || ink?.vertical === true
      ? Math.max(box[2], box[3])
      : Math.hypot(topRight[0] - topLeft[0], topRight[1] - topLeft[1]);
  return long / Math.max(1, foundHeight(print));
}

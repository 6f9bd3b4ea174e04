import { sharedLength } from '../../geometry.ts';
import { unitsOf } from '../../text/units.ts';
import { isTurned } from '../letters.ts';
import { isPlaced } from '../places.ts';
import type { BlockLine, FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { READ } from './noise.ts';

/** Of the shorter of both parts: those that follow on each other share a letter at most. */
const SHARED = 0.5;

/**
 * Blocks of which the letters alternate in a line that could not be read: two that stand beside one
 * another have a stretch each, and what has letters of both all along has both.
 */
export function oneStretch(
  input: LayoutInput,
): { line: Pick<FoundLine, 'box'>; blocks: readonly [SeenBlock, SeenBlock] }[] {
  const placed = input.blocks.filter(isPlaced).filter(({ script }) => script !== 'Arab');
  return placed.flatMap((a, i) =>
    placed.slice(i + 1).flatMap((b) => {
      const shared = a.lines.find((one) => b.lines.some((other) => alternate(one, other)));
      return shared === undefined ? [] : [{ line: { box: shared.box }, blocks: [a, b] as const }];
    }),
  );
}

function alternate(a: BlockLine, b: BlockLine): boolean {
  // Of a row that was read, letters of one may stand among those of the other: “from 12 euros”.
  if ([a, b].some((row) => row.confidence >= READ || isTurned(row))) return false;
  if ([a, b].some(({ text }) => unitsOf(text).raw.length < 2)) return false;
  const areOfOneLine = a.ink.some(({ quad }) =>
    b.ink.some((one) => one.quad.join() === quad.join()),
  );
  if (!areOfOneLine) return false;
  const [[x, , w], [X, , W]] = [a.box, b.box];
  return sharedLength(x, x + w, X, X + W) > SHARED * Math.min(w, W);
}

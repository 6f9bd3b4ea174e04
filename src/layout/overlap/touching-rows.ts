import { type Box, sharedLength } from '../../geometry.ts';
import { isTurned } from '../letters.ts';
import { isPlaced, type PlacedBlock } from '../places.ts';
import type { BlockLine, FoundLine, LayoutInput, SeenBlock } from '../seen.ts';
import { READ } from './noise.ts';

/** Pixels: an ink box ends where ink begins to show, to about one. */
const WHITE = 0.5;
const BETWEEN_GLYPHS = 1;
/** Of the narrower of both rows: what runs beside the other. */
const BESIDE = 0.3;

/**
 * Rows of two blocks without any white between them, of which one could not be read: the ink that
 * they share was given to one of both, and what is left of the other is no text.
 */
export function touchingRows(
  input: LayoutInput,
): { line: Pick<FoundLine, 'box'>; blocks: readonly [SeenBlock, SeenBlock] }[] {
  const placed = input.blocks.filter(isPlaced).filter(({ standIn }) => standIn !== true);
  return placed.flatMap((a) => {
    const unread = a.lines.filter(({ confidence }) => confidence <= READ);
    if (a.verdict !== 'unreadable' || unread.length === 0) return [];
    const met = placed.find((b) => b !== a && meets(unread, b));
    return met === undefined ? [] : [{ line: { box: a.box }, blocks: [a, met] as const }];
  });
}

function meets(rows: readonly BlockLine[], { lines }: PlacedBlock): boolean {
  return rows.some((row) => lines.some((other) => touch(row, other)));
}

function touch(a: BlockLine, b: BlockLine): boolean {
  if ([a, b].some((row) => row.ink.length === 0 || isTurned(row))) return false;
  const least = Math.min(a.box[2], b.box[2]);
  if (besideOf(a.box, b.box) < BESIDE * least || gapOf(a.box, b.box) > WHITE) return false;
  // Rows that lean, or of which few letters hang, may interlock.
  return a.glyphs.some((one) =>
    b.glyphs.some((other) => besideOf(one, other) > 0 && gapOf(one, other) <= BETWEEN_GLYPHS),
  );
}

function besideOf(a: Box, b: Box): number {
  return sharedLength(a[0], a[0] + a[2], b[0], b[0] + b[2]);
}

function gapOf(a: Box, b: Box): number {
  return Math.max(a[1] - b[1] - b[3], b[1] - a[1] - a[3]);
}

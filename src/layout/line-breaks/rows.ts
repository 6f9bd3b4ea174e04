import { type Box, centerOf, type Point, unionOf } from '../../geometry.ts';
import { joined } from '../../text/normalize.ts';
import type { BlockLine } from '../seen.ts';

/** Two lines whose middles are this near, in heights of the lower one, are one row. */
const SAME_ROW = 0.4;

/** Rows of a block, in reading order; what a reader found of one row in pieces is one again. */
export function joinedRows(lines: readonly BlockLine[]): BlockLine[] {
  const rows: BlockLine[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last !== undefined && areOneRow(last, line)) rows[rows.length - 1] = oneRow(last, line);
    else rows.push(line);
  }
  return rows;
}

/** Whether the characters of a row stand one under the other. */
export function isVertical({ ink }: BlockLine): boolean {
  return ink.some(({ vertical }) => vertical);
}

function areOneRow(a: BlockLine, b: BlockLine): boolean {
  if (isVertical(a) !== isVertical(b)) return false;
  if (isVertical(a)) {
    const apart = Math.abs(centerOf(a.box)[0] - centerOf(b.box)[0]);
    return apart < SAME_ROW * Math.min(a.box[2], b.box[2]);
  }
  // Across the text's own direction: upright boxes of turned rows overlap.
  const angle = ((a.ink[0]?.angle ?? 0) * Math.PI) / 180;
  const across = ([x, y]: Point) => y * Math.cos(angle) - x * Math.sin(angle);
  const apart = Math.abs(across(centerOf(a.box)) - across(centerOf(b.box)));
  return apart < SAME_ROW * Math.min(heightOf(a), heightOf(b));
}

/** Of a row across its own direction. */
function heightOf({ box, ink }: BlockLine): number {
  if (ink.length === 0 || ink[0]!.angle === 0) return box[3];
  return Math.max(
    ...ink.map(({ quad: [topLeft, , , bottomLeft] }) =>
      Math.hypot(bottomLeft[0] - topLeft[0], bottomLeft[1] - topLeft[1]),
    ),
  );
}

function oneRow(a: BlockLine, b: BlockLine): BlockLine {
  return {
    text: joined([a.text, b.text]),
    confidence: Math.min(a.confidence, b.confidence),
    box: unionOf([a.box, b.box]) as Box,
    ink: [...new Set([...a.ink, ...b.ink])],
    glyphs: [...a.glyphs, ...b.glyphs],
  };
}

import { type Box, centerOf } from '../../geometry.ts';
import { isRightToLeft } from '../../language.ts';
import type { BlockLine } from '../seen.ts';
import { isVertical } from './rows.ts';

/** A hyphen beside a row's letters: how high at most, and where its middle may lie from the top. */
const HIGH = 0.3;
const MIDDLE = [0.3, 0.85] as const;

/** Whether a row's ink ends in a hyphen: readers drop it as often as they write it. */
export function hyphenIsDrawn(row: BlockLine, script: string): boolean {
  if (row.glyphs.length < 3 || isVertical(row) || isRightToLeft(script)) return false;
  const last = row.glyphs.reduce((most, glyph) => (end(glyph) > end(most) ? glyph : most));
  const tall = Math.max(...row.glyphs.map(([, , , h]) => h));
  const middle = (centerOf(last)[1] - row.box[1]) / Math.max(1, row.box[3]);
  return last[3] <= HIGH * tall && last[2] >= last[3] && middle >= MIDDLE[0] && middle <= MIDDLE[1];
}

function end([x, , w]: Box): number {
  return x + w;
}

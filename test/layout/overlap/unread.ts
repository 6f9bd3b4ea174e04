import type { Box } from '../../../src/geometry.ts';
import type { FoundLine } from '../../../src/layout/seen.ts';
import { inkIn } from '../a-page.ts';

/** A line that was found and could not be read, with its ink. */
export function unread(
  text: string,
  box: Box,
  more: Partial<FoundLine> & { glyphs?: readonly Box[] } = {},
): FoundLine {
  const { glyphs = [], ...rest } = more;
  return {
    text,
    confidence: 0.05,
    box,
    blocks: [],
    ink: inkIn(box, glyphs),
    ...rest,
  };
}

/** So many glyphs side by side, as wide as the box. */
export function glyphsIn([x, y, w, h]: Box, count: number): Box[] {
  return Array.from({ length: count }, (_, at) => [x + (w / count) * at, y, (0.8 * w) / count, h]);
}

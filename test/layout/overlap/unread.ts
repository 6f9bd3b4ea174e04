import { type Box, quadOf } from '../../../src/geometry.ts';
import type { FoundLine } from '../../../src/layout/seen.ts';

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
    ink: {
      box,
      quad: quadOf(box),
      angle: 0,
      vertical: false,
      glyphs,
      foreground: [0, 0, 0],
      background: [255, 255, 255],
      contrast: 21,
      worst: 21,
      stroke: Math.max(1, box[3] / 8),
    },
    ...rest,
  };
}

/** So many glyphs side by side, as wide as the box. */
export function glyphsIn([x, y, w, h]: Box, count: number): Box[] {
  return Array.from({ length: count }, (_, at) => [x + (w / count) * at, y, (0.8 * w) / count, h]);
}

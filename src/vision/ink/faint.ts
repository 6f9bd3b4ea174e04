import { type Box, boxOf, intersectionArea, type Quad } from '../../geometry.ts';
import type { FaintText, LineInk } from '../../layout/evidence.ts';
import type { Pixels } from '../../reading/reader.ts';
import type { Sight } from '../look.ts';
import { inkOfLines } from './ink.ts';
import { stretched } from './stretched.ts';

/** Finds where text is: the reader's own detector, or another. */
export type Detect = (pixels: Pixels) => Promise<readonly { quad: Quad }[]>;

/** What is known already of an area, at most, for it to be new. */
const COVERED = 0.2;
/** Text that stands out more than this would have been found as it is, and this much is none. */
const RATIO = { least: 1.1, most: 2.2 } as const;
/** Strokes of type, in shares of its height. */
const STROKE = { least: 0.04, most: 0.32 } as const;
/** Text has so many glyphs, and so many of them are about as high as their like. */
const GLYPHS = 3;
const REGULAR = 0.6;

/**
 * Text that hardly stands out and is not among what is known. The detector looks a second time, at
 * the picture with its local contrast drawn out; what it then finds must have the strokes and the
 * even height of type.
 *
 * @param known boxes of the lines that were found
 */
export async function faintText(
  sight: Sight,
  known: readonly Box[],
  detect: Detect,
): Promise<FaintText[]> {
  const found = await detect(stretched(sight));
  const fresh = found.filter(({ quad }) => !isKnown(boxOf(quad), known));
  const inks = inkOfLines(
    sight,
    fresh.map(({ quad }) => ({ quad, text: '' })),
  );
  return inks.flatMap((ink): FaintText[] => {
    if (ink === null || !isType(ink)) return [];
    const { box, foreground, background, contrast } = ink;
    return [{ box, foreground, background, contrast }];
  });
}

export function isKnown(box: Box, known: readonly Box[]): boolean {
  const covered = known.reduce((sum, other) => sum + intersectionArea(box, other), 0);
  return covered > COVERED * box[2] * box[3];
}

function isType(ink: LineInk): boolean {
  return ink.contrast >= RATIO.least && ink.contrast <= RATIO.most && isSetLikeType(ink);
}

/** Whether ink has the strokes and the even height of type. */
export function isSetLikeType({ stroke, glyphs }: LineInk): boolean {
  if (glyphs.length < GLYPHS) return false;
  const heights = glyphs.map(([, , , h]) => h).toSorted((a, b) => a - b);
  const high = heights[Math.floor(heights.length * 0.8)]!;
  const like = heights.filter((height) => height > 0.55 * high && height < 1.5 * high).length;
  const share = stroke / high;
  return like >= REGULAR * heights.length && share > STROKE.least && share < STROKE.most;
}

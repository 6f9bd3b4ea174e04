import { type Box, intersectionArea, unionOf } from '../../geometry.ts';
import type { FoundLine } from '../seen.ts';
import { saysWordmark } from './wordmark.ts';

/** Of a line's area, within the logo: then it is what the reader made of the logo itself. */
const WITHIN = 0.6;
/** Of the logo's area, within a line: then the line begins or ends in the logo. */
const BEGUN = 0.3;
/** Of a glyph's area, within the logo: then it is drawn there. */
const GLYPH_WITHIN = 0.5;
/** Pixels by which a logo's box and its ink's may differ. */
const OFF = 2;

/**
 * What a line has beside the logo; null where all of it is the logo's own, its wordmark or what a
 * reader takes a drawing for. Where the reader went on from the logo into a text next to it, or came
 * from there, that is the glyphs outside of it.
 */
export function besideLogo(
  { box, ink, blocks, text }: FoundLine,
  logo: Box,
  wordmark: string | undefined,
): Box | null {
  const area = areaOf(box);
  if (area === 0) return null;
  const shared = intersectionArea(box, logo);
  const within = shared >= WITHIN * area;
  const begun = shared > BEGUN * areaOf(logo);
  if (!within && !begun) return box;
  // A text of the copy that lies over the logo is not the logo's, unless it says the logo's name:
  // a block that begins with that may have been given the logo's line.
  if (blocks.length > 0 && !saysWordmark(text, wordmark)) return box;
  const outside = (ink?.glyphs ?? []).filter((glyph) => !isDrawnIn(glyph, logo));
  return outside.length === 0 ? null : unionOf(outside);
}

function isDrawnIn(glyph: Box, [x, y, w, h]: Box): boolean {
  const grown: Box = [x - OFF, y - OFF, w + 2 * OFF, h + 2 * OFF];
  return intersectionArea(glyph, grown) >= GLYPH_WITHIN * areaOf(glyph);
}

function areaOf([, , w, h]: Box): number {
  return w * h;
}

import type { Box, Quad } from '../../src/geometry.ts';
import type { LineKind } from './wording.ts';

/** What is known of a line that was drawn. */
export interface LineTruth {
  id: string;
  /** BCP 47 */
  lang: string;
  /** What is drawn; 〓 for each glyph that is none. */
  text: string;
  kind: LineKind;
  /** What the copy would have asked for, where that differs from what is drawn. */
  expected?: string;
  /** Code point indices in `expected` of malformed glyphs. */
  malformed?: number[];
  /** How each was malformed, and pixels changed over pixels inked. */
  how?: { way: string; change: number }[];
  /** Pixels of the page, tight around the ink; with outlines, without shadows. */
  box: Box;
  quad: Quad;
  /** Of the font, in pixels. */
  size: number;
  /** Faces the characters come from. */
  font: string;
  /** WCAG 2 ratio of text, or its outline, against the mean of what is under it. */
  contrast: number;
  vertical: boolean;
  /** Clockwise, in degrees. */
  turned: number;
  degradation: string;
}

import type { Box } from '../geometry.ts';
import type { Colour } from './colours.ts';
import type { Face } from './fonts/faces.ts';

/**
 * A page as it will be drawn: where every line, logo and product stands, in pixels. Faults change a
 * page, the painter draws it, and what was drawn is known to the letter.
 */
export interface Page {
  width: number;
  height: number;
  ground: PageGround;
  texts: PageText[];
  logo: PagePicture | null;
  product: PagePicture | null;
}

export const groundKinds = [
  'plain',
  'gradient',
  'paper',
  'blobs',
  'stripes',
  'rays',
  'photo',
] as const;
export type GroundKind = (typeof groundKinds)[number];

export interface PageGround {
  kind: GroundKind | 'transparent';
  /** What most of it is painted with, and what the rest runs into. */
  colour: Colour;
  second: Colour;
  seed: number;
}

/** A block of the copy, or a line that nobody asked for, as it is set. */
export interface PageText {
  /** Id of the block whose text this is; null for an invented line. */
  block: string | null;
  lang: string;
  /** Each character comes from the first that has it. */
  faces: readonly Face[];
  /** Of the font, in pixels. */
  size: number;
  /** Null: chosen by the painter to stand out from what lies under the text. */
  ink: Colour | null;
  align: Align;
  lines: PageLine[];
}

export type Align = 'left' | 'center' | 'right';

export interface PageLine {
  /** In logical order. */
  text: string;
  /** Where the ink's left edge, middle or right edge stands, by the text's `align`. */
  x: number;
  /** Where the letters stand on. */
  baseline: number;
  /** Ink box on the page of the line as it was laid out. */
  box: Box;
  /** Glyphs to be malformed: how many, and by which lot. */
  malformed?: { count: number; seed: number };
}

/** A logo or product, by its file. */
export interface PagePicture {
  /** Path of the file. */
  file: string;
  box: Box;
}

/** What a page turned out to be, read off what was really inked. */
export interface DrawnPage {
  png: Uint8Array;
  width: number;
  height: number;
  texts: DrawnText[];
  /** Ink boxes. */
  logo: Box | null;
  product: Box | null;
}

export interface DrawnText {
  block: string | null;
  lang: string;
  size: number;
  /** WCAG 2 ratio of the ink against what lies under it. */
  contrast: number;
  box: Box;
  /** `text` has 〓 for each malformed glyph. */
  lines: { text: string; box: Box }[];
}

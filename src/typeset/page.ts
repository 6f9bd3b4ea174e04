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
  /** Along its edges, in the palette's further colours; none where left out. */
  bands?: readonly PageBand[];
}

export interface PageBand {
  box: Box;
  colour: Colour;
  /** Whether it is in the palette's main colour, since the ground is not. */
  main?: true;
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
  /** Where the file as a whole stands before it is turned. */
  box: Box;
  /** The file in small, for faults that have to know what is where. */
  sketch?: PictureSketch;
  /** Degrees clockwise about the middle of its box; level where left out. */
  angle?: number;
  /** What is not as in its file; nothing where left out. */
  look?: PictureLook;
  /** Where it is drawn once more, turned and looking the same. */
  copies?: readonly Box[];
}

/** A picture in pixels of a square, whatever its proportions. */
export interface PictureSketch {
  side: number;
  /** Four bytes a pixel, alpha not multiplied in. */
  rgba: Uint8ClampedArray;
  /** What is inked, in shares of the whole. */
  ink: Box;
}

/** How a picture is drawn otherwise than its file has it. Parts are boxes in shares of its own. */
export interface PictureLook {
  /** Degrees by which all its hues are turned. */
  hue?: number;
  /** All of it in one colour, as far as it is inked. */
  ink?: Colour;
  /** Left for right. */
  mirrored?: boolean;
  /** Parts that are left out. */
  without?: readonly Box[];
  /** Parts that stand upside down. */
  upended?: readonly Box[];
}

/** What a page turned out to be, read off what was really inked. */
export interface DrawnPage {
  png: Uint8Array;
  width: number;
  height: number;
  texts: DrawnText[];
  /** Boxes of the files, as they are turned. */
  logo: Box | null;
  product: Box | null;
  /** What is inked within them. */
  logoInk: Box | null;
  productInk: Box | null;
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

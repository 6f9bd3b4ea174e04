import type { Box, Quad } from '../geometry.ts';
import type { TypeHeights } from './type-heights.ts';

/**
 * What was measured in a picture's pixels, for rules to judge: extracted once, stored, and never
 * looked up in the picture again. Boxes and lengths are in pixels of the picture received, colours
 * are 8-bit sRGB.
 */
export interface PictureEvidence {
  /** One entry for each line of the reading, in its order; null where no ink could be told. */
  lines: readonly (LineInk | null)[];
  /** What looks like text and that the reader did not find: too faint for it, cut by the picture's edge, or too small. */
  faint: readonly FaintText[];
  /** Whether it was looked for at all, which is only done where a text is missing. */
  closely?: boolean;
  colours: ColourEvidence;
  /** Null where the sample asks for no logo. */
  logo: LogoEvidence | null;
  /** Null where the sample asks for no product. */
  product: ProductEvidence | null;
}

export type Rgb = readonly [number, number, number];

/** The ink of one line that was read. */
export interface LineInk {
  /** All that is inked, upright. */
  box: Box;
  /** The same, turned with the line: corners in the text's own order. */
  quad: Quad;
  /** Degrees clockwise by which the line is turned; 0 where it is level. */
  angle: number;
  /** Whether its characters stand one under the other. */
  vertical: boolean;
  /**
   * Upright boxes of what is inked, along the line: parts above one another (i and its dot, the
   * radicals of 明) are one; letters that touch are one, too.
   */
  glyphs: readonly Box[];
  /** Colour of the letters' cores, and the median of what is around them. */
  foreground: Rgb;
  background: Rgb;
  /** WCAG 2 ratio of the two. */
  contrast: number;
  /** The same against the least favourable tenth of what is around the letters. */
  worst: number;
  /** Median width of a stroke. */
  stroke: number;
  /** How high the line's letters are, all of it being one size; null where that can't be told. */
  heights?: TypeHeights | null;
  /**
   * Where the ink changes along the line, as between a faint word and a dark price: each stretch by
   * itself, in the order of `glyphs`. What stands above is then that of the widest. Undefined where
   * the line has one ink.
   */
  parts?: readonly InkPart[];
}

/** A stretch of a line that has an ink of its own. */
export type InkPart = Pick<
  LineInk,
  'box' | 'glyphs' | 'foreground' | 'background' | 'contrast' | 'worst' | 'stroke'
>;

export interface FaintText {
  box: Box;
  foreground: Rgb;
  background: Rgb;
  contrast: number;
  /** Not faint but too small: letters of a few pixels, whose colours are hardly known. */
  small?: boolean;
}

/** Colours of the whole picture. */
export interface ColourEvidence {
  /** Colours that cover the picture, the widest first: each stands for all within a small bin. */
  colours: readonly ColourArea[];
  /** The picture as a coarse grid of its local main colours, row by row, for showing where. */
  grid: { columns: number; rows: number; cells: readonly Rgb[] };
  /** What reaches the picture's edge without a step: what everything else stands on. */
  background: {
    /** Its median colour. */
    colour: Rgb;
    /** Of the picture's area. */
    share: number;
    /** Of it, how much is white: no channel more than 8 below 255… */
    white: number;
    /** …and CIEDE2000 from #ffffff of its median, and of its tenth that is farthest from white. */
    fromWhite: number;
    farFromWhite: number;
  };
  /** Null where the file has no alpha channel. */
  alpha: {
    /** Shares of the area: alpha 0..8, 248..255, and all between. */
    transparent: number;
    opaque: number;
    partly: number;
    /** Of the pixels on the picture's four edges, how many are transparent. */
    edge: number;
  } | null;
}

export interface ColourArea {
  colour: Rgb;
  /** Of the picture's area, 0..1. */
  share: number;
  /** The cell of the grid that has most of it. */
  cell?: number;
}

/** Where the brand's file was found, the likeliest first. */
export interface LogoEvidence {
  /** Width over height of the file's ink. */
  aspect: number;
  /** How much of the file's own width is inked, 0..1; all where left out. */
  whole?: { inkWidth: number };
  found: readonly LogoPlace[];
}

export interface LogoPlace {
  box: Box;
  /** Corners of the file's own ink box: its top left, top right, bottom right, bottom left. */
  quad: Quad;
  /** Degrees clockwise. */
  angle: number;
  /** Width over height as drawn, over the file's: 1 where proportions are kept. */
  stretch: number;
  /** 0..1: how well shapes agree, whatever their colours. */
  shape: number;
  /** Least share of agreement over the parts of the logo: a part that is drawn otherwise or hidden. */
  weakest: number;
  /** 0..1: how much of the logo's edges was seen. */
  visible: number;
  /** CIEDE2000 between the file's colours and those drawn, by area; null where it could not be told. */
  colour: number | null;
}

/** A product registered to its reference picture. */
export interface ProductEvidence {
  /** Null where it was not found. */
  found: ProductPlace | null;
}

export interface ProductPlace {
  box: Box;
  quad: Quad;
  /** Degrees clockwise. */
  angle: number;
  /** Width over height as drawn, over the reference's. */
  stretch: number;
  /** 0..1: how sure it is that the product stands there. */
  score: number;
  /** Intersection over union of the two outlines after registration. */
  outline: number;
  /** Share of the product's pixels that differ after registration (pixelmatch). */
  differing: number;
  /** Places of the picture in which it does, or where it is missing; the largest first. */
  where?: readonly Quad[];
  /** Structural similarity (SSIM, Wang et al. 2004) of lightness within the outline. */
  structure: number;
  /** Share of the product that other things cover (texts), and that was not compared. */
  covered: number;
}

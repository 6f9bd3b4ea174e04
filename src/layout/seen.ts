import type { Box } from '../geometry.ts';
import type { CopyBlock, Verdict } from '../text/types.ts';
import type { LineInk, PictureEvidence } from './evidence.ts';

/** A sample, as far as its layout is judged. Structurally a sample of a set. */
export interface AskedLayout {
  copy: readonly CopyBlock[];
  logo?:
    | {
        region?: Place | undefined;
        width?: readonly [number, number] | undefined;
        clear?: number | undefined;
        text?: string | undefined;
      }
    | undefined;
  product?: { region?: Place | undefined; tolerance?: number | undefined } | undefined;
  palette?:
    | { primary: string; secondary?: readonly string[] | undefined; tolerance?: number | undefined }
    | undefined;
  background?: 'opaque' | 'white' | 'transparent' | undefined;
  layout?: LayoutKeys | undefined;
}

/** A cell of the 3x3 grid, or [x, y, width, height] in 0..1 of the picture. */
export type Place = string | readonly number[];

export type Edge = 'left' | 'right' | 'center' | 'start' | 'end' | 'top' | 'bottom' | 'middle';

export interface LayoutKeys {
  hierarchy?: readonly (string | readonly string[])[] | undefined;
  ratio?: number | undefined;
  order?: boolean | undefined;
  align?:
    | readonly { blocks: readonly string[]; edge: Edge; tolerance?: number | undefined }[]
    | undefined;
  spacing?:
    | readonly { blocks: readonly string[]; axis: 'x' | 'y'; tolerance?: number | undefined }[]
    | undefined;
  margin?: number | undefined;
  lineBreaks?: boolean | { breaks: number } | undefined;
  overlap?: boolean | { share: number } | undefined;
  contrast?: boolean | { ratio: number } | undefined;
  legibility?: boolean | { minHeight: number } | undefined;
}

/** All that a rule gets to see. */
export interface LayoutInput {
  /** Pixels of the picture received. */
  width: number;
  height: number;
  asked: AskedLayout;
  /** One for each block of the copy, in its order. */
  blocks: readonly SeenBlock[];
  /**
   * The same, and of those without a place the ones for which an area stands that could not be read:
   * as far as place and size tell, so that of two alike it may be either. For rules that ask what is
   * there, and not which block it is.
   */
  located: readonly SeenBlock[];
  /** Every line that was found, whosever it is: also those that nobody asked for or could read. */
  lines: readonly FoundLine[];
  evidence: PictureEvidence;
}

/** A block of the copy and where it stands. */
export interface SeenBlock {
  id: string;
  role: string;
  /** BCP 47. */
  lang: string;
  /** ISO 15924. */
  script: string;
  /** As asked for, with the line breaks that it prescribes. */
  text: string;
  /** What the text's judge says of its characters. */
  verdict: Verdict;
  /**
   * Ink box of all its lines; null where its place is not known: because it is missing, or because
   * what was found is too unlike it to be taken for it.
   */
  box: Box | null;
  /** Its rows of text from the first to the last; empty where its place is not known. */
  lines: readonly BlockLine[];
  /** Its place is that of an area which could not be read, and stands for it. */
  standIn?: boolean;
}

/** One row of a block's text, as it is set in the picture. */
export interface BlockLine {
  /** As read; only this block's part of the row. */
  text: string;
  /** 0..1: how far the reader trusts the row's text. */
  confidence: number;
  /** Ink box of the block's part of the row. */
  box: Box;
  /** Ink of all lines that the row was read from; empty where none could be told. */
  ink: readonly LineInk[];
  /** The glyphs of the block's part of the row, along it. */
  glyphs: readonly Box[];
}

export interface FoundLine {
  text: string;
  confidence: number;
  /** Ink box, or the reader's own where no ink could be told. */
  box: Box;
  /** The reader's own box, which is loose by some pixels. */
  found?: Box;
  ink: LineInk | null;
  /** Ids of the blocks that own text of it. */
  blocks: readonly string[];
}

import type { Box, Quad } from '../geometry.ts';

/**
 * What a reader saw in one picture. This is evidence: kept for ever under the picture's hash and
 * the reader's id, version, data and languages, and judged again at will.
 */
export interface Reading {
  /** Pixels of the picture received; all boxes are in these. */
  width: number;
  height: number;
  /** Every area where text was detected, also those that could not be read (text ''). */
  lines: ReadLine[];
}

export interface ReadLine {
  quad: Quad;
  /** In logical order; '' where text was detected and none could be read. */
  text: string;
  /**
   * 0..1: how far the reader trusts `text`, whatever the copy says. 0 where no engine of the
   * route can write the script it sees.
   */
  confidence: number;
  /** One entry a character where the engine gives them; their texts join to `text`. */
  characters: ReadCharacter[];
  /** The engine whose text this is, e.g. `pp-ocrv4` or `tesseract/jpn`. */
  engine: string;
  /** Script whose calibration the confidence comes from (ISO 15924). */
  script?: string;
  /** What the confidence was worked out from, so that it can be worked out anew. */
  signals?: Readonly<Record<string, number>>;
  /** What other engines of the route read in the same place. */
  others?: { engine: string; text: string; confidence: number }[];
}

export interface ReadCharacter {
  text: string;
  confidence: number;
  /**
   * 0..1: mean probability of this character in this place over the engines asked that are able to
   * write it, 0 for each that read something else there. Undefined where that was not noted.
   */
  fit?: number;
  box: Box | null;
}

/** Pixels as a reader gets them: opaque 8-bit RGB, three bytes a pixel, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

export interface ReaderIdentity {
  id: string;
  /** The reader's own code: changes whenever its readings may. */
  version: string;
  /** Hash over the files it reads with (weights, dictionaries, language data). */
  data: string;
}

/**
 * Reads lines off a picture. Given the picture and the languages of the copy, never the expected
 * characters: a reader that knows the answer corrects the very errors that are to be counted.
 */
export interface TextReader {
  identity(languages: readonly string[]): Promise<ReaderIdentity>;
  /**
   * Every character that the reader's route for these languages can write, or null if unknown.
   * Copy outside it is unreadable by this instrument, never wrong.
   */
  alphabet(languages: readonly string[]): Promise<ReadonlySet<string> | null>;
  read(pixels: Pixels, languages: readonly string[]): Promise<Reading>;
  close(): Promise<void>;
}

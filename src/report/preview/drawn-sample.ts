import type { Sample } from '../../dataset/schema.ts';
import type { Box } from '../../geometry.ts';

/** A sample as the typesetter drew it, or why it could not. */
export interface DrawnSample {
  sample: Sample;
  /** The finished prompt. */
  prompt: string;
  /** What the rules ask for, a sentence each. */
  rules: readonly string[];
  words: number;
  /** By name, as addresses that hold the picture itself. */
  assets: ReadonlyMap<string, string>;
  drawing: Drawing | { fault: string };
}

export interface Drawing {
  /** An address that holds the picture itself. */
  picture: string;
  /** Pixels of the canvas, which boxes are in; the picture itself may be smaller. */
  width: number;
  height: number;
  /** Ink boxes of blocks and of their lines. */
  blocks: readonly { id: string; box: Box; lines: readonly Box[] }[];
  logo: Box | null;
  product: Box | null;
}

export interface DrawnSet {
  name: string;
  version: string;
  title: string;
  description: string | null;
  samples: readonly DrawnSample[];
}

import type { Sample } from '../dataset/schema.ts';
import type { GroundKind } from './page.ts';

/** What decides a page, besides the version of the typesetter. */
export interface TypesetRequest {
  sample: Sample;
  /** The set's folder, in which assets are found. */
  folder: string;
  /** The same seed gives the same page: typefaces, alignment, colours, ground. */
  seed: number;
  options?: TypesetOptions;
}

export interface TypesetOptions {
  /** A user's own font files, used before those that come with the program. */
  fonts?: readonly string[];
  /** Names of the typefaces to choose from (default: all that come with the program). */
  typefaces?: readonly string[];
  /** One ground instead of one by lot. */
  ground?: GroundKind;
}

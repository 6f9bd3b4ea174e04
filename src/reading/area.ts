import type { Quad } from '../geometry.ts';
import type { Bend } from './ppocr/bend.ts';

/** A place with text in it, in pixels of the picture. */
export interface Area {
  quad: Quad;
  /** The line that text on an arc follows; null for straight text. */
  bend: Bend | null;
}

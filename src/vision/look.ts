import type { Pixels } from '../reading/reader.ts';

/** A picture as rules of layout get it looked at. */
export interface Sight extends Pixels {
  /** One byte a pixel; null where the file has no alpha channel. */
  alpha: Uint8Array | null;
}

/** A brand's or product's own picture: where its file is. */
export interface AssetFile {
  /** Absolute path. */
  file: string;
}

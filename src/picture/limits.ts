export interface PictureLimits {
  /** Bytes of the file, before anything of it is read. */
  maxBytes: number;
  /** Width times height, before anything of it is decoded. */
  maxPixels: number;
  /** Pixels of the longer side. */
  maxSide: number;
}

/** Well above what any image model returns, well below what would fill a small machine's memory. */
export const defaultLimits: Readonly<PictureLimits> = {
  maxBytes: 64 * 1024 * 1024,
  maxPixels: 100_000_000,
  maxSide: 16_384,
};

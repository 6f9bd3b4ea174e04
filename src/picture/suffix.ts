import type { PictureFile } from './picture.ts';

/** How files of a picture's format end, without the dot. */
export function suffixOf({ format }: Pick<PictureFile, 'format'>): 'png' | 'jpg' | 'webp' {
  return format === 'jpeg' ? 'jpg' : format;
}

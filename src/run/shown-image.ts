import { join } from 'node:path';
import type { PictureFile } from '../picture/picture.ts';
import { suffixOf } from '../picture/suffix.ts';
import type { ImageResult } from '../results/results.ts';
import { linkInto } from '../store/link.ts';

/**
 * What is known of a picture that was received, and is shown in the run's folder now.
 *
 * @param stored where the store has it
 */
export async function shownImage(
  base: ImageResult,
  picture: PictureFile,
  stored: string,
  out: string,
): Promise<ImageResult> {
  const file = `images/${picture.sha256.slice(0, 2)}/${picture.sha256}.${suffixOf(picture)}`;
  await linkInto(stored, join(out, file));
  return {
    ...base,
    outcome: 'image',
    file,
    sha256: picture.sha256,
    width: picture.width,
    height: picture.height,
    flattened: picture.hadAlpha,
    note: picture.note ?? null,
  };
}

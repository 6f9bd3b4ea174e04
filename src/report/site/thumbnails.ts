import pLimit from 'p-limit';
import sharp from 'sharp';
import { defaultLimits } from '../../picture/limits.ts';
import { openPicture } from '../../picture/picture.ts';
import { writeAtomicallyLater } from '../../store/write.ts';
import { isThere } from './show-pictures.ts';

/** Pixels that a card of the gallery shows on a sharp screen. */
const WIDTH = 400;
const HEIGHT = 560;
/** One decodes while another is written. */
const AT_ONCE = 4;

/** A picture that gets a small one. */
export interface Original {
  /** Its file. */
  path: string;
  /** Where the small one goes. */
  thumbnail: string;
}

/**
 * Makes small pictures where they are not there yet. A picture that can't be opened or decoded gets
 * none: the report says so in its place.
 *
 * @returns thumbnails that are there
 */
export async function makeThumbnails(
  originals: readonly Original[],
  folder: string,
  onMade: () => void = () => {},
  signal?: AbortSignal,
): Promise<Set<string>> {
  const limit = pLimit(AT_ONCE);
  const made = await Promise.all(
    originals.map(({ path, thumbnail }) =>
      limit(async () => {
        signal?.throwIfAborted();
        const isMade = isThere(thumbnail) || (await make(path, thumbnail, folder));
        onMade();
        return isMade ? [thumbnail] : [];
      }),
    ),
  );
  return new Set(made.flat());
}

async function make(path: string, thumbnail: string, folder: string): Promise<boolean> {
  const picture = await openPicture(path, {}, folder);
  if (!picture.ok) return false;
  const small = await sharp(picture.bytes, { limitInputPixels: defaultLimits.maxPixels })
    .rotate()
    .resize(WIDTH, HEIGHT, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72 })
    .toBuffer()
    // Cut off or broken behind its header; the picture's own page says what came of it.
    .catch(() => null);
  if (small === null) return false;
  await writeAtomicallyLater(thumbnail, small, { code: 'output' });
  return true;
}

import pLimit from 'p-limit';
import sharp from 'sharp';
import { defaultLimits } from '../../picture/limits.ts';
import { openPicture } from '../../picture/picture.ts';
import { linkInto } from '../../store/link.ts';
import { writeAtomicallyLater } from '../../store/write.ts';
import { isThere } from './is-there.ts';

/** Pixels that a card of the gallery shows on a sharp screen. */
const WIDTH = 400;
const HEIGHT = 560;
/** One decodes while another is written. */
const AT_ONCE = 4;

/** A picture that gets a small one. */
export interface Original {
  /** Its file. */
  path: string;
  sha256: string | null;
  /** Where the small one goes. */
  thumbnail: string;
}

/** Where small pictures are kept that were made once, as a store does. */
export interface KeptThumbnails {
  thumbnail(sha256: string): string | null;
  /** Returns the path. */
  putThumbnail(sha256: string, bytes: Uint8Array): string;
}

export interface Making {
  /** In which the pictures must lie. */
  folder: string;
  kept?: KeptThumbnails | undefined;
  onMade?: (() => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Makes small pictures where they are not there yet. A picture that can't be opened or decoded gets
 * none: the report says so in its place.
 *
 * @returns thumbnails that are there
 */
export async function makeThumbnails(
  originals: readonly Original[],
  { folder, kept, onMade, signal }: Making,
): Promise<Set<string>> {
  const limit = pLimit(AT_ONCE);
  const made = await Promise.all(
    originals.map((original) =>
      limit(async () => {
        signal?.throwIfAborted();
        const isMade = isThere(original.thumbnail) || (await make(original, folder, kept));
        onMade?.();
        return isMade ? [original.thumbnail] : [];
      }),
    ),
  );
  return new Set(made.flat());
}

async function make(
  { path, sha256, thumbnail }: Original,
  folder: string,
  kept: KeptThumbnails | undefined,
): Promise<boolean> {
  const known = sha256 === null ? null : (kept?.thumbnail(sha256) ?? null);
  if (known !== null) {
    await linkInto(known, thumbnail);
    return true;
  }
  const picture = await openPicture(path, {}, folder);
  if (!picture.ok) return false;
  const small = await smallOf(picture.bytes);
  if (small === null) return false;
  // By what the file is now: it may be another than when it was judged.
  if (kept === undefined) await writeAtomicallyLater(thumbnail, small, { code: 'output' });
  else await linkInto(kept.putThumbnail(picture.sha256, small), thumbnail);
  return true;
}

/** null where it is cut off or broken behind its header. */
async function smallOf(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await sharp(bytes, { limitInputPixels: defaultLimits.maxPixels })
      .rotate()
      .resize(WIDTH, HEIGHT, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 72 })
      .toBuffer();
  } catch {
    return null;
  }
}

import { realpathSync } from 'node:fs';
import { extname, isAbsolute, join, relative, resolve } from 'node:path';
import { isInside } from '../../picture/read-file.ts';
import type { ImageResult } from '../../results/results.ts';
import { linkInto } from '../../store/link.ts';
import type { Shown } from './cells.ts';
import { isThere } from './is-there.ts';
import { type KeptThumbnails, makeThumbnails, type Original } from './thumbnails.ts';

export interface Showing {
  /** The run's folder, where its pictures are. */
  from: string;
  /** The report's folder. */
  out: string;
  /** Folders in it: for thumbnails, and for pictures where they have to be brought there. */
  thumbnails: string;
  pictures?: string;
  /** Where thumbnails are kept from report to report. */
  kept?: KeptThumbnails | undefined;
  /** Told how many pictures there are, then of each whose thumbnail is made. */
  onPlan?: ((pictures: number) => void) | undefined;
  onPicture?: (() => void) | undefined;
  signal?: AbortSignal | undefined;
}

const NONE: Shown = { picture: null, thumbnail: null };

/** A picture's path in its run's folder, and in the report's. */
interface Placed {
  inner: string;
  shown: string;
  sha256: string | null;
}

/**
 * Brings the pictures of a run to a report, with small ones beside them. Returns where those of a
 * picture are; nowhere for one whose file is gone.
 *
 * @throws {TyposcopeError} code `output` where the disk refuses
 */
export async function showPictures(
  images: readonly Pick<ImageResult, 'file' | 'sha256'>[],
  { from, out, thumbnails, pictures = '', kept, onPlan, onPicture, signal }: Showing,
): Promise<(image: Pick<ImageResult, 'file'>) => Shown> {
  const placed = new Map<string, Placed>();
  const root = realPath(from);
  for (const { file, sha256 } of images) {
    const inner = innerPath(from, file);
    if (file === null || inner === null || !isThere(join(from, inner))) continue;
    if (!liesIn(root, join(from, inner))) continue;
    placed.set(file, { inner, shown: join(pictures, inner).replaceAll('\\', '/'), sha256 });
  }
  onPlan?.(placed.size);
  for (const { inner, shown } of placed.values()) {
    const [source, target] = [join(from, inner), join(out, shown)];
    if (resolve(source) !== resolve(target)) await linkInto(source, target);
  }
  const thumbnailOf = (inner: string) => `${thumbnails}/${inner}.webp`;
  const originals = [...placed.values()].map(
    ({ inner, sha256 }): Original => ({
      path: join(from, inner),
      sha256,
      thumbnail: join(out, thumbnailOf(inner)),
    }),
  );
  const made = await makeThumbnails(originals, {
    folder: from,
    kept,
    onMade: onPicture,
    signal,
  });
  return ({ file }) => {
    const place = file === null ? undefined : placed.get(file);
    if (place === undefined) return NONE;
    const thumbnail = thumbnailOf(place.inner);
    return {
      picture: urlOf(place.shown),
      thumbnail: made.has(join(out, thumbnail)) ? urlOf(thumbnail) : null,
    };
  };
}

/** A path as a page names it: a file may be called what `#`, `?` or `%` would end or turn. */
function urlOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

const PICTURES = new Set(['.png', '.jpg', '.jpeg', '.webp']);

/**
 * A picture's path in its run's folder, as results.json has it; null for one that leads out of the
 * folder or is no picture: the file may be somebody else's.
 */
export function innerPath(folder: string, file: string | null): string | null {
  if (file === null || isAbsolute(file) || !PICTURES.has(extname(file).toLowerCase())) return null;
  // Runs write none: to a page it is a step into a folder, to a disk it may be a letter of a name.
  if (file.includes('\\')) return null;
  const path = relative(resolve(folder), resolve(join(folder, file)));
  return path.startsWith('..') || isAbsolute(path) ? null : path.replaceAll('\\', '/');
}

/**
 * Whether a file is in a folder once all links are followed: whoever shows a report shows what is in it.
 *
 * @param root where the folder really is; null: nowhere
 */
function liesIn(root: string | null, path: string): boolean {
  const real = realPath(path);
  return root !== null && real !== null && isInside(root, real);
}

function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

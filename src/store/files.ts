import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TyposcopeError } from '../errors.ts';
import { diskFault } from './fault.ts';
import { clearLeftovers, writeAtomically, writeAtomicallyLater } from './write.ts';

/** Read only, since run folders hold links to these very files: evidence is not edited. */
const EVIDENCE = 0o444;
const HASH = /^[0-9a-f]{64}$/;
const SUFFIX = /^[a-z0-9]{1,5}$/;

/** Pictures, what was drawn of them, and small ones, under names that say what they hold: `images/ab/abcd….png`. */
export interface Files {
  /** The folder of the pictures. */
  readonly images: string;
  putPicture(bytes: Uint8Array, sha256: string, ext: string): string;
  /** The same, while the program goes on with others. */
  keepPicture(bytes: Uint8Array, sha256: string, ext: string): Promise<string>;
  picture(sha256: string, ext: string): string | null;
  putOverlay(key: string, bytes: Uint8Array): string;
  overlay(key: string): string | null;
  putThumbnail(sha256: string, bytes: Uint8Array): string;
  thumbnail(sha256: string): string | null;
}

export function openFiles(folder: string): Files {
  const images = join(folder, 'images');
  const overlays = join(folder, 'overlays');
  const thumbnails = join(folder, 'thumbnails');
  for (const room of [images, overlays, thumbnails]) {
    try {
      mkdirSync(room, { recursive: true });
      for (const entry of readdirSync(room)) clearLeftovers(join(room, entry));
    } catch (error) {
      throw diskFault('store', room, error);
    }
  }
  const overlayPath = (key: string) => pathOf(overlays, key, 'jpg');
  const thumbnailPath = (sha256: string) => pathOf(thumbnails, sha256, 'webp');
  return {
    images,
    putPicture: (bytes, sha256, ext) => putPictureIn(images, bytes, sha256, ext),
    keepPicture: (bytes, sha256, ext) => keepPictureIn(images, bytes, sha256, ext),
    picture: (sha256, ext) => foundAt(pathOf(images, sha256, ext)),
    putOverlay: (key, bytes) => putDrawn(overlayPath(key), bytes),
    overlay: (key) => foundAt(overlayPath(key)),
    putThumbnail: (sha256, bytes) => putDrawn(thumbnailPath(sha256), bytes),
    thumbnail: (sha256) => foundAt(thumbnailPath(sha256)),
  };
}

function foundAt(path: string): string | null {
  return (sizeOf(path) ?? 0) > 0 ? path : null;
}

function putDrawn(path: string, bytes: Uint8Array): string {
  if (sizeOf(path) !== bytes.byteLength) put(path, bytes);
  return path;
}

function putPictureIn(images: string, bytes: Uint8Array, sha256: string, ext: string): string {
  const path = pathOf(images, sha256, ext.replace(/^\./, ''));
  // Of a failing disk the size may be right and the bytes wrong, and readers read this file.
  if (!holds(path, bytes)) put(path, bytes);
  return path;
}

/** Keeps a picture in a store's folder of pictures, on whichever thread it came to. */
export async function keepPictureIn(
  images: string,
  bytes: Uint8Array,
  sha256: string,
  ext: string,
): Promise<string> {
  const path = pathOf(images, sha256, ext.replace(/^\./, ''));
  if (!holds(path, bytes))
    await writeAtomicallyLater(path, bytes, { code: 'store', mode: EVIDENCE });
  return path;
}

function put(path: string, bytes: Uint8Array): void {
  writeAtomically(path, bytes, { code: 'store', mode: EVIDENCE });
}

function pathOf(room: string, key: string, ext: string): string {
  if (!HASH.test(key) || !SUFFIX.test(ext)) {
    throw new TyposcopeError('internal', 'a stored file is named by its hash', {
      found: JSON.stringify(`${key}.${ext}`),
      expected: '64 hexadecimal digits and a short suffix',
    });
  }
  return join(room, key.slice(0, 2), `${key}.${ext}`);
}

function holds(path: string, bytes: Uint8Array): boolean {
  if (sizeOf(path) !== bytes.byteLength) return false;
  try {
    return readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}

/** null where there is no such file. */
function sizeOf(path: string): number | null {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() ? stat.size : null;
  } catch (error) {
    throw diskFault('store', path, error);
  }
}

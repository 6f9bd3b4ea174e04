import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hashThread } from './hash-thread.ts';
import type { Hashed } from './hash-worker.ts';
import { inspectPicture, type PictureHeader } from './inspect.ts';
import { defaultLimits, type PictureLimits } from './limits.ts';
import { noteOf, type PictureFile } from './picture.ts';
import { readRegularFile } from './read-file.ts';

/** So many are looked at here: starting a thread takes as long. */
const FEW = 32;
let opened = 0;

/**
 * A picture that was kept under its hash, opened as `openPicture` does; null where it is not there any
 * more, or no longer what its name says. A finished run opens a gigabyte of them, so that their bytes
 * are looked at and not held: who wants them after all has them read once more.
 */
export async function openStoredPicture(
  path: string,
  sha256: string,
  limits: Partial<PictureLimits> = {},
): Promise<PictureFile | null> {
  const all = { ...defaultLimits, ...limits };
  const found = await hashed(path, all.maxBytes);
  if (found?.sha256 !== sha256) return null;
  // Only now, since what a path's header says is remembered for a while.
  const header = await inspectPicture(found.head, all, path);
  if (!header.ok) return null;
  return pictureAt(path, header, sha256);
}

/** A picture in a file, whose bytes are read by whoever wants them after all. */
export function pictureAt(path: string, header: PictureHeader, sha256: string): PictureFile {
  const note = noteOf(path, header);
  return {
    ...header,
    get bytes() {
      return readFileSync(path);
    },
    sha256,
    path,
    ...(note === '' ? {} : { note }),
  };
}

async function hashed(path: string, maxBytes: number): Promise<Hashed | null> {
  opened += 1;
  if (opened > FEW) {
    const answer = await hashThread()
      .hash(path, maxBytes)
      .catch(() => undefined);
    if (answer !== undefined) return answer;
  }
  const file = await readRegularFile(path, { maxBytes });
  return file.ok ? { sha256: hash('sha256', file.bytes), head: file.bytes } : null;
}

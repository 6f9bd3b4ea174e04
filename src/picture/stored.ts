import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { inspectPicture } from './inspect.ts';
import { defaultLimits, type PictureLimits } from './limits.ts';
import { noteOf, type PictureFile } from './picture.ts';

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
  return lookingInto(path, all.maxBytes, async (bytes) => {
    // In a thread of the engine's: the program goes on meanwhile.
    const digest = Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes));
    if (digest.toString('hex') !== sha256) return null;
    const header = await inspectPicture(bytes, all);
    if (!header.ok) return null;
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
  });
}

/** Room that was read into and is free again: each megabyte that is asked for anew is to be cleared away. */
const free: Buffer<ArrayBuffer>[] = [];
const MOST_FREE = 32;
const STEP = 1024 * 1024;

/** @param look may not hold the bytes beyond its end. */
async function lookingInto<Result>(
  path: string,
  most: number,
  look: (bytes: Buffer<ArrayBuffer>) => Promise<Result>,
): Promise<Result | null> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return null;
  let room: Buffer<ArrayBuffer> | null = null;
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size > most) return null;
    const at = free.findIndex(({ length }) => length >= stat.size);
    room = at < 0 ? null : free.splice(at, 1)[0]!;
    room ??= Buffer.allocUnsafeSlow(Math.max(1, Math.ceil(stat.size / STEP)) * STEP);
    let length = 0;
    while (length < stat.size) {
      const { bytesRead } = await file.read(room, length, stat.size - length, length);
      if (bytesRead === 0) return null;
      length += bytesRead;
    }
    return await look(room.subarray(0, length));
  } finally {
    await file.close();
    if (room !== null && free.length < MOST_FREE) free.push(room);
  }
}

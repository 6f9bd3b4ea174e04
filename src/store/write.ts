import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsync,
  fsyncSync,
  mkdir,
  mkdirSync,
  open,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { diskFault } from './fault.ts';

const TEMPORARY = /^\.tmp-\d+-[0-9a-f]+$/;
/** A writer that is still alive is done long before. */
const LEFTOVER_MS = 60 * 60 * 1000;

const openLater: (path: string, flags: string, mode: number) => Promise<number> = promisify(open);
const bringLater = promisify(fsync);
const makeLater = promisify(mkdir);

/** A name beside `target` that nobody else uses; `clearLeftovers` knows it again. */
export function temporaryBeside(target: string): string {
  return join(dirname(target), `.tmp-${process.pid}-${randomBytes(6).toString('hex')}`);
}

/**
 * Writes a file so that at any moment either the old content or all of the new is there, also
 * when the process is killed or the disk fills up. Makes the folder if need be.
 *
 * @param content all at once, or in pieces that are made as they are written
 * @throws TyposcopeError of `code` where the disk refuses
 */
export function writeAtomically(
  target: string,
  content: Uint8Array | Iterable<string>,
  { code, mode = 0o644 }: { code: 'store' | 'output'; mode?: number },
): void {
  const temporary = temporaryBeside(target);
  try {
    mkdirSync(dirname(target), { recursive: true });
    const file = openSync(temporary, 'wx');
    try {
      const isWhole = typeof content === 'string' || content instanceof Uint8Array;
      for (const piece of isWhole ? [content] : content) writeFileSync(file, piece);
      fchmodSync(file, mode);
      // Else a power cut could leave the new name with nothing in it.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    discard(temporary);
    throw diskFault(code, target, error);
  }
}

/** The same, while the program goes on: waiting for a disk takes no core. */
export async function writeAtomicallyLater(
  target: string,
  bytes: Uint8Array,
  { code, mode = 0o644 }: { code: 'store' | 'output'; mode?: number },
): Promise<void> {
  const temporary = temporaryBeside(target);
  let file: number | null = null;
  try {
    file = await openIn(dirname(target), temporary, mode);
    // Into the system's memory, which takes no longer than to hand it to somebody who does it.
    writeFileSync(file, bytes);
    await bringLater(file);
    closeSync(file);
    file = null;
    renameSync(temporary, target);
  } catch (error) {
    if (file !== null) closeSync(file);
    discard(temporary);
    throw diskFault(code, target, error);
  }
}

/** Folders are there more often than not. To make a file waits for what others bring to the disk. */
async function openIn(folder: string, path: string, mode: number): Promise<number> {
  // The mode is asked for as it is made, and without what the user's umask keeps from others.
  const open = () => openLater(path, 'wx', mode);
  return open().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    await makeLater(folder, { recursive: true });
    return open();
  });
}

/** Removes a temporary file if it is there; a failure must not hide the error before it. */
export function discard(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // It is cleared as a leftover later on.
  }
}

/**
 * Removes what killed writers left in `folder`, but not what a living one may be writing. What
 * can't be removed does no harm and stays.
 */
export function clearLeftovers(folder: string, now = Date.now()): void {
  for (const name of listed(folder)) {
    if (!TEMPORARY.test(name)) continue;
    const path = join(folder, name);
    try {
      if (now - statSync(path).mtimeMs > LEFTOVER_MS) rmSync(path, { force: true });
    } catch {
      // Another program was faster, or it belongs to somebody else.
    }
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

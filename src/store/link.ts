import { copyFileSync, linkSync, lstatSync, renameSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { diskFault } from './fault.ts';
import { discard, temporaryBeside } from './write.ts';

/** Where a disk can't link, or not from here to there, a copy serves as well. */
const CANNOT_LINK = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

function put(storePath: string, temporary: string): void {
  try {
    linkSync(storePath, temporary);
  } catch (error) {
    if (!CANNOT_LINK.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    copyFileSync(storePath, temporary);
  }
}

/**
 * Shows a stored file under a name in a run's folder, in place of what was there: a hard link, so
 * that it takes no room and stays when the store is thrown away; a copy across disks.
 *
 * @throws TyposcopeError('output') where the disk refuses
 */
export async function linkInto(storePath: string, target: string): Promise<void> {
  if (isLinked(storePath, target)) return;
  try {
    // Folders are there more often than not; a new one waits for what others bring to the disk.
    await mkdir(dirname(target), { recursive: true });
    linkInPlace(storePath, target);
  } catch (error) {
    throw diskFault('output', target, error);
  }
}

/** Whether it is there already, or nothing was, and now it is. */
function isLinked(storePath: string, target: string): boolean {
  try {
    const there = lstatSync(target, { throwIfNoEntry: false });
    if (there === undefined) {
      linkSync(storePath, target);
      return true;
    }
    const { ino, dev } = statSync(storePath);
    return there.isFile() && there.ino === ino && there.dev === dev;
  } catch {
    // Its folder isn't there, or the disk can't link: the longer way tells.
    return false;
  }
}

function linkInPlace(storePath: string, target: string): void {
  const temporary = temporaryBeside(target);
  try {
    put(storePath, temporary);
    renameSync(temporary, target);
  } finally {
    // Also where all went well: if the target is this very file already, renaming does nothing.
    discard(temporary);
  }
}

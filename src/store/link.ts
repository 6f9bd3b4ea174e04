import { copyFileSync, linkSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { diskFault } from './fault.ts';
import { discard, temporaryBeside } from './write.ts';

/** Where a disk can't link, or not from here to there, a copy serves as well. */
const CANNOT_LINK = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/**
 * Shows a stored file under a name in a run's folder, in place of what was there: a hard link, so
 * that it takes no room and stays when the store is thrown away; a copy across disks.
 *
 * @throws TyposcopeError('output') where the disk refuses
 */
export function linkInto(storePath: string, target: string): void {
  const temporary = temporaryBeside(target);
  try {
    mkdirSync(dirname(target), { recursive: true });
    try {
      linkSync(storePath, temporary);
    } catch (error) {
      if (!CANNOT_LINK.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      copyFileSync(storePath, temporary);
    }
    renameSync(temporary, target);
  } catch (error) {
    throw diskFault('output', target, error);
  } finally {
    // Also where all went well: if the target is this very file already, renaming does nothing.
    discard(temporary);
  }
}

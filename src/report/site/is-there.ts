import { statSync } from 'node:fs';

/** Whether a file is there and holds something. */
export function isThere(path: string): boolean {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() === true && stat.size > 0;
  } catch {
    return false;
  }
}

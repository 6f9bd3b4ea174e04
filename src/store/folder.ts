import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { diskFault } from './fault.ts';
import { discard, temporaryBeside } from './write.ts';

/**
 * Makes a folder and those that it lies in. Node's own way to do so never ends where a system lets
 * nobody make one and says that there is none, as below /proc.
 *
 * @throws the system's error
 */
export function makeFolder(folder: string): void {
  const path = resolve(folder);
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path) {
      makeFolder(dirname(path));
      makeOne(path);
    } else if (!isFolder(path)) throw error;
  }
}

/**
 * Makes the folder of a run and sees that something can be written there, before anything is paid for.
 *
 * @throws {TyposcopeError} code `output` where it can't be
 */
export function openOutput(folder: string): void {
  try {
    makeFolder(folder);
    const trial = temporaryBeside(join(folder, 'trial'));
    closeSync(openSync(trial, 'wx'));
    discard(trial);
  } catch (error) {
    throw diskFault('output', folder, error);
  }
}

/** Another program may be making the same one. */
function makeOne(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

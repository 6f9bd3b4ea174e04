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
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another program may have made it meanwhile.
    if (!isFolder(path)) throw error;
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

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TyposcopeError } from '../errors.ts';
import { setFolders } from './find.ts';
import { safe } from './finding.ts';
import { loadSet, type SampleSet } from './load.ts';

/** The sets that come with the program. */
export const SHIPPED_SETS = fileURLToPath(new URL('../../datasets', import.meta.url));

/**
 * The sets that people mean: the folder of one, a folder that holds several, or the name of one
 * that comes with the program. What is there goes before what is named so.
 *
 * @throws {FaultsError} code `set`, with every fault of the first set that has any
 * @throws {TyposcopeError} code `usage` where there is none
 */
export async function openSets(named: readonly string[]): Promise<SampleSet[]> {
  const folders: string[] = [];
  for (const name of named) folders.push(...(await foldersOf(name)));
  const sets: SampleSet[] = [];
  for (const folder of new Set(folders)) sets.push(await loadSet(folder));
  return sets;
}

async function foldersOf(name: string): Promise<string[]> {
  if (await isThere(name)) {
    const found = await setFolders(name);
    // A folder that says it is a set is that one, whatever else is in it.
    if (found.includes(name)) return [name];
    if (found.length > 0) return found;
  } else {
    const shipped = (await setFolders(SHIPPED_SETS)).find((folder) => basename(folder) === name);
    if (shipped !== undefined) return [shipped];
  }
  const names = (await setFolders(SHIPPED_SETS)).map((folder) => basename(folder));
  throw new TyposcopeError('usage', 'no sample set', {
    file: safe(name),
    expected: `a folder that holds set.yaml, or one of ${names.join(', ')}`,
  });
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
}

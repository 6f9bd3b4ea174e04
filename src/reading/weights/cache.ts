import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { TyposcopeError } from '../../errors.ts';
import { type Role, WEIGHT_GROUPS, type WeightFile, type WeightGroup } from './catalogue.ts';

/**
 * Fetched weights lie in `<cache>/weights/<first 16 digits of their SHA-256>/<name>`, and beside
 * each a record of the bytes that were checked and where they came from. The folder is renamed into
 * place as one: it is whole or not there.
 */
const RECORD = 'origin.json';

/** Where a file came from: its publisher, a Python package, or a person who put it there. */
export type Origin = 'publisher' | 'pip' | 'hand';

export interface WeightRecord {
  sha256: string;
  bytes: number;
  from: Origin;
  /** ISO 8601 */
  addedAt: string;
}

export interface InstalledFile extends WeightRecord {
  file: WeightFile;
  path: string;
}

export interface Installed {
  group: WeightGroup;
  /** True where every file of the group is there. */
  complete: boolean;
  /** Those that are there, in the catalogue's order. */
  files: InstalledFile[];
}

const record = z.strictObject({
  sha256: z.string(),
  bytes: z.int().positive(),
  from: z.enum(['publisher', 'pip', 'hand']),
  addedAt: z.string(),
});

/**
 * The user's cache: `TYPOSCOPE_CACHE`, or where the platform has such folders.
 *
 * @throws TyposcopeError where there is no home folder to have one in
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const { TYPOSCOPE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = env;
  // Set to nothing is not set: a shell can't tell one from the other in `VAR= command`.
  if (TYPOSCOPE_CACHE) return resolve(TYPOSCOPE_CACHE);
  if (process.platform === 'win32') {
    return join(LOCALAPPDATA || join(home(), 'AppData', 'Local'), 'typoscope', 'Cache');
  }
  if (process.platform === 'darwin') return join(home(), 'Library', 'Caches', 'typoscope');
  // The convention says that a relative path there is to be ignored.
  const base =
    XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(home(), '.cache');
  return join(base, 'typoscope');
}

function home(): string {
  try {
    return homedir();
  } catch (cause) {
    // As in a container that runs under a user id without a name.
    throw new TyposcopeError('reader', 'there is no home folder to keep fetched weights in', {
      mend: 'Set TYPOSCOPE_CACHE to a folder that may be written to',
      cause,
    });
  }
}

export function weightsFolder(cache: string): string {
  return join(cache, 'weights');
}

/** Where a file is once it is fetched, whether or not it is. */
export function placeOf(file: WeightFile, cache: string): { folder: string; path: string } {
  const folder = join(weightsFolder(cache), file.sha256.slice(0, 16));
  return { folder, path: join(folder, file.name) };
}

export function recordPath(folder: string): string {
  return join(folder, RECORD);
}

/**
 * A file that is there with the size that was recorded when its hash was checked, or null. Cheap
 * enough for every start: nothing is hashed.
 */
export function installedFile(file: WeightFile, cache: string): InstalledFile | null {
  const { folder, path } = placeOf(file, cache);
  try {
    const known = record.parse(JSON.parse(readFileSync(recordPath(folder), 'utf8')));
    const found = statSync(path);
    const whole = found.isFile() && found.size === known.bytes && known.sha256 === file.sha256;
    return whole ? { file, path, ...known } : null;
  } catch {
    // No such file, or one that we may not read, or a record that isn't ours: not there.
    return null;
  }
}

/** What is there of each group, in the catalogue's order. Nothing where there can be no cache. */
export function installedWeights(
  cache: string | null = cacheOrNone(),
  groups: readonly WeightGroup[] = WEIGHT_GROUPS,
): Installed[] {
  return groups.map((group) => {
    const files =
      cache === null ? [] : group.files.flatMap((file) => installedFile(file, cache) ?? []);
    return { group, files, complete: files.length === group.files.length };
  });
}

/** The path of an engine's detector or recogniser, or null where it isn't there. */
export function pathOf(
  engine: string,
  role: Role,
  cache: string | null = cacheOrNone(),
  groups: readonly WeightGroup[] = WEIGHT_GROUPS,
): string | null {
  if (cache === null) return null;
  for (const { files } of groups) {
    const file = files.find((one) => one.engine === engine && one.role === role);
    if (file !== undefined) return installedFile(file, cache)?.path ?? null;
  }
  return null;
}

function cacheOrNone(): string | null {
  try {
    return cacheFolder();
  } catch {
    return null;
  }
}

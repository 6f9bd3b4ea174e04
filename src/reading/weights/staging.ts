import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { installedFile, placeOf, recordPath, type WeightRecord, weightsFolder } from './cache.ts';
import type { WeightFile } from './catalogue.ts';
import { refused } from './receive.ts';

const TEMPORARY = /^\.tmp-([0-9a-f]{8})-(\d+)-[0-9a-f]+$/;
/** Longer than any source may stay silent: whoever wrote there last is no more. */
const LEFTOVER_MS = 60 * 60 * 1000;

/**
 * A new folder within the cache for what is on its way, on the same disk as where it will be
 * renamed to. Two that fetch at once have one each.
 */
export async function openStaging(cache: string): Promise<string> {
  const random = randomBytes(6).toString('hex');
  const folder = join(weightsFolder(cache), `.tmp-${machine()}-${process.pid}-${random}`);
  await mkdir(folder, { recursive: true }).catch((cause) => refused(folder, cause));
  return folder;
}

/** Removes a staging folder; a failure must not hide the error before it. */
export async function closeStaging(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
}

/** Where a file is written while it comes: in a folder of its own that is renamed as one. */
export async function stagedPath(staging: string, file: WeightFile): Promise<string> {
  const folder = join(staging, randomBytes(6).toString('hex'));
  await mkdir(folder).catch((cause) => refused(folder, cause));
  return join(folder, file.name);
}

/** Puts a checked file in its place, with its record, in one step. Gives the path it has there. */
export async function putInPlace(
  staged: string,
  file: WeightFile,
  cache: string,
  record: WeightRecord,
): Promise<string> {
  const { folder, path } = placeOf(file, cache);
  await writeRecord(dirname(staged), record);
  try {
    await rename(dirname(staged), folder);
  } catch (cause) {
    // Somebody was faster: what they put there was checked as well.
    if (installedFile(file, cache) !== null) return path;
    // Or something damaged is in the way. It goes with the staging folder.
    await rename(folder, `${dirname(staged)}-aside`).catch(() => refused(folder, cause));
    await rename(dirname(staged), folder).catch((again) => {
      if (installedFile(file, cache) === null) refused(folder, again);
    });
  }
  return path;
}

/** Notes that what lies in a weights folder was checked; whole or not at all. */
export async function writeRecord(folder: string, record: WeightRecord): Promise<void> {
  const path = recordPath(folder);
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(`${JSON.stringify(record, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    refused(path, cause);
  }
}

/** Takes a file's standing away: without its record it counts as not there. */
export async function removeRecord(folder: string): Promise<void> {
  try {
    await rm(recordPath(folder), { force: true });
  } catch (cause) {
    // A file may be where the folder should be; it is moved out of the way later on.
    if ((cause as NodeJS.ErrnoException).code !== 'ENOTDIR') refused(folder, cause);
  }
}

/**
 * Removes what killed fetches left, but not what a living one is writing: on this machine its
 * process tells, on another that shares the cache the time of its last sign of life.
 */
export async function clearLeftovers(cache: string, now = Date.now()): Promise<void> {
  const root = weightsFolder(cache);
  for (const name of await readdir(root).catch(() => [])) {
    const match = TEMPORARY.exec(name);
    if (match === null) continue;
    const folder = join(root, name);
    const dead =
      match[1] === machine() ? !isAlive(Number(match[2])) : await isOld(folder, now - LEFTOVER_MS);
    if (dead) await closeStaging(folder);
  }
}

/** Says which machine a folder is from without telling its name. */
function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isOld(folder: string, before: number): Promise<boolean> {
  try {
    const names = await readdir(folder, { recursive: true });
    const all = [folder, ...names.map((name) => join(folder, name))];
    const times = await Promise.all(all.map(async (path) => (await stat(path)).mtimeMs));
    return Math.max(...times) < before;
  } catch {
    // Something moved while we looked, so somebody lives.
    return false;
  }
}

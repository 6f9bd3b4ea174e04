import { readdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { didYouMean, type Finding, type Path, safe, shown } from '../dataset/finding.ts';
import { loadSet, type SampleSet } from '../dataset/load.ts';
import { SHIPPED_SETS } from '../dataset/named.ts';
import { FaultsError, type TyposcopeError } from '../errors.ts';

export interface FoundSets {
  sets: SampleSet[];
  /** Of the benchmark's file. */
  findings: Finding[];
  /** Of the sets' own files. */
  faults: TyposcopeError[];
}

/**
 * The sets that a benchmark names.
 *
 * @param named by its place under `sets`
 * @param file of the benchmark
 */
export async function findNamedSets(
  named: readonly { set: string; path: Path }[],
  file: string,
): Promise<FoundSets> {
  const found: FoundSets = { sets: [], findings: [], faults: [] };
  const folders = new Set<string>();
  let names: string[] | null = null;
  for (const { set, path } of named) {
    const folder = await folderOf(set, file);
    if (folder === null) {
      names ??= await namesThere(file);
      found.findings.push(unknownSet(set, path, names));
      continue;
    }
    if (folders.has(folder)) {
      found.findings.push(sameSet(set, path));
      continue;
    }
    folders.add(folder);
    try {
      const loaded = await loadSet(folder);
      const same = found.sets.find(({ info }) => info.name === loaded.info.name);
      if (same === undefined) found.sets.push(loaded);
      else found.findings.push(twice(loaded, same, path));
    } catch (error) {
      if (!(error instanceof FaultsError)) throw error;
      found.faults.push(...error.faults);
    }
  }
  return found;
}

async function folderOf(set: string, file: string): Promise<string | null> {
  const candidates = set.includes('/')
    ? [isAbsolute(set) ? join(set) : join(dirname(file), set)]
    : places(file).map((place) => join(place, set));
  for (const candidate of candidates) if (await holdsSet(candidate)) return candidate;
  return null;
}

/** A benchmark's own neighbours come first: who copies a set and changes it means the copy. */
function places(file: string): string[] {
  return [join(dirname(file), '..', 'datasets'), SHIPPED_SETS];
}

async function holdsSet(folder: string): Promise<boolean> {
  return stat(join(folder, 'set.yaml')).then(
    () => true,
    () => false,
  );
}

function unknownSet(set: string, path: Path, names: readonly string[]): Finding {
  if (set.includes('/')) {
    return {
      what: 'no set at this path',
      path,
      found: shown(set),
      expected: 'a folder that holds set.yaml, by its path from this file',
    };
  }
  return {
    what: 'there is no such set',
    path,
    found: shown(set),
    expected: names.length === 0 ? 'a path to a set' : `${names.map(safe).join(', ')}, or a path`,
    mend: didYouMean(set, names),
  };
}

async function namesThere(file: string): Promise<string[]> {
  const names = new Set<string>();
  for (const place of places(file)) {
    for (const name of await readdir(place).catch(() => [])) {
      if (await holdsSet(join(place, name))) names.add(name);
    }
  }
  return [...names].sort();
}

function sameSet(set: string, path: Path): Finding {
  return { what: 'the same set twice', path, found: shown(set), mend: 'Keep one of them.' };
}

/** Results tell sets by their names. */
function twice({ info }: SampleSet, first: SampleSet, path: Path): Finding {
  return {
    what: 'two sets with one name',
    path,
    found: `${shown(info.name)} in ${safe(first.folder)} too`,
    mend: 'Change the name in one set.yaml, or keep one of them.',
  };
}

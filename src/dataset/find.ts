import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultsError, TyposcopeError } from '../errors.ts';
import { criticalStrings } from '../text/critical.ts';
import { characterCount } from './copy-text.ts';
import { loadSet, type SampleSet } from './load.ts';
import { difficulties, type Sample } from './schema.ts';

/** A set in short, or why it can't be loaded. */
export type SetListing =
  | {
      ok: true;
      folder: string;
      name: string;
      version: string;
      title: string;
      samples: number;
      blocks: number;
      /** Grapheme clusters of the copy but white space and emoji. */
      characters: number;
      /** Strings that have to be exactly right. */
      critical: number;
      /** Different ones. */
      logos: number;
      /** Samples by how hard they are thought to be; those of which nothing is said are in none. */
      difficulties: Record<(typeof difficulties)[number], number>;
      languages: string[];
      categories: string[];
      sha256: string;
    }
  | { ok: false; folder: string; faults: readonly TyposcopeError[] };

/**
 * Every set in a folder: the subfolders that hold a set.yaml, and the folder itself if it does.
 * A set with faults is listed with them and hides none of the others.
 */
export async function findSets(folder: string): Promise<SetListing[]> {
  const listings: SetListing[] = [];
  for (const found of await setFolders(folder)) listings.push(await listing(found));
  return listings;
}

/** The same folders, unopened. */
export async function setFolders(folder: string): Promise<string[]> {
  const candidates = [folder, ...(await subfolders(folder)).map((name) => join(folder, name))];
  const holding = await Promise.all(candidates.map(holdsSet));
  return candidates.filter((_, i) => holding[i]);
}

export function summarize(set: SampleSet): Extract<SetListing, { ok: true }> {
  const blocks = set.samples.flatMap(({ copy }) => copy);
  return {
    ok: true,
    folder: set.folder,
    name: set.info.name,
    version: set.info.version,
    title: set.info.title,
    samples: set.samples.length,
    blocks: blocks.length,
    characters: blocks.reduce((sum, { text }) => sum + characterCount(text), 0),
    critical: blocks.reduce((sum, block) => sum + criticalStrings(block).length, 0),
    logos: new Set(set.samples.flatMap(({ logo }) => logo?.asset ?? [])).size,
    difficulties: byDifficulty(set.samples),
    languages: [...new Set(blocks.map(({ lang }) => lang))].sort(),
    categories: [...new Set(set.samples.map(({ category }) => category))].sort(),
    sha256: set.sha256,
  };
}

function byDifficulty(samples: readonly Sample[]) {
  const counted = difficulties.map(
    (name) => [name, samples.filter(({ difficulty }) => difficulty === name).length] as const,
  );
  return Object.fromEntries(counted) as Record<(typeof difficulties)[number], number>;
}

async function listing(folder: string): Promise<SetListing> {
  try {
    return summarize(await loadSet(folder));
  } catch (error) {
    if (error instanceof FaultsError) return { ok: false, folder, faults: error.faults };
    throw error;
  }
}

async function subfolders(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (error) {
    throw new TyposcopeError('usage', 'the folder of sets could not be opened', {
      file: folder,
      found: (error as NodeJS.ErrnoException).code ?? 'an unknown error',
      cause: error,
    });
  }
}

async function holdsSet(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).includes('set.yaml');
  } catch {
    return false;
  }
}

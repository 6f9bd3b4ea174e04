import type { Installed, InstalledFile } from './cache.ts';
import { digestOf } from './receive.ts';

/** Hashes again what is there; gives the files whose bytes are no longer those of the catalogue. */
export async function damagedFiles(installed: readonly Installed[]): Promise<InstalledFile[]> {
  const damaged: InstalledFile[] = [];
  for (const one of installed.flatMap(({ files }) => files)) {
    const found = await digestOf(one.path).catch(() => null);
    if (found?.sha256 !== one.file.sha256) damaged.push(one);
  }
  return damaged;
}

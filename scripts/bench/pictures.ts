import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadSet } from '../../src/dataset/load.ts';
import type { Sample } from '../../src/dataset/schema.ts';
import { languagesOf } from '../../src/run/readers.ts';

/** A folder of samples, and the folder in it that holds their pictures. */
export interface BenchSet {
  folder: string;
  pictures: string;
  /** Pictures to read of it. */
  most: number;
}

export interface BenchPicture {
  sample: Sample;
  path: string;
  languages: string[];
}

/**
 * The first pictures of a set. Those of the same languages follow each other, so that a reader
 * loads the data of each language once.
 */
export async function benchPictures({ folder, pictures, most }: BenchSet): Promise<BenchPicture[]> {
  const { samples } = await loadSet(folder);
  return samples
    .map((sample) => ({
      sample,
      path: join(folder, pictures, `${sample.id}.png`),
      languages: languagesOf(sample),
    }))
    .filter(({ path }) => existsSync(path))
    .slice(0, most)
    .sort((a, b) => (a.languages.join() < b.languages.join() ? -1 : 1));
}

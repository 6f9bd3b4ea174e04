import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadSet } from '../../src/dataset/load.ts';
import { decodePicture } from '../../src/picture/decode.ts';
import { openEngines } from '../../src/reading/engines.ts';
import { type ReaderFiles, routeLanguages } from '../../src/reading/files.ts';
import { gather, type LineEvidence } from '../../src/reading/gather.ts';
import { kitOf } from '../../src/reading/kit-of.ts';
import { languagesOf } from '../../src/run/readers.ts';

/** What every engine of a kit read on one picture. */
export interface PageEvidence {
  sample: string;
  languages: string[];
  lines: LineEvidence[];
}

/** A folder of pictures with a sample set. */
export interface Source {
  folder: string;
  pictures: string;
}

/**
 * Readings of every picture of a source by every engine of a kit: minutes of work, so they are
 * kept beside each other under `cache`, and what is decided from them can be tried again at once.
 */
export async function evidenceOf(
  { folder, pictures }: Source,
  files: ReaderFiles,
  cache: string,
  onPage: (done: number, of: number) => void = () => {},
): Promise<PageEvidence[]> {
  const { samples } = await loadSet(folder);
  const kit = kitOf(files);
  const engines = openEngines(kit);
  const pages: PageEvidence[] = [];
  for (const [n, sample] of samples.entries()) {
    const file = join(cache, kit.id, `${sample.id}.json`);
    if (!existsSync(file)) {
      const pixels = await decodePicture(
        await readFile(join(folder, pictures, `${sample.id}.png`)),
      );
      const languages = languagesOf(sample);
      const lines = await gather(pixels, languages, routeLanguages(languages, files), engines);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify({ sample: sample.id, languages, lines }));
    }
    pages.push(JSON.parse(await readFile(file, 'utf8')) as PageEvidence);
    onPage(n + 1, samples.length);
  }
  await engines.close();
  return pages;
}

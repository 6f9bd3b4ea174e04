import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ReaderFiles, readerAlphabet } from '../../src/reading/files.ts';
import { kitOf } from '../../src/reading/kit-of.ts';
import type { Kit } from '../../src/reading/kits.ts';
import { readDictionary } from '../../src/reading/ppocr/dictionary.ts';
import { unitsOf } from '../../src/text/units.ts';
import { canWrite } from '../../src/text/writable.ts';
import { drawnOn, type KnownPage } from './drawn.ts';
import { evidenceOf, type PageEvidence, type Source } from './evidence.ts';
import { isHeldApart } from './half.ts';
import { type LabelledLine, labelledLines } from './rows.ts';

/** A page that a kit has read, and what is truly on it. */
export interface ReadPage {
  evidence: PageEvidence;
  known: KnownPage;
  /** Made by an image model, not typeset by us. */
  real: boolean;
  /** Nothing is fitted on it. */
  held: boolean;
}

export interface Labelled extends LabelledLine {
  real: boolean;
  held: boolean;
}

export interface PageSource extends Source {
  /** Names the evidence under the cache. */
  name: string;
  real: boolean;
}

/** Every page of the sources that are there, read by a kit or taken from what it read before. */
export async function readPages(
  sources: readonly PageSource[],
  files: ReaderFiles,
  cache: string,
  progressOf: (pages: number, title: string) => { tick(): void; done(): void },
): Promise<ReadPage[]> {
  const pages: ReadPage[] = [];
  for (const { real, name, ...source } of sources) {
    if (!existsSync(join(source.folder, 'truth.json'))) {
      console.log(`${source.folder} is not here: fitted without it`);
      continue;
    }
    const truth = await drawnOn(source.folder);
    const progress = progressOf(truth.size, `${kitOf(files).id} reads ${source.folder}`);
    const read = await evidenceOf(source, files, join(cache, name), () => progress.tick());
    progress.done();
    for (const evidence of read) {
      const known = truth.get(evidence.sample);
      if (known === undefined) continue;
      const held = real ? isHeldApart(evidence.sample) : known.held;
      pages.push({ evidence, known: await writable(known, evidence.languages, files), real, held });
    }
  }
  return pages;
}

/** Without copy that the engines can't write, as £ for English: it is never decided (`judge.ts`). */
async function writable(
  known: KnownPage,
  languages: readonly string[],
  files: ReaderFiles,
): Promise<KnownPage> {
  const alphabet = await readerAlphabet(languages, files);
  const texts = known.texts.filter(({ text }) =>
    canWrite(unitsOf(text.replaceAll('〓', '')), alphabet),
  );
  return { ...known, texts };
}

/** The lines of pages as a kit decides them, and whether each was read right. */
export async function labelPages(pages: readonly ReadPage[], kit: Kit): Promise<Labelled[]> {
  const alphabets = await Promise.all(
    kit.recognisers.map(
      async ({ path, dictionary }) => new Set(await readDictionary(dictionary ?? path)),
    ),
  );
  return pages.flatMap(({ evidence, known, real, held }) =>
    labelledLines(evidence, known, kit, alphabets).map((line) => ({ ...line, real, held })),
  );
}

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '../../results/results.ts';
import { writeAtomically } from '../../store/write.ts';
import { VERSION } from '../../version.ts';
import { indexPage } from './index-page.ts';
import { isThere } from './is-there.ts';
import { pageCode } from './page-code.ts';
import { runPages } from './run-data.ts';
import { dataScript } from './scripts.ts';
import { showPictures } from './show-pictures.ts';
import type { KeptThumbnails } from './thumbnails.ts';

/** The folder beside index.html. */
const FILES = 'report';

export interface RunSite {
  results: Results;
  /** The run's folder, where its pictures are. */
  folder: string;
  /** Where index.html goes: the run's folder, or another, into which pictures are linked. */
  out: string;
  /** A digest of the images' text in results.json; null: not known. */
  images?: string | null;
  /** Where thumbnails are kept from report to report. */
  kept?: KeptThumbnails;
  /** Told how many pictures there are, then of each whose thumbnail is made. */
  onPlan?: (pictures: number) => void;
  onPicture?: () => void;
  signal?: AbortSignal;
}

/**
 * Writes the report of a run as a folder: index.html, and beside it `report/` with scripts, data and
 * thumbnails, and the pictures. Returns the path of index.html.
 *
 * @throws {TyposcopeError} code `output` where the disk refuses
 */
export async function writeRunSite(site: RunSite): Promise<string> {
  const { results, out } = site;
  const code = pageCode();
  const shownOf = await showPictures(results.images, {
    ...site,
    from: site.folder,
    thumbnails: `${FILES}/thumbnails`,
  });
  const { data, details } = runPages(results, shownOf);
  const write = (name: string, text: string) =>
    writeAtomically(join(out, name), [text], { code: 'output' });
  writeDetails(join(out, FILES), details, site.images ?? null);
  write(`${FILES}/data.js`, dataScript('site', data));
  write(`${FILES}/page.js`, code.script);
  const { benchmark, id } = results.run;
  write('index.html', indexPage(`${benchmark ?? id} · Typoscope`, code.style, FILES));
  return join(out, 'index.html');
}

/**
 * The whole results of every picture, a script a sample. They are most of the report: where they are
 * there and were made of the same images, they stay.
 */
function writeDetails(
  folder: string,
  details: ReadonlyMap<string, unknown>,
  images: string | null,
): void {
  const note = join(folder, 'samples', 'made-of.txt');
  const madeOf = images === null ? null : `${images} ${VERSION}\n`;
  const isMade = madeOf !== null && textOf(note) === madeOf;
  if (isMade && [...details.keys()].every((script) => isThere(join(folder, script)))) return;
  // Whoever is cut short here leaves no note.
  rmSync(note, { force: true });
  for (const [script, results] of details) {
    writeAtomically(join(folder, script), [dataScript(script, results)], { code: 'output' });
  }
  clearOthers(join(folder, 'samples'), details);
  if (madeOf !== null) writeAtomically(note, [madeOf], { code: 'output' });
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Takes away what an earlier report of more samples left. */
function clearOthers(folder: string, details: ReadonlyMap<string, unknown>): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!details.has(`samples/${name}`) && /^\d+\.js$/.test(name)) {
      rmSync(join(folder, name), { force: true });
    }
  }
}

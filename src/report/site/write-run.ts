import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '../../results/results.ts';
import { writeAtomically } from '../../store/write.ts';
import { indexPage } from './index-page.ts';
import { pageCode } from './page-code.ts';
import { runPages } from './run-data.ts';
import { dataScript } from './scripts.ts';
import { showPictures } from './show-pictures.ts';

/** The folder beside index.html. */
const FILES = 'report';

export interface RunSite {
  results: Results;
  /** The run's folder, where its pictures are. */
  folder: string;
  /** Where index.html goes: the run's folder, or another, into which pictures are linked. */
  out: string;
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
  for (const [script, images] of details) write(`${FILES}/${script}`, dataScript(script, images));
  clearOthers(join(out, FILES, 'samples'), details);
  write(`${FILES}/data.js`, dataScript('site', data));
  write(`${FILES}/page.js`, code.script);
  const { benchmark, id } = results.run;
  write('index.html', indexPage(`${benchmark ?? id} · Typoscope`, code.style, FILES));
  return join(out, 'index.html');
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

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageResult, Results } from '../../results/results.ts';
import { linkInto } from '../../store/link.ts';
import { writeAtomically } from '../../store/write.ts';
import type { Shown } from './cells.ts';
import { isThere } from './files.ts';
import { indexPage } from './index-page.ts';
import { pageCode } from './page-code.ts';
import { runPages } from './run-data.ts';
import { dataScript } from './scripts.ts';
import { innerPath, makeThumbnails, type Original } from './thumbnails.ts';

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
  const shown = await showPictures(site);
  const { data, details } = runPages(results, ({ file }) => shown.get(file ?? '') ?? NONE);
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

const NONE: Shown = { picture: null, thumbnail: null };

/** By their `file` in the results. */
async function showPictures(site: RunSite): Promise<Map<string, Shown>> {
  const { results, folder, out, onPlan, onPicture, signal } = site;
  const pictures = new Map(results.images.flatMap((image) => found(image, folder)));
  onPlan?.(pictures.size);
  if (out !== folder) {
    for (const inner of pictures.values()) await linkInto(join(folder, inner), join(out, inner));
  }
  const originals = [...pictures.values()].map(
    (inner): Original => ({
      path: join(folder, inner),
      thumbnail: join(out, thumbnailOf(inner)),
    }),
  );
  const made = await makeThumbnails(originals, folder, onPicture, signal);
  return new Map(
    [...pictures].map(([file, inner]) => {
      const thumbnail = thumbnailOf(inner);
      return [
        file,
        { picture: inner, thumbnail: made.has(join(out, thumbnail)) ? thumbnail : null },
      ];
    }),
  );
}

function found({ file }: ImageResult, folder: string): [string, string][] {
  const inner = innerPath(folder, file);
  return file === null || inner === null || !isThere(join(folder, inner)) ? [] : [[file, inner]];
}

/** `images/ab/abcd….png` to `report/thumbnails/ab/abcd….png.webp`. */
function thumbnailOf(inner: string): string {
  return `${FILES}/thumbnails/${inner.replace(/^images\//, '')}.webp`;
}

/** Takes away what an earlier report of more samples left. */
function clearOthers(folder: string, details: ReadonlyMap<string, unknown>): void {
  for (const name of readdirSync(folder)) {
    if (!details.has(`samples/${name}`) && /^\d+\.js$/.test(name)) {
      rmSync(join(folder, name), { force: true });
    }
  }
}

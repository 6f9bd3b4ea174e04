import type { SampleSet } from '../dataset/load.ts';
import { TyposcopeError } from '../errors.ts';
import { defaultLimits, type PictureLimits } from '../picture/limits.ts';
import type { ReaderFiles } from '../reading/files.ts';
import type { Bars, ImageResult, Results } from '../report/results.ts';
import type { Store } from '../store/store.ts';
import { type Floors, floorsOf } from '../text/floors.ts';
import { findPictures, type PictureFolder } from './pictures.ts';
import { openPool } from './pool.ts';
import { type KnownReader, languagesOf, readersOf } from './readers.ts';
import { summarize } from './results.ts';
import { type Cell, type Judging, scoreCell } from './score-picture.ts';
import { DEFAULT_BARS } from './usable.ts';

/**
 * Lines that are less likely than this to be read right are undecided. A wrong line has one wrong
 * character in ten or so: at this threshold about one decided character in a hundred is misread on
 * pictures of known truth (`npm run validity` prints the whole curve).
 */
export const DEFAULT_TRUST = 0.55;

export interface ScoreOptions {
  set: SampleSet;
  folders: readonly PictureFolder[];
  store: Store;
  /** The run's folder: pictures and overlays are linked into it. */
  out: string;
  runId: string;
  files?: ReaderFiles;
  bars?: Bars;
  trust?: number;
  /** How well glyphs must fit their characters; each has a default. */
  floors?: Partial<Floors>;
  limits?: Partial<PictureLimits>;
  /** Draw an overlay for each picture. */
  overlays?: boolean;
  threads?: number;
  signal?: AbortSignal;
  /** Called once with the number of pictures, then after each. */
  onPlan?: (plan: { pictures: number; ignored: string[] }) => void;
  onPicture?: (result: ImageResult) => void;
}

/**
 * Scores pictures made elsewhere against the set that says what was asked. Readings come from the
 * store where they are there; the rest is read in worker threads and stored the moment it is
 * done, so that a run that is cut short loses none.
 *
 * @throws {TyposcopeError} before anything is read, where folders or the reader's files are at fault
 */
export async function scoreSet(options: ScoreOptions): Promise<Results> {
  const startedAt = new Date().toISOString();
  const { set, files = {}, bars = DEFAULT_BARS, trust = DEFAULT_TRUST } = options;
  const floors = floorsOf(options.floors);
  const { cells, ignored } = await plan(options);
  options.onPlan?.({ pictures: cells.filter((cell) => cell.entry !== null).length, ignored });
  const pool = openPool(options.threads);
  try {
    const judging: Judging = {
      ...options,
      files,
      bars,
      trust,
      floors,
      limits: { ...defaultLimits, ...options.limits },
      overlays: options.overlays ?? true,
      pool,
      readerOf: readersOf(options.store, files),
    };
    // First, so that a missing file of a language that comes late is told before hours of reading.
    const readers = await usedReaders(set, judging);
    const images = await scoreAll(cells, judging, options);
    return summarize({ ...options, bars, trust, floors, startedAt, images, readers });
  } finally {
    await pool.close();
  }
}

async function plan({ set, folders }: ScoreOptions): Promise<{ cells: Cell[]; ignored: string[] }> {
  const labels = folders.map(({ label }) => label);
  const twice = labels.find((label, i) => labels.indexOf(label) !== i);
  if (twice !== undefined) {
    throw new TyposcopeError('usage', 'two folders of pictures have the same label', {
      found: `“${twice}” twice`,
      mend: 'Name them apart: --images <label>=<folder>',
    });
  }
  const ids = new Set(set.samples.map((sample) => sample.id));
  const cells: Cell[] = [];
  const ignored: string[] = [];
  for (const { label, folder } of folders) {
    const found = await findPictures(folder, ids);
    ignored.push(...found.ignored.map((name) => (folders.length > 1 ? `${label}: ${name}` : name)));
    for (const sample of set.samples) {
      const entries = found.entries.filter((entry) => entry.sample === sample.id);
      if (entries.length === 0) cells.push({ model: label, folder, sample, entry: null });
      for (const entry of entries) cells.push({ model: label, folder, sample, entry });
    }
  }
  return { cells, ignored };
}

/** A few cells at a time: as many as keep every thread busy, so memory doesn't grow with the run. */
async function scoreAll(
  cells: readonly Cell[],
  judging: Judging,
  { threads = 8, signal, onPicture }: ScoreOptions,
): Promise<ImageResult[]> {
  const images = new Array<ImageResult>(cells.length);
  let next = 0;
  let failure: { error: unknown } | null = null;
  const lane = async (): Promise<void> => {
    while (next < cells.length) {
      const at = next++;
      try {
        signal?.throwIfAborted();
        images[at] = await scoreCell(cells[at]!, judging);
      } catch (error) {
        // What ends one lane ends the run: the others take up nothing more.
        failure ??= { error };
        next = cells.length;
        return;
      }
      if (cells[at]!.entry !== null) onPicture?.(images[at]!);
    }
  };
  // All of them: a reading that is under way is still stored.
  await Promise.all(Array.from({ length: threads + 1 }, lane));
  if (failure !== null) throw (failure as { error: unknown }).error;
  return images;
}

async function usedReaders(set: SampleSet, judging: Judging): Promise<KnownReader[]> {
  const byData = new Map<string, KnownReader>();
  for (const sample of set.samples) {
    const reader = await judging.readerOf(languagesOf(sample));
    byData.set(reader.identity.data, reader);
  }
  return [...byData.values()].sort((a, b) => (a.identity.data < b.identity.data ? -1 : 1));
}

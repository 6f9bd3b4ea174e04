import type { OwnRule } from '../benchmark/rule-modules.ts';
import type { SampleSet } from '../dataset/load.ts';
import type { Sample } from '../dataset/schema.ts';
import { TyposcopeError } from '../errors.ts';
import { SEED } from '../figures/figure.ts';
import { type Entry, findPictures, type PictureFolder } from '../models/pictures.ts';
import { openPicture } from '../picture/picture.ts';
import type { ImageResult, Results } from '../results/results.ts';
import { openOutput } from '../store/folder.ts';
import { type JudgingOptions, openJudging } from './judging.ts';
import { inLanes } from './lanes.ts';
import { folderImage, summarize } from './results.ts';
import { type Judging, scorePicture } from './score-picture.ts';

export interface ScoreOptions extends JudgingOptions {
  set: SampleSet;
  folders: readonly PictureFolder[];
  runId: string;
  rules?: readonly OwnRule[];
  /** Called once with the number of pictures, then after each. */
  onPlan?: (plan: { pictures: number; ignored: string[] }) => void;
  onPicture?: (result: ImageResult) => void;
}

/** One picture to be scored, or a sample without one. */
interface Cell {
  model: string;
  folder: string;
  sample: Sample;
  entry: Entry | null;
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
  const { set, runId, onPicture } = options;
  const { cells, ignored } = await plan(options);
  openOutput(options.out);
  options.onPlan?.({ pictures: cells.filter((cell) => cell.entry !== null).length, ignored });
  const judging = await openJudging(options, [set], SEED);
  try {
    const work = async (cell: Cell): Promise<ImageResult> => {
      const result = await scoreCell(cell, set, judging);
      if (cell.entry !== null) onPicture?.(result);
      return result;
    };
    const images = await inLanes(cells, judging.lanes, work, options.signal);
    const noise = await judging.noise.all();
    for (const why of await judging.noise.undrawn()) options.onNoFloor?.(why);
    return summarize({
      ...judging,
      sets: [set],
      benchmark: null,
      runId,
      startedAt,
      images,
      noise,
      ownRules: options.rules ?? [],
    });
  } finally {
    await judging.close();
  }
}

async function scoreCell(cell: Cell, set: SampleSet, judging: Judging): Promise<ImageResult> {
  const { entry, sample, model } = cell;
  const base = folderImage(cell, set.info.name);
  if (entry === null) return base;
  const picture = await openPicture(entry.path, judging.limits, cell.folder);
  if (!picture.ok) return { ...base, outcome: 'error', reason: picture.message };
  const asked = {
    model,
    sample,
    folder: set.folder,
    repeat: entry.repeat,
    title: set.info.title,
  };
  return scorePicture(asked, base, picture, judging);
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

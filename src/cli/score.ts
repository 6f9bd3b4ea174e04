import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { loadSet } from '../dataset/load.ts';
import { TyposcopeError } from '../errors.ts';
import { MODES, type Mode, type ReaderFiles } from '../reading/files.ts';
import { betterWeights } from '../reading/weights/better.ts';
import type { WeightGroup } from '../reading/weights/catalogue.ts';
import { plain } from '../report/plain.ts';
import { type ImageResult, type Results, writeResults } from '../report/results.ts';
import { modelTable, pictureTable } from '../report/table.ts';
import { pictureFolder } from '../run/pictures.ts';
import { DEFAULT_TRUST, scoreSet } from '../run/score.ts';
import { openStore } from '../store/store.ts';
import { EXIT, Interrupted } from './exit.ts';
import { createProgress, type Progress } from './progress.ts';
import { readersFile } from './readers-file.ts';
import { resumeCommand } from './resume.ts';

export interface ScoreCommand {
  images: string[];
  out?: string;
  store: string;
  readers?: string;
  mode?: Mode;
  allowModules?: boolean;
  trust: number;
  overlays: boolean;
  threads?: number;
  json?: boolean;
}

/** Adds `typoscope score`. `exit` is told the exit code of what went through. */
export function addScore(program: Command, exit: (code: number) => void): void {
  program
    .command('score')
    .description('score pictures made elsewhere against a sample set')
    .argument('<set>', 'the folder of the sample set')
    .requiredOption(
      '--images <[label=]folder>',
      'a folder of pictures, one model; may be given several times',
      (value: string, before: string[] | undefined) => [...(before ?? []), value],
    )
    .option('--out <folder>', 'the run’s folder (default: reports/<set>-<time>)')
    .option('--store <folder>', 'where readings are kept', '.typoscope')
    .option('--readers <file>', 'YAML file that says what to read with')
    .addOption(new Option('--mode <mode>', 'how to read (default: careful)').choices(MODES))
    .option('--allow-modules', 'run the modules that the readers file names')
    .option('--trust <0..1>', 'line confidence below which text is undecided', share, DEFAULT_TRUST)
    .option('--threads <n>', 'reading threads (default: one a core, 8 at most)', whole)
    .option('--no-overlays', 'draw no overlay pictures')
    .option('--json', 'print the results as JSON instead of tables')
    .action(async (set: string, options: ScoreCommand) => exit(await score(set, options)));
}

async function score(setFolder: string, options: ScoreCommand): Promise<number> {
  const folders = options.images.map(pictureFolder);
  const files = await readerFiles(options);
  const set = await loadSet(setFolder);
  const startedAt = new Date();
  const out = options.out ?? join('reports', `${set.info.name}-${stamp(startedAt)}`);
  const stop = new AbortController();
  const release = onInterrupt(stop);
  let progress: Progress | null = null;
  const store = openStore(options.store);
  try {
    const results = await scoreSet({
      set,
      folders,
      store,
      out,
      runId: resolve(out).split(/[\\/]/).at(-1) || set.info.name,
      files,
      trust: options.trust,
      overlays: options.overlays,
      ...(options.threads === undefined ? {} : { threads: options.threads }),
      signal: stop.signal,
      onPlan({ pictures, ignored }) {
        progress = createProgress(process.stderr, pictures, 'Scoring');
        if (ignored.length > 0) progress.note(ignoredNote(ignored));
        const better = options.json === true ? null : betterWeights(files);
        if (better !== null) progress.note(betterNote(better));
      },
      onPicture: () => progress?.tick(),
    });
    const path = writeResults(out, results);
    progress = finish(progress);
    print(results, path, out, options);
    return results.images.some((image) => notScored(image) !== null) ? EXIT.pictures : EXIT.done;
  } catch (error) {
    progress = finish(progress);
    if (!stop.signal.aborted) throw error;
    throw new Interrupted(
      `Stopped. Everything that was read is kept; to go on:\n  ${resumeCommand(setFolder, options, out)}`,
    );
  } finally {
    release();
    store.close();
  }
}

async function readerFiles({ readers, mode, allowModules }: ScoreCommand): Promise<ReaderFiles> {
  const files = readers === undefined ? {} : await readersFile(readers, allowModules);
  return mode === undefined ? files : { ...files, mode };
}

function finish(progress: Progress | null): null {
  progress?.done();
  return null;
}

function print(
  results: Results,
  path: string,
  out: string,
  { json, overlays }: ScoreCommand,
): void {
  if (json === true) {
    console.log(JSON.stringify(results, null, 2));
    return;
  }
  console.log(`${pictureTable(results)}\n\n${modelTable(results)}\n`);
  for (const image of results.images) {
    const why = notScored(image);
    if (why === null) continue;
    // As the table counts them: the first has no number.
    const which = `${image.sample}${image.repeat > 0 ? ` #${image.repeat + 1}` : ''}`;
    console.log(plain(`${image.model} · ${which}: not scored. ${why}`));
  }
  console.log(plain(`Results: ${path}`));
  if (overlays) console.log(plain(`Overlays: ${join(out, 'overlays')}`));
}

/** Why a picture that is there could not be judged, or null. */
function notScored({ outcome, reason, text, textReason }: ImageResult): string | null {
  if (outcome === 'error') return reason ?? '';
  return outcome === 'image' && text === null ? (textReason ?? '') : null;
}

/** First Ctrl+C: stop, keep what was read. Second: leave at once; what was stored is stored. */
function onInterrupt(stop: AbortController): () => void {
  const release = (): void => {
    process.off('SIGINT', handler);
    process.off('SIGTERM', handler);
  };
  const handler = (): void => {
    if (stop.signal.aborted) {
      // By the signal itself, which a shell tells as 130: `process.exit` would first stop threads,
      // and one that is within native code then takes the process down with an error of its own.
      release();
      process.kill(process.pid, 'SIGINT');
      return;
    }
    stop.abort();
    console.error('Stopping as soon as what is being read is done. Again to leave at once.');
  };
  process.on('SIGINT', handler);
  process.on('SIGTERM', handler);
  return release;
}

function ignoredNote(names: readonly string[]): string {
  const shown = names.slice(0, 5).map(plain).join(', ');
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return `Not scored, since no sample has that name: ${shown}${more}`;
}

function betterNote({ id, adds, measured }: WeightGroup): string {
  return `Better weights can be had: typoscope readers add ${id}. ${measured ?? `They read ${adds}.`}`;
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new TyposcopeError('usage', '--trust is not a share', {
    found: `“${text}”`,
    expected: 'a number from 0 to 1',
  });
}

function whole(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 64) return value;
  throw new TyposcopeError('usage', '--threads is not a number of threads', {
    found: `“${text}”`,
    expected: 'a whole number from 1 to 64',
  });
}

/** 20261124-160312, in UTC: sorts by time and is a good folder name everywhere. */
function stamp(date: Date): string {
  return date.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
}

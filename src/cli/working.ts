import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { GateOutcome } from '../gates/gate.ts';
import type { ReaderFiles } from '../reading/files.ts';
import { betterWeights } from '../reading/weights/better.ts';
import { plain } from '../report/plain.ts';
import { isOnlyGenerated } from '../results/only-generated.ts';
import type { ImageResult, Results } from '../results/results.ts';
import { isRefusal } from '../store/fault.ts';
import { openStore, type Store } from '../store/store.ts';
import { EXIT, Interrupted } from './exit.ts';
import { gatesHold } from './gates.ts';
import { onInterrupt } from './interrupt.ts';
import { createProgress, type Progress } from './progress.ts';
import { commandLine } from './resume.ts';

/** What a verb works with while it runs. */
export interface Work {
  store: Store;
  signal: AbortSignal;
  /** Begins the progress of so many pictures, with lines that stay above it. */
  begin(total: number, label: string, notes?: readonly string[]): void;
  tick(): void;
  /** Prints a line that stays above the progress. */
  note(text: string): void;
  /** Takes the progress away, so that something can be printed. */
  end(): void;
}

/**
 * Opens the store, lets the user interrupt, and closes all whatever happens.
 *
 * @param resume the command that goes on, for who interrupts
 * @throws {Interrupted}
 */
export async function working<T>(
  store: string,
  resume: () => string,
  work: (work: Work) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const release = onInterrupt(stop, resume);
  let progress: Progress | null = null;
  const end = () => {
    progress?.done();
    progress = null;
  };
  let opened: Store | null = null;
  try {
    opened = openStore(store);
    return await work({
      store: opened,
      signal: stop.signal,
      begin(total, label, notes = []) {
        progress = createProgress(process.stderr, total, label);
        for (const note of notes) progress.note(note);
      },
      tick: () => progress?.tick(),
      note: (text) => (progress === null ? console.error(plain(text)) : progress.note(text)),
      end,
    });
  } catch (error) {
    end();
    if (!stop.signal.aborted) throw error;
    if (isRefusal(error)) {
      // Something of what arrived could not be kept, which is another thing than to have stopped.
      console.error(`Stopped, and not all is well. Once it is, go on:\n  ${resume()}`);
      throw error;
    }
    throw new Interrupted(`Stopped. What arrived and was read is kept; to go on:\n  ${resume()}`);
  } finally {
    release();
    opened?.close();
  }
}

/** The notes before reading: that better weights could be had. */
export function weightNotes(files: ReaderFiles, json: boolean | undefined): string[] {
  const better = json === true ? null : betterWeights(files);
  if (better === null) return [];
  const { id, adds, measured } = better;
  return [
    `Better weights can be had: typoscope readers add ${id}. ${measured ?? `They read ${adds}.`}`,
  ];
}

/** Why a picture that should be there could not be judged, or null. */
export function notScored(image: ImageResult): string | null {
  const { outcome, reason, text, textReason } = image;
  if (outcome === 'error' || outcome === 'timeout' || outcome === 'uncertain') return reason ?? '';
  if (isOnlyGenerated(image)) return null;
  return outcome === 'image' && text === null ? (textReason ?? '') : null;
}

export function printNotScored({ images }: Results): void {
  for (const image of images) {
    const why = notScored(image);
    if (why === null) continue;
    // As the table counts them: the first has no number.
    const which = `${image.sample}${image.repeat > 0 ? ` #${image.repeat + 1}` : ''}`;
    console.log(plain(`${image.model} · ${which}: not scored. ${why}`));
  }
}

/** Samples that the typesetter could not draw have no floor to stand beside their rates. */
export function printNoFloor(reasons: readonly string[]): void {
  for (const why of reasons) console.log(plain(`No floor: ${why}`));
}

/** Where a run went. */
export interface Written {
  /** Its results.json, and its folder. */
  path: string;
  out: string;
  /** The first page of its report; null where none was written. */
  index: string | null;
}

/** Where things were written; overlays are drawn of pictures, and there may be none. */
export function printWhere(
  { images }: Results,
  { path, out, index }: Written,
  overlays: boolean,
): void {
  if (index !== null) console.log(plain(`Report: ${index}`));
  // An index.html alone may be anybody's.
  else if (existsSync(join(out, 'report/data.js'))) {
    console.log(plain(`${join(out, 'index.html')} is of an earlier start. A new one:`));
    console.log(`  ${commandLine(['report', out, '--format', 'html'])}`);
  }
  console.log(plain(`Results: ${path}`));
  if (overlays && images.some(({ text }) => text !== null)) {
    console.log(plain(`Overlays: ${join(out, 'overlays')}`));
  }
}

/** The exit code of results: where several hold, the budget before a gate before what failed. */
export function exitOf(
  { images }: Results,
  gates: readonly GateOutcome[] = [],
  strict = false,
): number {
  if (images.some(({ outcome }) => outcome === 'skipped-budget')) return EXIT.budget;
  if (!gatesHold(gates, strict)) return EXIT.gate;
  return images.some((image) => notScored(image) !== null) ? EXIT.pictures : EXIT.done;
}

/** The name of a run: that of its folder. */
export function runIdOf(out: string, otherwise: string): string {
  return resolve(out).split(/[\\/]/).at(-1) || otherwise;
}

/** 20261124-160312, in UTC: sorts by time and is a good folder name everywhere. */
export function stamp(date: Date): string {
  return date.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
}

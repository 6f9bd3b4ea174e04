import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
export const BIN = join(ROOT, 'src/cli/bin.ts');
export const DEMO = join(ROOT, 'datasets/demo');
export const DEMO_PICTURES = join(DEMO, 'pictures');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
  ms: number;
}

export interface Started {
  child: ChildProcess;
  ended: Promise<Ended>;
}

/** Starts the real binary in `cwd`. */
export function start(cwd: string, args: readonly string[]): Started {
  return watch(spawn(process.execPath, [BIN, ...args], { cwd }));
}

export function watch(child: ChildProcess): Started {
  const began = performance.now();
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code, signal, out, err, ms: performance.now() - began }),
    );
  });
  return { child, ended };
}

export function run(cwd: string, ...args: string[]): Promise<Ended> {
  return start(cwd, args).ended;
}

/** The same; the last line on stderr is the seconds of processor time, of all threads together. */
export function runTimed(cwd: string, args: readonly string[]): Promise<Ended> {
  const script = 'TIMEFORMAT="%U %S"; time "$@"';
  const all = [process.execPath, BIN, ...args];
  return watch(spawn('bash', ['-c', script, 'bash', ...all], { cwd })).ended.then((ended) => {
    const lines = ended.err.trimEnd().split('\n');
    const [user, system] = lines.at(-1)!.split(' ').map(Number);
    return { ...ended, err: [...lines.slice(0, -1), String(user! + system!)].join('\n') };
  });
}

/** A folder that the caller removes: also for hooks, which outlive a test. */
export async function newFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), 'typoscope-cli-')));
}

/** A folder that goes with the test, with a copy of a store in it if there is one. */
export async function workFolder(store?: string): Promise<string> {
  const folder = await newFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  if (store !== undefined) await cp(store, join(folder, '.typoscope'), { recursive: true });
  return folder;
}

/** The pictures that a store holds readings of, by hash; none where there is no store yet. */
export function picturesRead(store: string): string[] {
  try {
    using db = new DatabaseSync(join(store, 'store.db'), { readOnly: true });
    return db
      .prepare('SELECT picture FROM readings ORDER BY picture')
      .all()
      .map((row) => String(row.picture));
  } catch {
    return [];
  }
}

/**
 * From now on every reading that is handed to the store is noted, also one that it has already and
 * so does not take: that is how a picture that was read twice shows.
 */
export function noteReadings(store: string): void {
  using db = new DatabaseSync(join(store, 'store.db'));
  db.exec(`CREATE TABLE noted (picture TEXT);
    CREATE TRIGGER note BEFORE INSERT ON readings
    BEGIN INSERT INTO noted VALUES (new.picture); END;
    CREATE TABLE measured (picture TEXT);
    CREATE TRIGGER measure BEFORE INSERT ON evidence
    BEGIN INSERT INTO measured VALUES (new.picture); END`);
}

/** Pictures that were measured since `noteReadings`. */
export function notedMeasurements(store: string): string[] {
  using db = new DatabaseSync(join(store, 'store.db'), { readOnly: true });
  const rows = db.prepare('SELECT picture FROM measured ORDER BY picture').all();
  return rows.map((row) => String(row.picture));
}

export function notedReadings(store: string): string[] {
  using db = new DatabaseSync(join(store, 'store.db'), { readOnly: true });
  return db
    .prepare('SELECT picture FROM noted ORDER BY picture')
    .all()
    .map((row) => String(row.picture));
}

export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

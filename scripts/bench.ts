/**
 * Speed, memory and error beside peers, in one run on the same pictures:
 * `npm run bench [-- [pictures of each set] [set folder …]]`. Without a folder, and alone by
 * `npm run bench -- overhead`, it also measures what a run costs besides the making of pictures.
 * `npm run bench -- again [folder] [times]` measures how long a finished run takes to start again.
 *
 * The peers are tesseract.js and the native tesseract on the whole page. All readings go through
 * the same judge with nothing left undecided, so that only the readers differ; ours are also shown
 * at their default trust. One thread each compares work, not cores; a run reads in several. Every
 * figure comes from a process of its own, memory with it.
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadSet } from '../src/dataset/load.ts';
import { DEFAULT_TRUST } from '../src/run/trust.ts';
import { startAgain } from './bench/again.ts';
import type { Task } from './bench/measure.ts';
import type { Measured } from './bench/measured.ts';
import { tesseractVersion } from './bench/native.ts';
import { overheadTable } from './bench/overhead.ts';
import { type BenchSet, benchPictures } from './bench/pictures.ts';
import { secondsToJudgeAgain } from './bench/rejudge.ts';
import { type BenchRow, benchRows } from './bench/rows.ts';
import { errorTable, type RowResult, speedTable } from './bench/tables.ts';

const FOLDERS = ['datasets/demo', '../shared/cases/typeset', '../shared/cases/real'];
const THREADS = 2;

const [count = '12', ...named] = process.argv.slice(2);
if (count === 'overhead') {
  console.log(await overheadTable());
  process.exit();
}
if (count === 'again') {
  const [folder, times] = named;
  const isRight = await startAgain(folder, times === undefined ? undefined : Number(times));
  process.exit(isRight ? 0 : 1);
}
const most = Number(count);
if (!Number.isInteger(most) || most < 1) {
  console.error(`pictures of each set: found “${count}”, expected a whole number from 1`);
  process.exit(2);
}
const tesseract = tesseractVersion();
if (named.length === 0) console.log(`${await overheadTable()}\n`);

for (const folder of named.length > 0 ? named : FOLDERS) {
  if (!existsSync(folder)) {
    console.log(`${folder} is not here: skipped\n`);
    continue;
  }
  const pictures = ['pictures', 'images'].find((name) => existsSync(join(folder, name))) ?? '.';
  const set: BenchSet = { folder, pictures, most };
  const { info, samples } = await loadSet(folder);
  const read = (await benchPictures(set)).length;
  const rows: RowResult[] = [];
  for (const row of benchRows(tesseract)) rows.push(await resultOf(row, set));
  if (tesseract === null) {
    const note = 'not installed';
    rows.push({ name: 'tesseract, page', alone: null, together: null, note });
  }
  const byId = new Map(samples.map((sample) => [sample.id, sample]));
  console.log(`${info.name} (${basename(folder)}): ${read} pictures\n`);
  console.log(`${errorTable(rows, byId, DEFAULT_TRUST)}\n`);
  console.log(`${speedTable(rows, THREADS)}\n`);
  const again = await secondsToJudgeAgain(folder, pictures);
  console.log(`Judging 1,000 of them again from what is stored: ${again.toFixed(1)} s\n`);
}

/** A reader that fails takes its row with it, not the others. */
async function resultOf(row: BenchRow, set: BenchSet): Promise<RowResult> {
  try {
    const alone = await measuredApart({ row, set, threads: 1 });
    const together = row.by === 'ours' ? await measuredApart({ row, set, threads: THREADS }) : null;
    return { name: row.name, alone, together };
  } catch (error) {
    process.exitCode = 1;
    return { name: row.name, alone: null, together: null, note: String(error) };
  }
}

function measuredApart(task: Task): Promise<Measured> {
  const child = fork(join(import.meta.dirname, 'bench/measure.ts'));
  return new Promise((resolve, reject) => {
    let measured: Measured | null = null;
    child.once('message', (message) => {
      measured = message as Measured;
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (measured !== null) resolve(measured);
      else reject(new Error(`its process ended with ${code ?? signal}`));
    });
    child.send(task);
  });
}

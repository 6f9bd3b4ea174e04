/**
 * How long a finished run takes to start again, through the command line:
 * `npm run bench -- again [folder] [times]`.
 *
 * The run has 17 models and the 72 samples of the five curated sets: 1,224 cells, all of which are
 * stored. No model is asked for this: the pictures of three built-in ones stand in for theirs. Each
 * cell has a picture of its own, a megabyte of other bytes and so another hash, with rows of its own
 * in the store; how they were read and measured is copied from the picture it was made of. Only the
 * overlays' contents are shared, which nobody opens. The three are drawn and read the first time, a
 * quarter of an hour on two cores, and kept in the folder; the rest is made anew each time.
 *
 * The first start judges every picture, as one after an update of the program does; the others find
 * what it judged. All have to come to the same results.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { loadBenchmark } from '../../src/benchmark/load.ts';
import { builtInProviders as providers } from '../../src/models/built-in.ts';
import type { Results } from '../../src/results/results.ts';
import { runBenchmark } from '../../src/run/run.ts';
import { openStore } from '../../src/store/store.ts';
import { finishedStore } from './finished-store.ts';
import { BIN, build } from './overhead/ours.ts';

const SETS = 'sets: [posters, packaging, menus, infographics, ui]\nseed: 1';
const BASE = `name: base
${SETS}
models:
  - { id: reference, provider: reference }
  - { id: ordinary, provider: simulated, model: ordinary }
  - { id: careless, provider: simulated, model: careless }
`;
const MODELS: readonly (readonly [provider: string, model: string, params: string])[] = [
  ...['gpt-image-2', 'gpt-image-1.5'].flatMap((model) =>
    ['low', 'medium', 'high'].map((quality) => ['openai', model, `quality: ${quality}`] as const),
  ),
  ...['gemini-3.1-flash-image', 'gemini-nano-banana-2.1', 'gemini-3-pro-image'].flatMap((model) =>
    ['1K', '2K'].map((size) => ['gemini', model, `imageSize: ${size}`] as const),
  ),
  ['gemini', 'gemini-3-pro-image', 'imageSize: 4K'],
  ['fal', 'fal-ai/bytedance/seedream/v5/lite/text-to-image', ''],
  ['fal', 'fal-ai/flux-2', ''],
  ['fal', 'fal-ai/flux-2/klein/9b', ''],
  ['fal', 'fal-ai/flux-2/klein/4b', ''],
];
const FINISHED = `name: finished
${SETS}
models:
${MODELS.map(
  ([provider, model, params], n) =>
    `  - { id: model-${n + 1}, provider: ${provider}, model: ${model}, params: { ${params} } }`,
).join('\n')}
`;

const DEFAULT_FOLDER = 'reports/bench-again';

/** Prints what it takes, a line a start; false where this measured something else. */
export async function startAgain(folder = DEFAULT_FOLDER, times = 3): Promise<boolean> {
  const [base, finished] = [join(folder, 'base.yaml'), join(folder, 'finished.yaml')];
  const [drawn, store] = [join(folder, 'base'), join(folder, 'store')];
  const [out, elsewhere] = [join(folder, 'run'), join(folder, 'elsewhere')];
  build();
  mkdirSync(folder, { recursive: true });
  writeFileSync(base, BASE);
  writeFileSync(finished, FINISHED);
  for (const old of [store, out, elsewhere]) rmSync(old, { recursive: true, force: true });

  console.log('Drawing and reading, as far as that was not done before …');
  await startOf('run', base, '--store', drawn, '--out', join(folder, 'drawn'), '--no-overlays');
  console.log('Making the store of a finished run …');
  await finishedStore(await loadBenchmark(base), await loadBenchmark(finished), drawn, store);
  await showOverlays(finished, store, out);
  forgetJudgements(store);

  const rows = rowsOf(store);
  const told: string[] = [];
  for (const [into, what] of [
    [out, 'all judged anew'],
    ...Array<[string, string]>(times).fill([out, 'again']),
    [elsewhere, 'again, into a new folder'],
  ] as const) {
    const { seconds, cpu, peak } = await startOf('run', finished, '--store', store, '--out', into);
    console.log(
      `${seconds.toFixed(2)} s (${cpu.toFixed(2)} s of CPU, ${Math.round(peak)} MB): ${what}`,
    );
    told.push(readFileSync(join(into, 'results.json'), 'utf8'));
  }
  const { images }: Results = JSON.parse(told[0]!);
  const judged = images.filter((image) => image.text !== null && image.overlay !== null).length;
  console.log(`${judged} of ${images.length} cells are judged and shown`);
  const isSame = new Set(told.map(untimed)).size === 1;
  if (!isSame) console.error('The starts came to different results.');
  const isWhole = judged === images.length && rowsOf(store) === rows;
  if (!isWhole) console.error('Something was missing in the store: this measured something else.');
  return isSame && isWhole;
}

/** Runs it once, with one drawing for every overlay: drawing them takes minutes. */
async function showOverlays(finished: string, store: string, out: string): Promise<void> {
  using opened = openStore(store);
  const drawing = readFileSync(join('docs', 'overlay.jpg'));
  const overlay = (key: string) => opened.overlay(key) ?? opened.putOverlay(key, drawing);
  const benchmark = await loadBenchmark(finished);
  const options = { benchmark, providers, out, runId: 'run' };
  await runBenchmark({ ...options, store: { ...opened, overlay } });
}

function forgetJudgements(store: string): void {
  using db = new DatabaseSync(join(store, 'store.db'));
  db.exec('DELETE FROM judgements');
}

/** Tells at its end what the program took. */
const USED = `process.on('exit', () => process.getBuiltinModule('fs').writeSync(3,
  JSON.stringify(process.resourceUsage())))`;

/** On the clock, from starting the program to its end; CPU of all its threads, and its peak in MB. */
async function startOf(...words: string[]) {
  const from = performance.now();
  const way = ['--import', `data:text/javascript,${encodeURIComponent(USED)}`, BIN];
  const child = spawn(process.execPath, [...way, ...words], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const used = text(child.stdio[3] as Readable);
  const [code] = await once(child, 'exit');
  const seconds = (performance.now() - from) / 1000;
  if (code !== 0) throw new Error(`typoscope ${words.join(' ')} ended with ${code}`);
  const { userCPUTime, systemCPUTime, maxRSS }: NodeJS.ResourceUsage = JSON.parse(await used);
  return { seconds, cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
}

/** What every start has to come to. */
function untimed(results: string): string {
  const { run, ...rest }: Results = JSON.parse(results);
  return JSON.stringify({ run: { ...run, id: '', startedAt: '', finishedAt: '' }, ...rest });
}

function rowsOf(folder: string): number {
  using db = new DatabaseSync(join(folder, 'store.db'), { readOnly: true });
  const counted = ['generations', 'readings', 'evidence'].map((table) =>
    Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n),
  );
  return counted.reduce((sum, n) => sum + n, 0);
}

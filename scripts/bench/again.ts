/**
 * How long a finished run takes to start again, through the command line:
 * `node scripts/bench/again.ts [folder] [times]`.
 *
 * The run has 17 models and the 72 samples of the five curated sets: 1,224 cells, all of which are
 * stored. No model is asked for this: the pictures of three built-in ones stand in for theirs. Each
 * cell has a picture of its own, a megabyte of other bytes and so another hash, with rows of its own
 * in the store; how they were read and measured is copied from the picture it was made of. Only the
 * overlays' contents are shared, which nobody opens. The three are drawn and read the first time, a
 * quarter of an hour on two cores, and kept in the folder; the rest is made anew each time.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { loadBenchmark } from '../../src/benchmark/load.ts';
import { builtInProviders as providers } from '../../src/models/built-in.ts';
import type { Results } from '../../src/report/results.ts';
import { runBenchmark } from '../../src/run/run.ts';
import { openStore } from '../../src/store/store.ts';
import { finishedStore } from './finished-store.ts';

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

const [folder = 'reports/bench-again', times = '3'] = process.argv.slice(2);
const [base, finished] = [join(folder, 'base.yaml'), join(folder, 'finished.yaml')];
const [drawn, store] = [join(folder, 'base'), join(folder, 'store')];
const [out, elsewhere] = [join(folder, 'run'), join(folder, 'elsewhere')];
mkdirSync(folder, { recursive: true });
writeFileSync(base, BASE);
writeFileSync(finished, FINISHED);
for (const old of [store, out, elsewhere]) rmSync(old, { recursive: true, force: true });

console.log('Drawing and reading, as far as that was not done before …');
await seconds('run', base, '--store', drawn, '--out', join(folder, 'drawn'), '--no-overlays');
console.log('Making the store of a finished run …');
await finishedStore(await loadBenchmark(base), await loadBenchmark(finished), drawn, store);
await showOverlays();

const rows = rowsOf(store);
for (const into of [...Array<string>(Number(times)).fill(out), elsewhere]) {
  const took = await seconds('run', finished, '--store', store, '--out', into);
  console.log(`${took.toFixed(2)} s, into ${into === out ? 'the same folder' : 'a new one'}`);
}
const { images }: Results = JSON.parse(readFileSync(join(elsewhere, 'results.json'), 'utf8'));
const judged = images.filter(({ text, overlay }) => text !== null && overlay !== null).length;
console.log(`${judged} of ${images.length} cells are judged and shown`);
if (judged < images.length || rowsOf(store) !== rows) {
  console.error('Something was missing in the store, so that this measured something else.');
  process.exitCode = 1;
}

/** Runs it once, with one drawing for every overlay: drawing them takes minutes. */
async function showOverlays(): Promise<void> {
  using opened = openStore(store);
  const drawing = readFileSync(join('docs', 'overlay.jpg'));
  const overlay = (key: string) => opened.overlay(key) ?? opened.putOverlay(key, drawing);
  const benchmark = await loadBenchmark(finished);
  const options = { benchmark, providers, out, runId: 'run' };
  await runBenchmark({ ...options, store: { ...opened, overlay } });
}

/** On the clock, from starting the program to its end. */
async function seconds(...words: string[]): Promise<number> {
  const from = performance.now();
  const child = spawn(process.execPath, ['src/cli/bin.ts', ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`typoscope ${words.join(' ')} ended with ${code}`);
  return (performance.now() - from) / 1000;
}

function rowsOf(folder: string): number {
  using db = new DatabaseSync(join(folder, 'store.db'), { readOnly: true });
  const counted = ['generations', 'readings', 'evidence'].map((table) =>
    Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n),
  );
  return counted.reduce((sum, n) => sum + n, 0);
}

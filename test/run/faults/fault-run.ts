import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Results } from '../../../src/results/results.ts';
import { BIN, type Started, watch } from '../../cli/typoscope.ts';
import { setYaml } from '../../dataset/temporary-set.ts';
import { writeFiles } from '../folder.ts';
import { cellName, keyNames, type Pace, type WireName } from './books.ts';
import { COMPATIBLE_PRICE } from './direct-wires.ts';
import type { FaultSettings } from './fault-server.ts';
import { type Entry, readLedger } from './ledger.ts';

/** As the benchmark labels its models, which is as they are sent. */
export const MODELS = {
  'gpt-image-2': 'openai',
  'gemini-nano-banana-2.1': 'gemini',
  'fal-ai/flux-2': 'fal',
  'fal-ai/bytedance/seedream/v5/lite/text-to-image': 'fal',
  'our-own-flux': 'compatible',
} as const satisfies Record<string, WireName>;

export const isQueued = (cell: string) => cell.startsWith('fal-ai/');

export const SAMPLES = Array.from({ length: 60 }, (_, n) => String(n + 1).padStart(2, '0'));

/** No word of these may be found in whatever a run writes. */
export const keys = Object.fromEntries(
  Object.keys(keyNames).map((wire) => [wire, `sk-${wire}-4a91c07e55d2/${wire}+b3`]),
) as Record<WireName, string>;

export interface FaultRun {
  /** Holds the benchmark, its store and what comes of it. */
  folder: string;
  /** Of the benchmark, by its path from the folder. */
  file: string;
  /** Every picture that is asked for. */
  cells: readonly string[];
  ledger(): Entry[];
  /** Starts `typoscope run` on the benchmark, with these words behind. */
  start(...words: string[]): Started;
  /** null: not written yet. */
  results(): Promise<Results | null>;
}

interface Way extends Pace {
  concurrency: number;
  /** Seconds until a call is given up. */
  timeout: number;
  /** Of each model; 60 unless you say otherwise. */
  pictures?: number;
}

/** A benchmark of 300 pictures over all providers, and a process that plays all of them. */
export async function faultRun({
  concurrency,
  timeout,
  pictures,
  ...pace
}: Way): Promise<FaultRun> {
  const samples = SAMPLES.slice(0, pictures);
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'typoscope-faults-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const ledger = join(folder, 'ledger.jsonl');
  const url = await startServer({ ...pace, ledger, keys });
  const file = 'benchmarks/faults.yaml';
  await writeFiles(folder, {
    'datasets/nights/set.yaml': setYaml.replace('name: small', 'name: nights'),
    ...Object.fromEntries(
      samples.map((number) => [`datasets/nights/samples/night-${number}.yaml`, sample(number)]),
    ),
    [file]: benchmark(url, concurrency, timeout),
  });
  const own = Object.entries(keyNames).map(([wire, name]) => [name, keys[wire as WireName]]);
  const env = { ...process.env, ...Object.fromEntries(own) };
  const out = join(folder, 'out');
  return {
    folder,
    file,
    cells: Object.keys(MODELS).flatMap((model) => samples.map((number) => cellName(model, number))),
    ledger: () => readLedger(ledger),
    start: (...words) => {
      const args = [BIN, 'run', file, '--out', 'out', '--generate-only', '--yes', ...words];
      return watch(spawn(process.execPath, args, { cwd: folder, env }));
    },
    async results() {
      const path = join(out, 'results.json');
      return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : null;
    },
  };
}

/** Starts the providers; they end with the test. */
export async function startServer(settings: FaultSettings): Promise<string> {
  await writeFile(settings.ledger, '');
  const script = join(import.meta.dirname, 'fault-server.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill();
  });
  const [port] = await once(child.stdout.setEncoding('utf8'), 'data');
  return `http://127.0.0.1:${Number(port)}`;
}

function sample(number: string): string {
  return `id: night-${number}
category: poster
canvas: { width: 1024, height: 1024 }
prompt: "A poster that says {{title}}."
copy:
  - { id: title, role: headline, lang: en, text: "Night ${number}" }
`;
}

const PROVIDERS: Readonly<Record<WireName, string>> = {
  openai: 'openai',
  gemini: 'gemini',
  fal: 'fal',
  compatible: 'openai-compatible',
};
const ADDRESSES: Readonly<Record<WireName, string>> = {
  openai: '/openai/v1',
  gemini: '/gemini',
  fal: '/fal',
  compatible: '/compatible/v1',
};

function benchmark(url: string, concurrency: number, timeout: number): string {
  const models = Object.entries(MODELS).map(([model, wire]) => {
    const quality = wire === 'openai' ? ', quality: medium' : '';
    const price = wire === 'compatible' ? `\n    price: ${COMPATIBLE_PRICE}` : '';
    return `  - id: ${model}
    provider: ${PROVIDERS[wire]}
    model: ${model}
    params: { timeout: ${timeout}${quality} }
    baseURL: ${url}${ADDRESSES[wire]}
    keyEnv: ${keyNames[wire]}${price}
`;
  });
  return `name: faults
sets: [nights]
models:
${models.join('')}concurrency: ${concurrency}
readers: { mode: quick, weights: npm }
`;
}

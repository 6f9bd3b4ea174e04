import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Watched, watched } from './watched.ts';
import type { Wire } from './wires.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** The program as it is published, once it is built. */
export const BIN = join(ROOT, 'dist/cli/bin.js');
const KEY = 'TYPOSCOPE_BENCH_KEY';

/** Builds the program as it is published: as sources it would be translated each time it is started. */
export function build(): void {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const args = [compiler, '-p', 'tsconfig.build.json'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the program can't be built: ${stdout.trim()}`);
}

/**
 * Every picture through our own program, and into its store.
 *
 * @param samples of which each is asked for as often as it takes to come to so many cells
 */
export async function measureOurs(
  wire: Wire,
  samples: number,
  { url, folder, cells, lanes }: { url: string; folder: string; cells: number; lanes: number },
): Promise<Watched> {
  writeBenchmark(
    folder,
    samples,
    `name: overhead
sets: [numbers]
models:
  - { id: instant, provider: ${wire.provider}, model: ${wire.model}, baseURL: '${url}${wire.path}', keyEnv: ${KEY} }
concurrency: ${lanes}
repeats: ${cells / samples}
readers: { mode: quick, weights: npm }
`,
  );
  const args = [BIN, 'run', 'benchmarks/overhead.yaml', '--out', 'out', '--generate-only', '--yes'];
  const seen = await watched(args, { cwd: folder, env: { ...process.env, [KEY]: 'none' } });
  const stored = filesIn(join(folder, 'benchmarks/.typoscope/images'));
  if (seen.code === 0 && stored === cells) return seen;
  throw new Error(`code ${seen.code}, ${stored} of ${cells} pictures stored: ${seen.err.trim()}`);
}

function writeBenchmark(folder: string, samples: number, benchmark: string): void {
  const set = join(folder, 'datasets/numbers');
  mkdirSync(join(set, 'samples'), { recursive: true });
  mkdirSync(join(folder, 'benchmarks'));
  writeFileSync(join(folder, 'benchmarks/overhead.yaml'), benchmark);
  const head = 'name: numbers\nversion: 1.0.0\ntitle: Numbers\nlicence: CC0-1.0\n';
  writeFileSync(join(set, 'set.yaml'), head);
  for (let n = 1; n <= samples; n += 1) {
    const sample = `id: number-${n}
category: poster
canvas: { width: 1024, height: 1024 }
prompt: "A poster that says {{title}}."
copy: [{ id: title, role: headline, lang: en, text: "Number ${n}" }]
`;
    writeFileSync(join(set, 'samples', `number-${n}.yaml`), sample);
  }
}

function filesIn(folder: string): number {
  return readdirSync(folder, { recursive: true }).filter((name) => /\.png$/.test(String(name)))
    .length;
}

import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { pictures } from '../models/servers/serve.ts';
import { tinyFolder, tinyYaml } from '../run/tiny-benchmark.ts';
import { run, start } from './typoscope.ts';

const FILE = 'benchmarks/tiny.yaml';
const LESS = ['--out', 'o', '--generate-only'];
const LEAVE = [...LESS, '--allow-modules'];

/** In TypeScript, as only the real program runs it. It notes each request, and hangs while told to. */
const source = `import { appendFileSync, existsSync, readFileSync } from 'node:fs';
const here = (name: string) => new URL(name, import.meta.url);
const picture = (): Uint8Array => readFileSync(here('a.png'));
export default ({ mood }: { mood: string }) => ({
  async generate({ sample, heard }: { sample: { id: string }; heard(id: string): void }) {
    appendFileSync(here('asked.txt'), sample.id + '\\n');
    heard('job-' + sample.id);
    while (existsSync(here('hang'))) await new Promise((later) => setTimeout(later, 20));
    if (mood === 'bad' && sample.id === 'market') throw new Error('bad \\x1b[2J mood');
    return { bytes: picture(), cost: 0.015, usage: { mood } };
  },
  recover: async (_: unknown, id: string) => ({ bytes: picture(), cost: 0.01, sent: { id } }),
});
`;

function folder(mood: string, more: Record<string, string> = {}): Promise<string> {
  const entry = `{ id: mine, provider: module, model: ./my-model.ts, params: { mood: ${mood} }, price: 0.02 }`;
  return tinyFolder(tinyYaml(`  - ${entry}\n`), {
    'benchmarks/my-model.ts': source,
    'benchmarks/a.png': pictures.png,
    ...more,
  });
}

async function askedIn(cwd: string): Promise<string[]> {
  const path = join(cwd, 'benchmarks/asked.txt');
  return existsSync(path) ? (await readFile(path, 'utf8')).trim().split('\n').sort() : [];
}

async function imagesIn(cwd: string): Promise<Results['images']> {
  return JSON.parse(await readFile(join(cwd, 'o/results.json'), 'utf8')).images;
}

test('no model of one’s own runs without leave', async () => {
  const cwd = await folder('good');
  for (const verb of [['plan'], ['run', ...LESS]]) {
    const [name, ...args] = verb as [string, ...string[]];
    const { code, out, err } = await run(cwd, name, FILE, ...args);
    expect(err).toMatch(
      /models\.0\.provider: names a module, whose code would be run\. .*--allow-modules\n$/,
    );
    expect([code, out]).toEqual([2, '']);
  }
  expect(await askedIn(cwd)).toEqual([]);
});

test('with leave it is asked once, and a throw costs one picture', async () => {
  const cwd = await folder('bad');
  const plan = await run(cwd, 'plan', FILE, '--allow-modules');
  expect(plan.out).toMatch(/mine +2 +0 +2 +\$0\.02 +\$0\.04/);
  const { code } = await run(cwd, 'run', FILE, ...LEAVE);
  expect(code).toBe(4);
  const images = await imagesIn(cwd);
  const price = { usd: '0.02', basis: 'price-table' };
  expect(images).toMatchObject([
    {
      sample: 'harbour',
      outcome: 'image',
      cost: price,
      usage: { mood: 'bad' },
      requestIds: ['job-harbour'],
    },
    {
      sample: 'market',
      outcome: 'error',
      reason: 'The module failed: bad \\u{1b}[2J mood',
      cost: { usd: null, upTo: '0.02' },
    },
  ]);
  await run(cwd, 'run', FILE, ...LEAVE);
  expect(await askedIn(cwd)).toEqual(['harbour', 'market']);
});

test('after a kill it is asked what became of its pictures, and for none again', async () => {
  const cwd = await folder('good', { 'benchmarks/hang': '' });
  const { child, ended } = start(cwd, ['run', FILE, ...LEAVE]);
  while ((await askedIn(cwd)).length < 2) await wait(20);
  child.kill('SIGKILL');
  await ended;
  await rm(join(cwd, 'benchmarks/hang'));
  const { code } = await run(cwd, 'run', FILE, ...LEAVE);
  expect(code).toBe(0);
  expect(await imagesIn(cwd)).toMatchObject(
    ['harbour', 'market'].map((sample) => ({
      sample,
      outcome: 'image',
      requestIds: [`job-${sample}`],
    })),
  );
  expect(await askedIn(cwd)).toEqual(['harbour', 'market']);
});

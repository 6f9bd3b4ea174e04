import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { serializeResults } from '../../src/results/results.ts';
import { writeFiles } from '../run/folder.ts';
import { modelLines, tinyFiles, tinyFolder, tinyYaml, tooLong } from '../run/tiny-benchmark.ts';
import {
  BIN,
  type Ended,
  newFolder,
  notedReadings,
  noteReadings,
  picturesRead,
  run,
  start,
  until,
  watch,
  workFolder,
} from './typoscope.ts';

const FILE = 'benchmarks/tiny.yaml';
const STORE = 'benchmarks/.typoscope';
const LONG = `${'炭火焼き鳥よし'.repeat(8)}/${'x'.repeat(20)}`;
const models = [
  modelLines.reference,
  `  - { id: "${LONG}", provider: simulated, model: careless }\n`,
  modelLines.folder,
].join('');
const yaml = tinyYaml(models, 'repeats: 5\n');
const PICTURES = 20;

/** A benchmark of small pictures, run once without a break. */
let home = '';
let planned: Ended;
let first: Ended;
let results: Results;

beforeAll(async () => {
  home = await newFolder();
  await writeFiles(home, tinyFiles(yaml, { 'pictures/notes.txt': 'none yet' }));
  planned = await run(home, 'plan', FILE);
  first = await run(home, 'run', FILE, '--out', 'o');
  results = await resultsIn(join(home, 'o'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function resultsIn(folder: string): Promise<Results> {
  return JSON.parse(await readFile(join(folder, 'results.json'), 'utf8'));
}

/** The benchmark and its set, with the store of the run or without. */
async function copyOf(withStore: boolean): Promise<string> {
  const folder = await workFolder();
  await cp(home, folder, { recursive: true });
  await rm(join(folder, 'o'), { recursive: true });
  if (!withStore) await rm(join(folder, STORE), { recursive: true });
  return folder;
}

function untimed({ run: told, images, models: summed }: Results) {
  return { run: { ...told, id: '', startedAt: '', finishedAt: '' }, images, models: summed };
}

function expectToFit(text: string) {
  for (const line of text.split('\n')) {
    if (/^(Report|Results|Overlays): /.test(line)) continue;
    expect(stringWidth(line), line).toBeLessThanOrEqual(80);
  }
}

describe('a plan', () => {
  test('is a table of what will be asked for; nothing is written but an empty store', async () => {
    expect(planned).toMatchObject({ code: 0, err: '' });
    expectToFit(planned.out);
    expect(planned.out).toMatch(/^tiny: 2 samples × 3 models × 5 repeats$/m);
    expect(planned.out).toMatch(/^reference +10 +0 +10 +\$0\.00 +\$0\.00\n {2}simulated$/m);
    expect(planned.out).toMatch(/^炭火焼き.*… +10 +0 +10 .*\n {2}simulated, price invented$/m);
    expect(planned.out).toMatch(/^mine +10 +0 +10 +\$0\.00 +\$0\.00$/m);
  });

  test('as JSON; once it is run, all that is there is stored', async () => {
    const cwd = await copyOf(true);
    const { code, out } = await run(cwd, 'plan', FILE, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      benchmark: 'tiny',
      repeats: 5,
      sets: [{ name: 'tiny', samples: 2 }],
      readings: { stored: PICTURES, needed: PICTURES },
      models: [
        { model: 'reference', simulated: true, cells: 10, stored: 10, toDo: 0 },
        { model: LONG, simulated: true, cells: 10, stored: 10, toDo: 0 },
        { model: 'mine', simulated: false, cells: 10, stored: 0, toDo: 10 },
      ],
    });
    expect(await readdir(cwd)).not.toContain('reports');
  });
});

describe('gates', () => {
  const gated = `${yaml}gates: { minUsableRate: 1, maxCerIncrease: 0.005 }\n`;

  test('1 where one fails, each in a sentence; what another verb holds is said', async () => {
    const cwd = await copyOf(true);
    await writeFile(join(cwd, FILE), gated);
    const { code, out } = await run(cwd, 'run', FILE, '--out', 'o');
    expect(code).toBe(1);
    expectToFit(out);
    expect(out).toContain('Gate failed: mine: it answered for no picture, so none is usable;');
    expect(out).toContain('maxCerIncrease is held by typoscope compare, against a baseline.');
  });

  test('beside the results where these are JSON, and not of pictures that nobody read', async () => {
    const cwd = await copyOf(true);
    await writeFile(join(cwd, FILE), gated);
    const json = await run(cwd, 'run', FILE, '--out', 'o', '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out).run.gates).toEqual({ minUsableRate: 1, maxCerIncrease: 0.005 });
    expect(json.err).toContain('Gate failed: mine:');
    const asked = await run(cwd, 'run', FILE, '--out', 'g', '--generate-only');
    expect(asked.code).toBe(0);
    expect(asked.out).not.toContain('Gate');
  });

  test('a baseline of it, compared with it: no difference, and nothing read', async () => {
    const cwd = await copyOf(true);
    await writeFile(join(cwd, FILE), tinyYaml(modelLines.reference, 'repeats: 5\n'));
    expect(await run(cwd, 'run', FILE, '--out', 'o')).toMatchObject({ code: 0 });
    expect(await run(cwd, 'baseline', 'o')).toMatchObject({ code: 0, err: '' });
    const before = await readFile(join(cwd, 'baselines/tiny.json'), 'utf8');
    expect(await run(cwd, 'run', FILE, '--out', 'again')).toMatchObject({ code: 0 });
    expect(await run(cwd, 'baseline', 'again')).toMatchObject({ code: 0 });
    expect(await readFile(join(cwd, 'baselines/tiny.json'), 'utf8')).toBe(before);
    const compared = await run(cwd, 'compare', 'baselines/tiny.json', 'again');
    expect(compared).toMatchObject({ code: 0, err: '' });
    expect(compared.out).toContain('reference (simulated)\n  the same pictures as before');
    expect(compared.out).toMatch(/No regression shown\.\n$/);
  });
});

describe('a run', () => {
  test('0; tables of 80 columns, in which what is simulated is called so', () => {
    expect(first.code).toBe(0);
    expectToFit(first.out);
    expect(first.out).toMatch(/^reference +\d +10\/10 .*\n {2}simulated\b/m);
    expect(first.out).toMatch(/^炭火焼き.*… +\d +10\/10 .*\n {2}simulated\b/m);
    expect(first.out).toMatch(/^mine +– +0\/10 .*\n {2}10 absent$/m);
    for (const title of ['CER by sample', 'CER by script', 'CER by text height', 'Floor: ']) {
      expect(first.out).toContain(title);
    }
    expect(first.out).toMatch(/^harbour +0\.0% +/m);
    expect(first.out).toContain('Report: o/index.html\nResults: o/results.json');
  });

  test('results that keep to their contract; the store lies beside the benchmark', async () => {
    expect(() => serializeResults(results)).not.toThrow();
    expect(results.run).toMatchObject({ id: 'o', benchmark: 'tiny' });
    expect(results.models.map(({ simulated }) => simulated)).toEqual([true, true, false]);
    expect((await readdir(home)).toSorted()).toEqual(['benchmarks', 'datasets', 'o', 'pictures']);
    expect(existsSync(join(home, STORE, 'store.db'))).toBe(true);
    for (const { file, overlay } of results.images) {
      for (const name of [file, overlay]) {
        if (name != null) expect(existsSync(join(home, 'o', name)), name).toBe(true);
      }
    }
  });

  test('again, as JSON and from elsewhere: the same, at once, nothing read', async () => {
    const cwd = await copyOf(true);
    noteReadings(join(cwd, STORE));
    const { code, out, err } = await run(join(cwd, 'pictures'), 'run', `../${FILE}`, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const printed: Results = JSON.parse(out);
    expect(untimed(printed)).toEqual(untimed(results));
    expect(notedReadings(join(cwd, STORE))).toEqual([]);
    const [folder] = await readdir(join(cwd, 'pictures/reports'));
    expect(folder).toMatch(/^tiny-\d{8}-\d{6}$/);
    expect(await resultsIn(join(cwd, 'pictures/reports', folder!))).toEqual(printed);
  });

  test('--no-floor: none, though its pictures are there', async () => {
    const cwd = await copyOf(true);
    const { code, out } = await run(cwd, 'run', FILE, '--no-floor', '--no-overlays', '--out', 'x');
    expect(code).toBe(0);
    expect(out).not.toContain('Floor');
    const without = await resultsIn(join(cwd, 'x'));
    expect(without.run.noise).toBeNull();
    for (const { text, overlay } of without.images) {
      expect(text?.floor ?? null).toBeNull();
      expect(overlay ?? null).toBeNull();
    }
  });

  test('4 where a picture of a folder is broken, which is told; the others are judged', async () => {
    const cwd = await copyOf(true);
    await writeFiles(cwd, { 'pictures/harbour.png': '<html>', 'pictures/market/1.png': 'x' });
    const { code, out } = await run(cwd, 'run', FILE, '--out', 'x');
    expect(code).toBe(4);
    expect(out).toMatch(/^mine · harbour: not scored\. .*not a picture/m);
    expectToFit(out.split('\nmine · ')[0]!);
    const { images, models: summed } = await resultsIn(join(cwd, 'x'));
    expect(summed[2]!.outcomes).toEqual({ error: 2, absent: 8 });
    expect(images.filter(({ model }) => model !== 'mine')).toEqual(
      results.images.filter(({ model }) => model !== 'mine'),
    );
  });
});

describe('2, one clear sentence, nothing written but an empty store', () => {
  const bad = (from: string | RegExp, to: string) => yaml.replace(from, to);
  test.each<[string, string, RegExp, Record<string, string>?]>([
    [
      'a set that is not there',
      bad('[tiny]', '[tinny]'),
      /sets\.0: there is no such set.*"tinny".*tiny/,
    ],
    [
      'a provider',
      bad('provider: reference', 'provider: referense'),
      /models\.0\.provider: there is no such provider.*"referense".*Did you mean/,
    ],
    [
      'a model',
      bad('model: careless', 'model: carless'),
      /models\.1\.model: .*no such model.*"carless"/,
    ],
    ['a key', `${yaml}repeat: 2\n`, /repeat: .*(unknown|no such) key/i],
    ['a rule', `${yaml}bars: { rules: [logos] }\n`, /bars\.rules\.0.*"logos"/],
    ['a hostile name', bad('id: mine', 'id: "mi\\e[31mne"'), /models\.2\.id: .*letters, digits/],
    [
      'a font that is not there',
      bad('id: reference,', 'id: reference, params: { fonts: [none.ttf] },'),
      /models\.0\.params\.fonts\.0: .*none\.ttf/,
    ],
    [
      'a folder that is not there',
      bad('../pictures', '../pixtures'),
      /models\.2\.params\.folder: there is no such folder.*pixtures/,
    ],
    [
      'copy that does not fit',
      yaml,
      /sample long · canvas: the copy does not fit its canvas/,
      { 'datasets/tiny/samples/long.yaml': tooLong },
    ],
    [
      'a module that may not run',
      bad('mode: quick', 'modules: [./mine.mjs]'),
      /readers\.modules.*--allow-modules/,
      { 'benchmarks/mine.mjs': '' },
    ],
  ])('%s', async (_, text, message, files = {}) => {
    const cwd = await tinyFolder(text, { 'pictures/notes.txt': '', ...files });
    const isDrawing = message.source.includes('canvas');
    for (const verb of isDrawing ? ['plan', 'run'] : ['run']) {
      const { code, out, err } = await run(cwd, verb, FILE);
      expect(err).toMatch(message);
      const [head, ...faults] = err.trimEnd().split('\n');
      expect(head).toBe(`${FILE}: 1 fault`);
      expect(faults, err).toHaveLength(1);
      expect(err).not.toMatch(/ {4}at |undefined|null|[^\P{C}\n]/u);
      expect(out).toBe('');
      expect(code).toBe(2);
    }
    expect(await readdir(cwd)).not.toContain('reports');
    expect(picturesRead(join(cwd, STORE))).toEqual([]);
    expect(existsSync(join(cwd, STORE, 'images'))).toBe(isDrawing);
  });

  test('a benchmark that is not there', async () => {
    const cwd = await workFolder();
    const { code, err } = await run(cwd, 'run', 'none.yaml');
    expect(err).toMatch(/none\.yaml/);
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    expect(code).toBe(2);
    expect(await readdir(cwd)).toEqual([]);
  });

  test.each([
    [['--threads', '0'], /--threads/],
    [['--trust', 'x'], /--trust/],
    [['--readers', 'r.yaml'], /unknown option/],
  ])('an option that is none: %j', async (options, message) => {
    const cwd = await tinyFolder(yaml, { 'pictures/notes.txt': '' });
    const { code, err } = await run(cwd, 'run', FILE, ...options);
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(existsSync(join(cwd, STORE))).toBe(false);
  });
});

describe('cut short', () => {
  async function expectFinished(cwd: string, out: string, kept: readonly string[]) {
    expect(untimed(await resultsIn(join(cwd, out)))).toEqual(untimed(results));
    expect(picturesRead(join(cwd, STORE))).toEqual(picturesRead(join(home, STORE)));
    // What was read before was not read again, nor anything twice.
    const noted = notedReadings(join(cwd, STORE));
    expect(new Set(noted).size).toBe(noted.length);
    expect(noted.filter((picture) => kept.includes(picture))).toEqual([]);
  }

  test('by the user: 130, and the command that is printed goes on to the same results', async () => {
    const cwd = await copyOf(false);
    const { child, ended } = start(cwd, ['run', FILE, '--out', 'run $1']);
    await until(() => picturesRead(join(cwd, STORE)).length >= 2);
    child.kill('SIGINT');
    const stopped = await ended;
    expect(stopped).toMatchObject({ code: 130, out: '' });
    expect(existsSync(join(cwd, 'run $1/results.json'))).toBe(false);
    const command = stopped.err.split('\n').find((line) => line.includes('npx typoscope run'))!;
    const kept = picturesRead(join(cwd, STORE));
    expect(kept.length).toBeLessThan(PICTURES);
    noteReadings(join(cwd, STORE));
    expect(await inShell(cwd, command)).toMatchObject({ code: 0 });
    await expectFinished(cwd, 'run $1', kept);
  });

  test('killed: the same command goes on to the same results', async () => {
    const cwd = await copyOf(false);
    const args = ['run', FILE, '--out', 'o'];
    const { child, ended } = start(cwd, args);
    await until(() => picturesRead(join(cwd, STORE)).length >= 3);
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    const kept = picturesRead(join(cwd, STORE));
    expect(kept.length).toBeLessThan(PICTURES);
    noteReadings(join(cwd, STORE));
    expect(await run(cwd, ...args)).toMatchObject({ code: 0 });
    await expectFinished(cwd, 'o', kept);
  });
});

/** Runs a command as a user would paste it, where `npx typoscope` is this very source. */
async function inShell(cwd: string, command: string): Promise<Ended> {
  const bin = join(cwd, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  await chmod(join(bin, 'npx'), 0o755);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  return watch(spawn('bash', ['-c', command], { cwd, env })).ended;
}

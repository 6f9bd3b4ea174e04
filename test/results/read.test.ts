import { execFile } from 'node:child_process';
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { FaultsError, TyposcopeError } from '../../src/errors.ts';
import { readRun } from '../../src/results/read.ts';
import { serializeResults, writeResults } from '../../src/results/results.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { exampleResults } from './example.ts';

/** A folder with a results.json of this text. */
function folderWith(text: string | Uint8Array): { folder: string; file: string } {
  const folder = temporaryFolder();
  const file = join(folder, 'results.json');
  writeFileSync(file, text);
  return { folder, file };
}

/** The error of a run that can't be read; of the code that blames the run. */
async function refused(run: string): Promise<TyposcopeError> {
  const error = await readRun(run).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TyposcopeError);
  expect(error).toMatchObject({ code: 'run' });
  return error as TyposcopeError;
}

const whole = serializeResults(exampleResults());
const written = () => JSON.parse(whole) as Record<string, Record<string, unknown>>;

describe('a run is found', () => {
  test('by its folder, with a slash or without', async () => {
    const folder = temporaryFolder();
    const file = writeResults(folder, exampleResults());
    expect(await readRun(folder)).toEqual({ results: exampleResults(), folder, file });
    expect(await readRun(`${folder}/`)).toMatchObject({ results: exampleResults() });
  });

  test('by its file, also through a link', async () => {
    const folder = temporaryFolder();
    const file = writeResults(join(folder, 'deep/run 1'), exampleResults());
    expect(await readRun(file)).toEqual({
      results: exampleResults(),
      folder: dirname(file),
      file,
    });
    symlinkSync(join(folder, 'deep/run 1'), join(folder, 'link'));
    expect((await readRun(join(folder, 'link'))).folder).toBe(join(folder, 'link'));
  });

  test('by its id, the name of a folder under reports/, unless there is such a folder here', async () => {
    const cwd = realpathSync(temporaryFolder());
    for (const [id, folder] of [
      ['first', 'reports/first'],
      ['second', 'reports/second'],
      ['here', 'second'],
      ['cwd', '.'],
    ] as const) {
      const results = exampleResults();
      results.run.id = id;
      writeResults(join(cwd, folder), results);
    }
    // In a process of its own: the folder that one works in is the whole process's.
    const script = `
      import { readRun } from ${JSON.stringify(new URL('../../src/results/read.ts', import.meta.url))};
      const told = [];
      for (const name of ['first', 'second', '.', '..', '../reports/first', './first', 'sub/../first', 'none'])
        told.push(await readRun(name).then(({ results, file }) => [results.run.id, file], ({ code }) => code));
      console.log(JSON.stringify(told));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script],
      { cwd },
    );
    expect(JSON.parse(stdout)).toEqual([
      ['first', 'reports/first/results.json'],
      ['here', 'second/results.json'],
      ['cwd', 'results.json'],
      // Though reports/../results.json is there: an id leads out of reports/ in no way.
      'run',
      'run',
      'run',
      'run',
      'run',
    ]);
  });
});

describe('a run is refused', () => {
  test.each(['none', 'reports/none', 'none/results.json', 'a/../../b', ''])(
    '%j, that there is not',
    async (name) => {
      const run = join(temporaryFolder(), name);
      const { what, detail } = await refused(run);
      expect(what).toBe('no run of that name');
      expect(detail.found).toBe(`“${run}”`);
      expect(detail.expected).toMatch(/results\.json/);
    },
  );

  test.each(['..', '.', 'none..', '../none', 'nul\0byte'])('%j as an id', async (id) => {
    expect((await refused(id)).message).toContain(id);
  });

  test('a folder of that name', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'results.json'));
    for (const run of [folder, join(folder, 'results.json')]) {
      const { detail } = await refused(run);
      expect(detail).toMatchObject({
        file: join(folder, 'results.json'),
        found: 'It is a folder.',
      });
    }
  });

  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['words', 'not json'],
    ['one that was cut short', whole.slice(0, whole.length / 2)],
    ['one that was merged', whole.replace('{', '<<<<<<< HEAD\n{')],
    ['two of them', whole + whole],
    ['bytes', new Uint8Array([0xff, 0xfe, 0, 1])],
  ])('%s: no JSON', async (_, text) => {
    const { folder, file } = folderWith(text);
    const { what, detail, message } = await refused(folder);
    expect(what).toBe('not JSON');
    expect(detail.file).toBe(file);
    expect(detail.mend).toContain('make it again');
    // However long the file is.
    expect(message.length).toBeLessThan(1000);
  });

  test.each<[string, unknown, string]>([
    ['null', null, ''],
    ['an array', [], ''],
    ['a number', 1, ''],
    ['an unknown key', { ...written(), more: 1 }, ''],
    ['another schema', { ...written(), schema: 'typoscope/results@2' }, 'schema'],
    ['a baseline', { schema: 'typoscope/baseline@1', pictures: [] }, 'schema'],
    ['one deep inside', { ...written(), run: { ...written().run, more: 1 } }, 'run'],
    ['a kind of value', { ...written(), run: { ...written().run, seed: 'x' } }, 'run.seed'],
  ])('%s: not as it is written', async (_, json, key) => {
    const { file } = folderWith(JSON.stringify(json));
    const error = await refused(file);
    expect(error).toBeInstanceOf(FaultsError);
    expect(error.message).toContain(`${file}: not as this version writes it`);
    const { faults } = error as FaultsError;
    expect(faults.every(({ code, detail }) => code === 'run' && detail.file === file)).toBe(true);
    expect(faults.map(({ detail }) => detail.key)).toContain(key);
  });

  test('of many faults ten are told', async () => {
    const images = Array.from({ length: 40 }, () => ({}));
    const { folder } = folderWith(JSON.stringify({ ...written(), images }));
    const error = (await refused(folder)) as FaultsError;
    expect(error.faults).toHaveLength(10);
    expect(error.message).toMatch(/; \d{2,} faults, of which 10 are told/);
  });
});

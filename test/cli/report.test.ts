import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { expectPrintable } from '../report/a-comparison.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { finishedRun, type RunFacts, times, typoscope } from './finished-run.ts';
import { BIN } from './typoscope.ts';

// A report is made of what is written down: nothing is asked for, read or kept.
vi.mock('../../src/store/store.ts');
vi.stubGlobal('fetch', vi.fn());
afterEach(() => {
  expect(openStore).not.toHaveBeenCalled();
  expect(fetch).not.toHaveBeenCalled();
});

const FACTS: RunFacts = { errors: times(10, 0, 0, 1), gates: { minUsableRate: 0.5 } };
const bytes = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

test('tables and gates on the screen, files beside the results, which stay as they are', async () => {
  const run = finishedRun(temporaryFolder(), 'r', FACTS);
  const before = bytes(run, 'results.json');
  const { code, out, err } = await typoscope('report', run);
  expect(code).toBe(0);
  expect(err).toBe('');
  expect(out).toMatch(/^Model +Scored .*\ncareful +10\/10 /);
  expect(out).toContain('\nGate passed: careful: 70.0% of its pictures are usable;');
  expectPrintable(out.replace(/^Written: .*$/gm, ''));
  const files = ['pictures.csv', 'blocks.csv', 'results.json', 'report.md', 'junit.xml'];
  expect(out.match(/^Written: .*$/gm)).toEqual(files.map((name) => `Written: ${join(run, name)}`));
  expect(readdirSync(run).sort()).toEqual(files.toSorted());
  expect(bytes(run, 'results.json')).toBe(before);
  expect(bytes(run, 'pictures.csv').split('\r\n')).toHaveLength(12);
  expect(bytes(run, 'report.md')).toMatch(
    /^<!-- typoscope -->\n## Typoscope: menus\n\n- ✅ careful/,
  );
  expect(bytes(run, 'junit.xml')).toMatch(/^<\?xml .*\n<testsuites name="r1" tests="11"/);
});

test('the same again is the same bytes', async () => {
  const run = finishedRun(temporaryFolder(), 'r', FACTS);
  const all = () => readdirSync(run).map((name) => [name, bytes(run, name)]);
  await typoscope('report', run);
  const first = all();
  await typoscope('report', join(run, 'results.json'));
  expect(all()).toEqual(first);
});

test('into another folder; the run’s own is left alone', async () => {
  const folder = temporaryFolder();
  const run = finishedRun(folder, 'r', FACTS);
  const out = join(folder, 'deep/out');
  expect((await typoscope('report', run, '--out', out, '--format', 'json,md')).code).toBe(0);
  expect(readdirSync(run)).toEqual(['results.json']);
  expect(readdirSync(out).sort()).toEqual(['report.md', 'results.json']);
  expect(bytes(out, 'results.json')).toBe(bytes(run, 'results.json'));
});

test('--json prints the names of the files and no more', async () => {
  const run = finishedRun(temporaryFolder(), 'r', FACTS);
  const { code, out, err } = await typoscope('report', run, '--json', '--format', 'csv');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual([join(run, 'pictures.csv'), join(run, 'blocks.csv')]);
});

describe('annotations', () => {
  test('are of gates that do not hold, which fail no report', async () => {
    const run = finishedRun(temporaryFolder(), 'r', { ...FACTS, gates: { minUsableRate: 0.9 } });
    const { code, out } = await typoscope('report', run, '--format', 'github');
    expect(code).toBe(0);
    expect(out).toContain('\nGate failed: careful: 70.0% of its pictures are usable;');
    expect(bytes(run, 'annotations.txt')).toMatch(
      /^::error title=Typoscope - Gate failed::careful: 70\.0%25 of .*\n$/,
    );
  });

  test('are an empty file where there are none: those of an older run are gone', async () => {
    const run = finishedRun(temporaryFolder(), 'r', FACTS);
    const file = join(run, 'annotations.txt');
    writeFileSync(file, '::error::old\n');
    const { out } = await typoscope('report', run, '--json', '--format', 'github');
    expect(JSON.parse(out)).toEqual([file]);
    expect(readFileSync(file, 'utf8')).toBe('');
  });
});

test('a run of nothing has reports, too', async () => {
  const run = finishedRun(temporaryFolder(), 'r', { errors: [] });
  const { code, out } = await typoscope('report', run, '--format', 'csv,json,md,junit,github');
  expect(code).toBe(0);
  expect(out).not.toMatch(/NaN|undefined|Infinity/);
  expect(readdirSync(run)).toHaveLength(6);
});

describe('2: the user’s to mend', () => {
  test.each([
    [['--format', 'pdf'], /^--format names a format that is none \(found “pdf”/],
    [['--format', 'md,'], /found “”/],
    [['--huh'], /^$/],
  ])('%j', async (flags, told) => {
    const run = finishedRun(temporaryFolder(), 'r', FACTS);
    const { code, out, err } = await typoscope('report', run, ...flags);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(told);
    expect(readdirSync(run)).toEqual(['results.json']);
  });

  test('no such run, and one that was cut short', async () => {
    const folder = temporaryFolder();
    const none = await typoscope('report', join(folder, 'none'));
    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toMatch(/^no run of that name/);
    const run = finishedRun(folder, 'r', FACTS);
    const half = bytes(run, 'results.json').slice(0, 1000);
    writeFileSync(join(run, 'results.json'), half);
    const cut = await typoscope('report', run);
    expect(cut).toMatchObject({ code: 2, out: '' });
    expect(cut.err).toContain(`${join(run, 'results.json')}: not JSON`);
    expect(readdirSync(run)).toEqual(['results.json']);
  });

  test('where a file can’t be written, what is there stays, and nothing half done', async () => {
    const folder = temporaryFolder();
    const run = finishedRun(folder, 'r', FACTS);
    const out = join(folder, 'out');
    mkdirSync(join(out, 'report.md/kept'), { recursive: true });
    const { code, err } = await typoscope('report', run, '--out', out, '--format', 'md');
    expect(code).toBe(2);
    expect(err).toContain(join(out, 'report.md'));
    expect(readdirSync(out)).toEqual(['report.md']);
    expect(readdirSync(join(out, 'report.md'))).toEqual(['kept']);
    writeFileSync(join(folder, 'file'), '');
    expect((await typoscope('report', run, '--out', join(folder, 'file/out'))).code).toBe(2);
  });
});

test('by the run’s id, without its pictures and without a store', () => {
  const cwd = realpathSync(temporaryFolder());
  finishedRun(cwd, 'reports/tuesday', FACTS);
  const args = [BIN, 'report', 'tuesday', '--json', '--format', 'md'];
  const out = execFileSync(process.execPath, args, { cwd, encoding: 'utf8' });
  expect(JSON.parse(out)).toEqual(['reports/tuesday/report.md']);
  rmSync(join(cwd, 'reports/tuesday'), { recursive: true });
  expect(readdirSync(cwd)).toEqual(['reports']);
});

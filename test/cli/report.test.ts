import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { plainPicture } from '../picture/fixtures.ts';
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
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .toSorted();

test('tables and gates on the screen, files beside the results, which stay as they are', async () => {
  const run = finishedRun(temporaryFolder(), 'r', FACTS);
  const before = bytes(run, 'results.json');
  const { code, out, err } = await typoscope('report', run);
  expect(code).toBe(0);
  expect(err).toBe('');
  expect(out).toMatch(/^Model +Scored .*\ncareful +10\/10 /);
  expect(out).toContain('\nGate passed: careful: 70.0% of its pictures are usable;');
  expectPrintable(out.replace(/^Written: .*$/gm, ''));
  const files = [
    ...['index.html', 'pictures.csv', 'blocks.csv', 'results.json', 'report.md', 'junit.xml'],
  ];
  expect(out.match(/^Written: .*$/gm)).toEqual(files.map((name) => `Written: ${join(run, name)}`));
  expect(readdirSync(run).sort()).toEqual([...files, 'report'].toSorted());
  expect(bytes(run, 'results.json')).toBe(before);
  expect(bytes(run, 'pictures.csv').split('\r\n')).toHaveLength(12);
  expect(bytes(run, 'report.md')).toMatch(
    /^<!-- typoscope -->\n## Typoscope: menus\n\n- ✅ careful/,
  );
  expect(bytes(run, 'junit.xml')).toMatch(/^<\?xml .*\n<testsuites name="r1" tests="11"/);
});

test('the same again is the same bytes', async () => {
  const run = finishedRun(temporaryFolder(), 'r', FACTS);
  const all = () => filesIn(run).map((name) => [name, bytes(run, name)]);
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

describe('the report that people look at', () => {
  /** The run with a picture in its folder: all its images are of it. */
  async function runWithPicture() {
    const folder = temporaryFolder();
    const run = finishedRun(folder, 'r', FACTS);
    mkdirSync(join(run, 'images/ab'), { recursive: true });
    writeFileSync(join(run, PICTURE), await plainPicture(4, 3).png().toBuffer());
    return { folder, run };
  }
  const PICTURE = 'images/ab/abcd.png';
  const samples = FACTS.errors.map((_, i) => `report/samples/${String(i + 1).padStart(4, '0')}.js`);
  const pages = ['index.html', 'report/data.js', 'report/page.js', ...samples];

  test('is a page with a folder beside it, and small pictures in that', async () => {
    const { run } = await runWithPicture();
    const { code, out, err } = await typoscope('report', run, '--json', '--format', 'html');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual([join(run, 'index.html')]);
    const thumbnail = 'report/thumbnails/images/ab/abcd.png.webp';
    expect(filesIn(run)).toEqual([...pages, PICTURE, thumbnail, 'results.json'].toSorted());
    expect(bytes(run, 'index.html')).toContain('<title>menus · Typoscope</title>');
  });

  test('elsewhere takes its pictures along, and leaves the run’s folder alone', async () => {
    const { folder, run } = await runWithPicture();
    const before = filesIn(run);
    const out = join(folder, 'deep/out');
    expect((await typoscope('report', run, '--out', out, '--format', 'html')).code).toBe(0);
    expect(filesIn(run)).toEqual(before);
    expect(filesIn(out)).toEqual(
      [...pages, PICTURE, 'report/thumbnails/images/ab/abcd.png.webp'].toSorted(),
    );
    expect(readFileSync(join(out, PICTURE))).toEqual(readFileSync(join(run, PICTURE)));
  });

  test('is there of a run whose pictures are gone', async () => {
    const run = finishedRun(temporaryFolder(), 'r', FACTS);
    expect((await typoscope('report', run, '--format', 'html')).code).toBe(0);
    expect(filesIn(run)).toEqual([...pages, 'results.json'].toSorted());
  });

  test('has no sample of an older run', async () => {
    const run = finishedRun(temporaryFolder(), 'r', FACTS);
    await typoscope('report', run, '--format', 'html');
    finishedRun(run, '.', { ...FACTS, errors: [0, 1] });
    await typoscope('report', run, '--format', 'html');
    expect(filesIn(run).filter((name) => name.includes('samples'))).toEqual(samples.slice(0, 2));
  });

  test('is named by the run where there is no benchmark', async () => {
    const facts = { ...FACTS, benchmark: null, id: '<b>tuesday</b>' };
    const run = finishedRun(temporaryFolder(), 'r', facts);
    await typoscope('report', run, '--format', 'html');
    expect(bytes(run, 'index.html')).toContain('<title>&lt;b&gt;tuesday&lt;/b&gt; · Typoscope');
  });
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
  const formats = 'html,csv,json,md,junit,github';
  const { code, out } = await typoscope('report', run, '--format', formats);
  expect(code).toBe(0);
  expect(out).not.toMatch(/NaN|undefined|Infinity/);
  expect(readdirSync(run)).toHaveLength(8);
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

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ImageResult } from '../../src/results/results.ts';
import { openStore } from '../../src/store/store.ts';
import { expectPrintable } from '../report/a-comparison.ts';
import { absentImage, exampleImage } from '../results/example.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { finishedRun, type RunFacts, times, typoscope } from './finished-run.ts';
import { BIN } from './typoscope.ts';

vi.mock('../../src/store/store.ts');
vi.stubGlobal('fetch', vi.fn());
afterEach(() => {
  expect(openStore).not.toHaveBeenCalled();
  expect(fetch).not.toHaveBeenCalled();
});

const FACTS: RunFacts = {
  errors: times(12, 0, 0, 1),
  models: ['careful', 'careless'],
  gates: { minUsableRate: 0.5, maxCerIncrease: 0.01 },
};

/** Writes the baseline of a run into a file. */
async function written(facts: RunFacts, file = join(temporaryFolder(), 'menus.json')) {
  const run = finishedRun(temporaryFolder(), 'r', facts);
  const before = readFileSync(join(run, 'results.json'), 'utf8');
  const ended = await typoscope('baseline', run, '--out', file);
  expect(readFileSync(join(run, 'results.json'), 'utf8')).toBe(before);
  expect(readdirSync(run)).toEqual(['results.json']);
  return { ...ended, file, text: existsSync(file) ? readFileSync(file, 'utf8') : null };
}

test('what later runs are compared with, one picture a line', async () => {
  const { code, out, err, file, text } = await written(FACTS);
  expect({ code, out, err }).toEqual({ code: 0, out: `Baseline: ${file}, 24 pictures\n`, err: '' });
  const json = JSON.parse(text!);
  expect(json).toMatchObject({
    schema: 'typoscope/baseline@1',
    benchmark: 'menus',
    gates: FACTS.gates,
    sets: [{ name: 'menus', version: '1.0.0', sha256: 'a'.repeat(64) }],
  });
  expect(json.pictures).toHaveLength(24);
  const lines = text!.split('\n').filter((line) => line.startsWith('    {"model":'));
  expect(lines).toHaveLength(24);
  expect(text).not.toMatch(/2026-|"id":"r1"/);
  expect(text!.endsWith('\n')).toBe(true);
});

test('the same pictures are the same bytes, whenever and in whatever order they came', async () => {
  const first = await written(FACTS);
  const later = await written({
    ...FACTS,
    id: 'another',
    startedAt: '2027-01-01T00:00:00.000Z',
    models: ['careless', 'careful'],
    change: (image) => ({
      ...image,
      requestIds: ['req_1'],
      latency: { attemptMs: 1234, totalMs: 5678 },
      cost: { usd: '0.04', upTo: '0.04', basis: 'usage', priceDate: '2026-11-01' },
      overlay: 'elsewhere.jpg',
    }),
  });
  expect(later.text).toBe(first.text);
});

describe('over another one', () => {
  test('that says the same: it is as it was', async () => {
    const { file, text } = await written(FACTS);
    const again = await written({ ...FACTS, id: 'another' }, file);
    expect(again).toMatchObject({ code: 0, text });
    expect(again.out).toBe(`Baseline: ${file}, 24 pictures, as it was\n`);
  });

  test('what is taken for granted from now on is told, and fails nothing', async () => {
    const { file, text } = await written({ ...FACTS, errors: times(40, 0, 0, 1) });
    const worse = { ...FACTS, errors: times(40, 10, 20, 15), drawn: 'b' };
    const { code, out, text: now } = await written(worse, file);
    expect(code).toBe(0);
    expect(now).not.toBe(text);
    expect(out).toMatch(
      /^Baseline: .*, 80 pictures\nIt replaces another one\. From that to this:\n\n/,
    );
    expect(out).toMatch(/^ {2}Text accuracy .* worse$/m);
    expectPrintable(out.slice(out.indexOf('\n')));
  });

  test('of other copy: that is told, too', async () => {
    const { file } = await written(FACTS);
    const { code, out } = await written({ ...FACTS, setSha256: 'b'.repeat(64) }, file);
    expect(code).toBe(0);
    expect(out).toContain('\n  Set menus is another one, though its version is still 1.0.0.\n');
  });

  test.each(['', '{', '{"schema":"typoscope/baseline@2"}', '{"name":"my-package"}'])(
    'that is none (%j) is not lost',
    async (text) => {
      const file = join(temporaryFolder(), 'package.json');
      writeFileSync(file, text);
      const { code, err } = await written(FACTS, file);
      expect(code).toBe(2);
      expect(err).toContain(
        `${file}: a file that is no baseline stands where one is to be written`,
      );
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );
});

test('--json says what was written and no more', async () => {
  const folder = temporaryFolder();
  const run = finishedRun(folder, 'r', FACTS);
  const file = join(folder, 'deep/menus.json');
  const json = async () => {
    const { code, out, err } = await typoscope('baseline', run, '--out', file, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return JSON.parse(out);
  };
  expect(await json()).toEqual({ file, pictures: 24, replaced: false, isSame: false });
  expect(await json()).toEqual({ file, pictures: 24, replaced: true, isSame: true });
  const other = finishedRun(folder, 'o', { ...FACTS, drawn: 'b' });
  const { out } = await typoscope('baseline', other, '--out', file, '--json');
  expect(JSON.parse(out)).toEqual({ file, pictures: 24, replaced: true, isSame: false });
});

describe('2: no baseline can be made of', () => {
  const first = (outcome: ImageResult['outcome']): NonNullable<RunFacts['change']> => {
    return (image, i) =>
      i === 0
        ? absentImage({ model: image.model, sample: image.sample, outcome, reason: 'why' })
        : image;
  };
  const unread: NonNullable<RunFacts['change']> = (image, i) =>
    i < 2
      ? exampleImage({ ...image, text: null, textReason: 'out of memory', usable: null })
      : image;
  test.each<[string, Partial<RunFacts>, string]>([
    ['an empty run', { errors: [] }, 'it has no pictures'],
    [
      'one in which all failed',
      {
        change: (image) =>
          absentImage({ ...image, outcome: 'error', reason: 'why', text: null, layout: [] }),
      },
      'it has no pictures',
    ],
    ['one that was not read', { change: unread }, '2 of its pictures were not read'],
    [
      'a partial one',
      { stoppedReason: 'Stopped.', change: first('skipped-budget') },
      '1 of its 24 pictures are missing or failed',
    ],
    [
      'one that lacks a picture',
      { change: first('absent') },
      '1 of its 24 pictures are missing or failed',
    ],
    ['one with an error', { change: first('error') }, '1 of its 24 pictures are missing or failed'],
  ])('%s', async (_, over, found) => {
    const { code, out, err, text } = await written({ ...FACTS, ...over });
    expect({ code, out, text }).toEqual({ code: 2, out: '', text: null });
    expect(err).toContain('results.json: this run can’t be a baseline');
    expect(err).toContain(`(found ${found}, expected`);
  });

  test('but of one in which a model refused: that is an answer', async () => {
    const { code, text } = await written({ ...FACTS, change: first('refused') });
    expect(code).toBe(0);
    expect(text).toContain('"outcome":"refused"');
  });

  test('and the one that is there stays', async () => {
    const { file, text } = await written(FACTS);
    expect(await written({ ...FACTS, errors: [] }, file)).toMatchObject({ code: 2, text });
  });

  test('what is no run', async () => {
    const folder = temporaryFolder();
    const { code, out, err } = await typoscope('baseline', join(folder, 'none'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^no run of that name/);
  });

  test('into what can’t be written, with nothing half done', async () => {
    const folder = temporaryFolder();
    const run = finishedRun(folder, 'r', FACTS);
    const file = join(folder, 'menus.json');
    mkdirSync(join(file, 'kept'), { recursive: true });
    const { code, err } = await typoscope('baseline', run, '--out', file);
    expect(code).toBe(2);
    expect(err).toContain(file);
    expect(readdirSync(folder).sort()).toEqual(['menus.json', 'r']);
    expect(readdirSync(file)).toEqual(['kept']);
  });
});

test.each<[string, Partial<RunFacts>, string]>([
  ['its benchmark', { benchmark: 'small' }, 'baselines/small.json'],
  ['its set, where there is no benchmark', { benchmark: null }, 'baselines/menus.json'],
])('is named after %s', (_, over, file) => {
  const cwd = temporaryFolder();
  finishedRun(cwd, 'reports/tuesday', { ...FACTS, ...over });
  const args = [BIN, 'baseline', 'tuesday'];
  const out = execFileSync(process.execPath, args, { cwd, encoding: 'utf8' });
  expect(out).toBe(`Baseline: ${file}, 24 pictures\n`);
  expect(existsSync(join(cwd, file))).toBe(true);
  expect(readdirSync(cwd).sort()).toEqual(['baselines', 'reports']);
});

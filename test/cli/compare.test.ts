import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import sharp from 'sharp';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ComparisonData } from '../../src/report/site/data.ts';
import { openStore } from '../../src/store/store.ts';
import { expectPrintable } from '../report/a-comparison.ts';
import { absentImage } from '../results/example.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { finishedRun, type RunFacts, times, typoscope } from './finished-run.ts';

// Two runs are compared by what is written down of them.
vi.mock('../../src/store/store.ts');
vi.stubGlobal('fetch', vi.fn());
afterEach(() => {
  expect(openStore).not.toHaveBeenCalled();
  expect(fetch).not.toHaveBeenCalled();
});

/** Forty samples, of which every fourth has one wrong letter. */
const BEFORE: RunFacts = { errors: times(40, 0, 0, 1, 0), drawn: 'a' };
/** The same with other pictures. */
const AGAIN: RunFacts = { ...BEFORE, id: 'r2', drawn: 'b' };
const WORSE: RunFacts = { ...AGAIN, errors: times(40, 20, 10, 15, 25) };

/** Holds one run against another. */
async function compared(before: RunFacts, after: RunFacts, ...flags: string[]) {
  const folder = temporaryFolder();
  const [was, is] = [finishedRun(folder, 'was', before), finishedRun(folder, 'is', after)];
  const files = () => [was, is].map((run) => readFileSync(join(run, 'results.json'), 'utf8'));
  const kept = files();
  const ended = await typoscope('compare', was, is, ...flags);
  expect(files()).toEqual(kept);
  expect(readdirSync(was)).toEqual(['results.json']);
  return ended;
}

const without = (sample: string): NonNullable<RunFacts['change']> => {
  return (image) =>
    image.sample === sample
      ? absentImage({ ...image, outcome: 'timeout', reason: 'late', text: null })
      : image;
};

describe('the exit code', () => {
  test.each<[string, RunFacts, RunFacts, number, RegExp]>([
    [
      'the same run',
      BEFORE,
      BEFORE,
      0,
      /the same pictures as before[\s\S]*No regression shown\.\n$/,
    ],
    ['as many errors', BEFORE, AGAIN, 0, /No regression shown; not all could have been shown\.\n$/],
    ['fewer errors', WORSE, { ...BEFORE, drawn: 'c' }, 0, /Text accuracy .* improved$/m],
    ['more errors', BEFORE, WORSE, 1, /Text accuracy .* worse$[\s\S]*2 figures are worse\.\n$/m],
    [
      'rows that are missing',
      BEFORE,
      { ...AGAIN, errors: BEFORE.errors.slice(1) },
      1,
      /careful · menus\/s39 is not in the run\.$[\s\S]*Rows are missing\.\n$/m,
    ],
    [
      'rows that came to nothing',
      BEFORE,
      { ...AGAIN, change: without('s3') },
      1,
      /careful · menus\/s3 came to nothing: timeout\.$/m,
    ],
    [
      'another set',
      BEFORE,
      { ...AGAIN, setSha256: 'b'.repeat(64) },
      1,
      /Set menus is another one, though its version is still 1\.0\.0\.\n\nNot comparable, which/,
    ],
    [
      'another reader',
      BEFORE,
      { ...AGAIN, reader: 'e' },
      1,
      /The pictures were read by other readers: .*\(d\)[\s\S]*\(e\)\./,
    ],
    ['an empty run', BEFORE, { errors: [] }, 1, /The run is empty\./],
    ['an empty one before', { errors: [] }, BEFORE, 1, /The baseline is empty\./],
    [
      'a model more',
      BEFORE,
      { ...AGAIN, models: ['careful', 'newer'] },
      0,
      /newer is new: there is nothing to compare it with\./,
    ],
    ['a model less', { ...BEFORE, models: ['careful', 'older'] }, AGAIN, 1, /older · menus\/s0/],
  ])('%s', async (_, before, after, code, told) => {
    const ended = await compared(before, after);
    expect(ended).toMatchObject({ code, err: '' });
    expect(ended.out).toMatch(told);
    expectPrintable(ended.out);
  });

  const few = (facts: Partial<RunFacts>): RunFacts => ({ errors: [0, 0, 1, 0], ...facts });
  const cer = { gates: { maxCerIncrease: 0.01 } };
  test.each<[string, RunFacts, RunFacts, RegExp, number, number]>([
    [
      'a rise that is shown',
      { ...BEFORE, ...cer },
      { ...WORSE, ...cer },
      /^Gate failed: careful: its character/m,
      1,
      1,
    ],
    [
      'the older one’s, where the newer has none',
      { ...BEFORE, ...cer },
      WORSE,
      /^Gate failed: careful: its character/m,
      1,
      1,
    ],
    [
      'a rise that could not be shown',
      few(cer),
      few({ ...cer, drawn: 'b' }),
      /^Gate undecided: careful/m,
      0,
      1,
    ],
    [
      'too few usable ones',
      BEFORE,
      { ...AGAIN, gates: { minUsableRate: 0.9 } },
      /^Gate failed: careful: 75\.0% of its pictures/m,
      1,
      1,
    ],
    [
      'perhaps too few',
      BEFORE,
      { ...AGAIN, errors: times(40, 0, 0, 1, null), gates: { minUsableRate: 0.6 } },
      /^Gate undecided: careful: 50\.0% of its pictures are usable for sure and 75\.0%/m,
      0,
      1,
    ],
    [
      'enough',
      BEFORE,
      { ...AGAIN, gates: { minUsableRate: 0.6 } },
      /^Gate passed: careful: 75\.0%/m,
      0,
      0,
    ],
  ])('of a gate: %s', async (_, before, after, told, code, strictly) => {
    const ended = await compared(before, after);
    expect(ended.out).toMatch(told);
    expect(ended.code).toBe(code);
    expect((await compared(before, after, '--strict')).code).toBe(strictly);
  });

  test.each<[string, (run: string) => string[]]>([
    ['no such run', (run) => [run, `${run}/none`]],
    ['no such baseline', (run) => [`${run}/none.json`, run]],
    ['an unknown format', (run) => [run, run, '--format', 'csv']],
    ['one run', (run) => [run]],
    ['an unknown flag', (run) => [run, run, '--huh']],
  ])('2: %s', async (_, args) => {
    const run = finishedRun(temporaryFolder(), 'r', BEFORE);
    const { code, out } = await typoscope('compare', ...args(run));
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test.each([
    ['no JSON', '{', /: not JSON/],
    ['null', 'null', /neither a baseline nor results \(found null/],
    ['something else', '{"schema":"typoscope/set@1"}', /neither a baseline nor results/],
    ['a baseline of a later version', '{"schema":"typoscope/baseline@2"}', /baseline@2/],
    ['a baseline that was cut', '{"schema":"typoscope/baseline@1"}', /not as this version writes/],
  ])('2: a file of %s', async (_, text, told) => {
    const folder = temporaryFolder();
    const file = join(folder, 'menus.json');
    writeFileSync(file, text);
    const run = finishedRun(folder, 'r', BEFORE);
    const { code, out, err } = await typoscope('compare', file, run);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(told);
    expect(err).toContain(file);
  });
});

test('a baseline says the same as the run that it was made of', async () => {
  const folder = temporaryFolder();
  const [was, is] = [finishedRun(folder, 'was', BEFORE), finishedRun(folder, 'is', WORSE)];
  const file = join(folder, 'menus.json');
  await typoscope('baseline', was, '--out', file);
  const byRun = await typoscope('compare', was, is, '--json');
  expect(byRun.code).toBe(1);
  expect(await typoscope('compare', file, is, '--json')).toEqual(byRun);
  expect(await typoscope('compare', join(was, 'results.json'), is, '--json')).toEqual(byRun);
});

test('--json is the comparison and nothing else', async () => {
  const { code, out, err } = await compared(BEFORE, WORSE, '--json');
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(JSON.parse(out)).toMatchObject({
    schema: 'typoscope/comparison@1',
    benchmark: 'menus',
    obstacles: [],
    verdicts: [
      { model: 'careful', metric: 'textAccuracy', n: 40, verdict: 'worse' },
      { metric: 'usableRate', verdict: 'worse' },
      { metric: 'cleanRate' },
    ],
  });
});

describe('files', () => {
  test('are those that were asked for, told beside what is printed', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'deep/out');
    const json = await compared(BEFORE, WORSE, '--json', '--out', out);
    expect(json.code).toBe(1);
    expect(json.err.split('\n')).toEqual([
      ...['json', 'md', 'xml', 'html'].map((end) => `Written: ${join(out, `comparison.${end}`)}`),
      '',
    ]);
    expect(readdirSync(out).sort()).toEqual([
      'comparison',
      ...['html', 'json', 'md', 'xml'].map((end) => `comparison.${end}`),
    ]);
    const read = (name: string) => readFileSync(join(out, name), 'utf8');
    expect(JSON.parse(read('comparison.json'))).toEqual(JSON.parse(json.out));
    expect(read('comparison.md')).toMatch(/^<!-- typoscope compare -->\n## Typoscope: menus comp/);
    expect(read('comparison.xml')).toMatch(/^<\?xml .*\n<testsuites name="menus" /);
    await compared(BEFORE, WORSE, '--out', out, '--format', 'github');
    expect(read('annotations.txt')).toMatch(/^::error title=Typoscope - Worse than before::care/);
    expect(readdirSync(out)).toHaveLength(6);
  });

  /** What the page of a comparison is made of. */
  const dataIn = (folder: string): ComparisonData => {
    const data: Record<string, string> = {};
    const context = createContext({
      typoscope: { put: (name: string, json: string) => Object.assign(data, { [name]: json }) },
    });
    runInContext(readFileSync(join(folder, 'comparison/data.js'), 'utf8'), context);
    return JSON.parse(data.site!);
  };

  test('to look at: a page with a folder beside it', async () => {
    const out = join(temporaryFolder(), 'out');
    const { code, err } = await compared(BEFORE, WORSE, '--out', out, '--format', 'html');
    expect({ code, err }).toEqual({ code: 1, err: `Written: ${join(out, 'comparison.html')}\n` });
    expect(readdirSync(out)).toEqual(['comparison', 'comparison.html']);
    expect(readdirSync(join(out, 'comparison')).sort()).toEqual(['data.js', 'page.js']);
    const page = readFileSync(join(out, 'comparison.html'), 'utf8');
    expect(page).toContain('<title>menus compared · Typoscope</title>');
    expect(page).toContain('data-files="comparison"');
  });

  test('to look at: every picture that changed, and how many did not', async () => {
    const out = temporaryFolder();
    const more = { ...AGAIN, errors: BEFORE.errors.toSpliced(0, 1, 3), drawn: 'a' };
    const { out: json } = await compared(BEFORE, more, '--json', '--out', out, '--format', 'html');
    expect(dataIn(out)).toMatchObject({
      kind: 'comparison',
      comparison: JSON.parse(json),
      changes: [{ model: 'careful', sample: 's0', worse: expect.any(Array), better: [] }],
      ...{ same: 39, unpaired: 0, blind: null },
    });
  });

  test('to look at: of a baseline, which has no pictures', async () => {
    const folder = temporaryFolder();
    const [was, is] = [finishedRun(folder, 'was', BEFORE), finishedRun(folder, 'is', WORSE)];
    const [file, out] = [join(folder, 'menus.json'), join(folder, 'out')];
    await typoscope('baseline', was, '--out', file);
    expect((await typoscope('compare', file, is, '--out', out)).code).toBe(1);
    const data = dataIn(out);
    expect(data).toMatchObject({ was: file, is, blind: expect.stringMatching(/^A baseline has/) });
    expect(data.changes.every((change) => change.was.picture === null)).toBe(true);
  });

  test('to look at: pictures side by side, with what differs between them', async () => {
    const folder = temporaryFolder();
    const [was, is] = [finishedRun(folder, 'was', BEFORE), finishedRun(folder, 'is', WORSE)];
    for (const [run, background] of [
      [was, '#cfe8e6'],
      [is, '#f3d9df'],
    ] as const) {
      mkdirSync(join(run, 'images/ab'), { recursive: true });
      const plain = sharp({ create: { width: 8, height: 6, channels: 3, background } });
      writeFileSync(join(run, 'images/ab/abcd.png'), await plain.png().toBuffer());
    }
    const out = join(folder, 'out');
    await typoscope('compare', was, is, '--out', out, '--format', 'html');
    const [change] = dataIn(out).changes;
    expect(change).toMatchObject({
      was: { picture: 'comparison/was/images/ab/abcd.png' },
      is: { picture: 'comparison/is/images/ab/abcd.png' },
      difference: { share: 1 },
      noDifference: null,
    });
    const files = [change!.was, change!.is].flatMap(({ picture, thumbnail }) => [
      picture,
      thumbnail,
    ]);
    expect(
      files.concat(change!.difference!.file).filter((one) => !existsSync(join(out, one!))),
    ).toEqual([]);
    expect([was, is].map((run) => readdirSync(run).sort())).toEqual([
      ['images', 'results.json'],
      ['images', 'results.json'],
    ]);
  });

  test('annotations of what is well are an empty file, which takes the place of an old one', async () => {
    const out = temporaryFolder();
    writeFileSync(join(out, 'annotations.txt'), '::error::old\n');
    await compared(BEFORE, BEFORE, '--out', out, '--format', 'github');
    expect(readFileSync(join(out, 'annotations.txt'), 'utf8')).toBe('');
  });

  test('where one can’t be written it is 2, with nothing half done', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), 'kept');
    const { code, err } = await compared(BEFORE, BEFORE, '--out', join(folder, 'file/out'));
    expect(code).toBe(2);
    expect(err).toContain(join(folder, 'file/out/comparison.json'));
    expect(readdirSync(folder)).toEqual(['file']);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept');
  });

  test('of the same runs are the same bytes', async () => {
    const read = async () => {
      const out = temporaryFolder();
      await compared(BEFORE, WORSE, '--out', out, '--format', 'json,md,junit,github');
      return readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]);
    };
    expect(await read()).toEqual(await read());
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serializeBaseline } from '../../src/compare/baseline.ts';
import { comparableOf } from '../../src/compare/comparable.ts';
import { readComparable, readCompared } from '../../src/compare/read.ts';
import { writeResults } from '../../src/results/results.ts';
import { exampleResults } from '../results/example.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

/** A run and a baseline of it. */
function written() {
  const folder = temporaryFolder();
  const run = join(folder, 'r');
  const results = writeResults(run, exampleResults());
  const baseline = join(folder, 'menus.json');
  writeFileSync(baseline, serializeBaseline(comparableOf(exampleResults())));
  return { folder, run, results, baseline };
}

describe('a run, with its pictures at hand', () => {
  test.each(['run', 'results'] as const)('by its %s', async (named) => {
    const { run, results, ...rest } = written();
    const { comparable, run: read } = await readCompared({ run, results, ...rest }[named]);
    expect(comparable).toEqual(comparableOf(exampleResults()));
    expect(read).toEqual({ results: exampleResults(), folder: run, file: results });
  });

  test('by a file of another name, whose folder is where its pictures are', async () => {
    const { run } = written();
    const file = join(run, 'kept.json');
    writeFileSync(file, JSON.stringify(exampleResults()));
    expect((await readCompared(file)).run).toMatchObject({ folder: run, file });
  });
});

describe('a baseline', () => {
  test('has no pictures', async () => {
    const { run, comparable } = await readCompared(written().baseline);
    expect(run).toBeNull();
    expect(comparable.pictures).toHaveLength(2);
  });

  test('says the same as its run', async () => {
    const { run, baseline } = written();
    expect(await readComparable(baseline)).toEqual(await readComparable(run));
  });
});

describe('what is neither', () => {
  test.each([
    ['is no JSON', '{', 'not JSON', undefined],
    ['is nothing', 'null', 'neither a baseline nor results', 'null'],
    ['is a list', '[]', 'neither a baseline nor results', 'null'],
    ['has no schema', '{}', 'neither a baseline nor results', 'null'],
    [
      'has another',
      '{"schema":"typoscope/set@1"}',
      'neither a baseline nor results',
      '"typoscope/set@1"',
    ],
    ['has one that is no word', '{"schema":{}}', 'neither a baseline nor results', '{}'],
  ])('%s', async (_, text, what, found) => {
    const file = join(temporaryFolder(), 'x.json');
    writeFileSync(file, text);
    await expect(readCompared(file)).rejects.toMatchObject({
      ...{ code: 'run', what },
      detail: { file, ...(found === undefined ? {} : { found }) },
    });
  });

  test('is a run that was cut', async () => {
    const file = join(temporaryFolder(), 'x.json');
    writeFileSync(file, '{"schema":"typoscope/results@1"}');
    await expect(readCompared(file)).rejects.toMatchObject({ code: 'run' });
  });

  test.each(['none', 'none.json'])('is not there: %s', async (name) => {
    const named = join(temporaryFolder(), name);
    await expect(readCompared(named)).rejects.toMatchObject({ what: 'no run of that name' });
  });

  test('is a folder of the name of a file', async () => {
    const folder = join(temporaryFolder(), 'x.json');
    mkdirSync(folder);
    await expect(readCompared(folder)).rejects.toMatchObject({ what: 'a file that can’t be read' });
  });
});

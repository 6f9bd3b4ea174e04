import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { writeRunSite } from '../../../src/report/site/write-run.ts';
import type { Results } from '../../../src/results/results.ts';
import { exampleImage, exampleResults } from '../../results/example.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';

/** A run of so many samples of one picture each, whose file is not there. */
function runOf(samples: number): Results {
  const images = Array.from({ length: samples }, (_, i) => exampleImage({ sample: `s${i}` }));
  return { ...exampleResults(), images };
}

const write = (folder: string, samples: number, images: string | null = null) =>
  writeRunSite({ results: runOf(samples), folder, out: folder, images });

/** What a script puts into its page. */
function put(file: string): [name: string, data: unknown] {
  const found: [string, unknown][] = [];
  const context = createContext({
    typoscope: { put: (name: string, json: string) => found.push([name, JSON.parse(json)]) },
  });
  runInContext(readFileSync(file, 'utf8'), context);
  return found[0]!;
}

const script = (folder: string, n: number) => join(folder, `report/samples/000${n}.js`);

test('a page, its data, its code, and a script a sample', async () => {
  const folder = temporaryFolder();
  expect(await write(folder, 2)).toBe(join(folder, 'index.html'));
  const files = [
    'report/data.js',
    'report/page.js',
    'report/samples/0001.js',
    'report/samples/0002.js',
  ];
  for (const file of files) expect(statSync(join(folder, file)).size).toBeGreaterThan(0);
  expect(put(join(folder, 'report/data.js'))).toEqual([
    'site',
    expect.objectContaining({ kind: 'run' }),
  ]);
  expect(put(script(folder, 2))).toEqual(['samples/0002.js', [exampleImage({ sample: 's1' })]]);
});

describe('scripts of samples', () => {
  test('stay where they were made of the same images', async () => {
    const folder = temporaryFolder();
    await write(folder, 2, 'digest');
    writeFileSync(script(folder, 1), 'as it was');
    await write(folder, 2, 'digest');
    expect(readFileSync(script(folder, 1), 'utf8')).toBe('as it was');
  });

  test.each<[string, string | null, string | null]>([
    ['of others', 'digest', 'another'],
    ['of nobody knows which', null, null],
    ['now of nobody knows which', 'digest', null],
  ])('are written anew where they were made %s', async (_, first, second) => {
    const folder = temporaryFolder();
    await write(folder, 2, first);
    writeFileSync(script(folder, 1), 'old');
    await write(folder, 2, second);
    expect(put(script(folder, 1))[0]).toBe('samples/0001.js');
  });

  test('are written anew where one is missing', async () => {
    const folder = temporaryFolder();
    await write(folder, 2, 'digest');
    rmSync(script(folder, 2));
    await write(folder, 2, 'digest');
    expect(put(script(folder, 2))[0]).toBe('samples/0002.js');
  });

  test('that an earlier report of more samples left are taken away, and nothing else is', async () => {
    const folder = temporaryFolder();
    await write(folder, 3);
    for (const name of ['notes.js', '0009.txt', '0009.js']) {
      writeFileSync(join(folder, 'report/samples', name), 'x');
    }
    await write(folder, 1);
    expect(readdirSync(join(folder, 'report/samples')).sort()).toEqual([
      ...['0001.js', '0009.txt', 'notes.js'],
    ]);
  });
});

test('a disk that refuses is the user’s to mend', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'index.html/kept'), { recursive: true });
  await expect(write(folder, 1)).rejects.toMatchObject({ code: 'output' });
});

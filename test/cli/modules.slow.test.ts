import { spawn } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { readerSource } from '../reading/modules/reader-source.ts';
import { folderOf } from '../run/folder.ts';
import { BIN, DEMO, DEMO_PICTURES, type Ended, picturesRead, watch } from './typoscope.ts';

const READERS = 'weights: npm\nmode: quick\nmodules: [mine.mjs]\n';

/** A folder with two of the demo's pictures, a readers file and the module that it names. */
async function folder(module: string, readers = READERS): Promise<string> {
  const cwd = await folderOf({ 'r.yaml': readers, 'mine.mjs': module });
  for (const id of ['coffee-poster-ko', 'wallet-ui-en']) {
    await cp(join(DEMO_PICTURES, `${id}.png`), join(cwd, 'p', `${id}.png`));
  }
  return cwd;
}

/** Without weights that whoever runs the tests may have fetched. */
function score(cwd: string, ...args: string[]): Promise<Ended> {
  const less = ['--no-overlays', '--no-floor'];
  const all = [BIN, 'score', DEMO, '--images', 'p', '--out', 'o', ...less, ...args];
  const env = { ...process.env, TYPOSCOPE_CACHE: join(cwd, 'cache') };
  return watch(spawn(process.execPath, all, { cwd, env })).ended;
}

/** What is told besides the progress, which a slow machine shows. */
function notes(err: string): string {
  return err.replace(/^Scoring .*\n/gm, '');
}

async function resultsIn(cwd: string): Promise<Results> {
  return JSON.parse(await readFile(join(cwd, 'o/results.json'), 'utf8'));
}

const own = ['--readers', 'r.yaml', '--allow-modules'];

test('a module reads in the threads: named in the results, its lines among the extras', async () => {
  const quad = [
    [2, 2],
    [42, 2],
    [42, 14],
    [2, 14],
  ];
  const found = { quad, text: 'ชาเย็น', confidence: 0.99, characters: [], engine: 'mine' };
  const cwd = await folder(readerSource([found]));
  const { code, err } = await score(cwd, ...own, '--threads', '2');
  expect(notes(err)).toBe('');
  expect(code).toBe(0);
  const { run, images } = await resultsIn(cwd);
  expect(run.versions.readers.map(({ id }) => id)).toEqual(
    run.versions.readers.map(() => 'routed/npm-quick+fixed'),
  );
  const scored = images.filter(({ outcome }) => outcome === 'image');
  expect(scored).toHaveLength(2);
  for (const { text } of scored) {
    expect(text!.extras.map((extra) => extra.text)).toContain('ชาเย็น');
  }
});

test('a module that fails at a picture costs its score, not the others’', async () => {
  const cwd = await folder(
    readerSource([], {
      top: 'const isHigh = ({ width, height }) => height > width;',
      read: `isHigh(pixels) ? ({ width: pixels.width, height: pixels.height, lines: [] })
        : Promise.reject(new Error('out of credit'))`,
    }),
  );
  const { code, out, err } = await score(cwd, ...own);
  expect(notes(err)).toBe('');
  expect(code).toBe(4);
  const { images } = await resultsIn(cwd);
  const failed = images.filter(({ outcome, text }) => outcome === 'image' && text === null);
  expect(failed.map(({ sample }) => sample)).toEqual(['coffee-poster-ko']);
  expect(failed[0]!.textReason).toMatch(
    /mine\.mjs: the reader module failed at read\(\).*out of credit/,
  );
  expect(out).toMatch(/coffee-poster-ko: not scored\. .*out of credit/);
  // What failed is asked again by the next run.
  expect(picturesRead(join(cwd, '.typoscope'))).toHaveLength(1);
});

describe('found before anything is read: 2', () => {
  test.each<[string, string, string[], RegExp]>([
    [
      'modules without leave to run',
      'globalThis.process.stderr.write("ran")',
      ['--readers', 'r.yaml'],
      /^the readers file has faults\n +r\.yaml · modules: .*--allow-modules\n$/,
    ],
    ['no default export', 'export const a = 1;', own, /mine\.mjs: .*no default export/],
    ['a slip of the pen', 'export default {', own, /mine\.mjs: .*cannot be imported/],
    ['no key', 'throw new Error("no key")', own, /mine\.mjs: .*no key/],
    [
      'an identity that is none',
      readerSource([], { identity: '({ id: 4 })' }),
      own,
      /mine\.mjs · id: /,
    ],
    [
      'an identity that fails',
      readerSource([], { identity: 'Promise.reject(new Error("not\u001b[2J licensed"))' }),
      own,
      /mine\.mjs: .*identity\(\).*not�\[2J licensed/,
    ],
    ['an unknown mode', '', ['--mode', 'fast'], /--mode .*fast.*careful, quick/],
  ])('%s', async (_, module, args, message) => {
    const cwd = await folder(module);
    const { code, out, err } = await score(cwd, ...args);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/ {4}at /);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(picturesRead(join(cwd, '.typoscope'))).toEqual([]);
  });
});

test('a run says once what better eyes would bring; not as JSON, nor where npm’s were asked for', async () => {
  const cwd = await folder('', 'weights: npm\n');
  const hint = /^Better weights can be had: typoscope readers add pp-ocrv6\. \S.*\.$/gm;
  const plain = await score(cwd, '--mode', 'quick');
  expect(plain.err.match(hint)).toHaveLength(1);
  expect(plain.out).not.toMatch(/readers add/);
  expect((await resultsIn(cwd)).run.versions.readers[0]!.id).toBe('routed/npm-quick');
  const json = await score(cwd, '--mode', 'quick', '--json');
  expect(notes(json.err)).toBe('');
  const npm = await score(cwd, '--mode', 'quick', '--readers', 'r.yaml');
  expect(notes(npm.err)).toBe('');
});

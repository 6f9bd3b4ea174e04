import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { STORE_VERSION } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/store.ts';
import { sampleYaml, setYaml } from '../dataset/temporary-set.ts';
import { folderOf } from '../run/folder.ts';
import { DEMO, DEMO_PICTURES, picturesRead, run, workFolder } from './typoscope.ts';

describe('usage: 2, and nothing is read', () => {
  test.each<[string, string[], RegExp]>([
    [
      'an unknown option',
      ['--images', DEMO_PICTURES, '--thrust', '1'],
      /unknown option '--thrust'/,
    ],
    ['no pictures', [], /--images .*not specified/],
    [
      'a trust that is none',
      ['--images', DEMO_PICTURES, '--trust', '1.5'],
      /--trust .*“1\.5”.*0 to 1/,
    ],
    ['an empty trust', ['--images', DEMO_PICTURES, '--trust', ''], /--trust is not a share/],
    ['no threads', ['--images', DEMO_PICTURES, '--threads', '0'], /--threads .*“0”.*1 to 64/],
    ['a label without a folder', ['--images', 'x='], /--images names no folder .*“x=”/],
    [
      'two folders with one label',
      ['--images', DEMO_PICTURES, '--images', `pictures=${DEMO}`],
      /same label \(found “pictures” twice\)\. Name them apart: --images <label>=<folder>/,
    ],
    ['a folder that is not there', ['--images', 'none'], /none: .*ENOENT.*--images/],
    [
      'no readers file',
      ['--images', DEMO_PICTURES, '--readers', 'r.yaml'],
      /r\.yaml: .*There is no such file/,
    ],
  ])('%s', async (_, args, message) => {
    const cwd = await workFolder();
    const { code, out, err } = await run(cwd, 'score', DEMO, ...args);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/ {4}at /);
    expect(out).toBe('');
    expect(code).toBe(2);
    expect(existsSync(join(cwd, 'reports'))).toBe(false);
    expect(picturesRead(join(cwd, '.typoscope'))).toEqual([]);
  });

  test('a set that is not there', async () => {
    const { code, err } = await run(await workFolder(), 'score', 'none', '--images', DEMO_PICTURES);
    expect(err).toMatch(/none: there is no such folder/);
    expect(code).toBe(2);
  });
});

test('a set with ten faults: all ten are told at once', async () => {
  const copy = (id: string, more: string) => sampleYaml(id, more);
  const cwd = await folderOf({
    'set/set.yaml': setYaml.replace(/^licence:.*$/m, 'license: CC0-1.0'),
    'set/samples/a.yaml': sampleYaml('b'),
    'set/samples/c.yaml': sampleYaml('c', '', 'A poster.'),
    'set/samples/d.yaml': sampleYaml('d', '', 'It says {{title}} and {{lead}}.'),
    'set/samples/e.yaml': copy('e', '    critical: [Jazz Day]\n'),
    'set/samples/f.yaml': copy('f', 'statesLayout: true\nlayout: { hierarchy: [title, lead] }\n'),
    'set/samples/g.yaml': copy('g', 'statesLayout: true\nlogo: { asset: ../../secret.svg }\n'),
    'set/samples/h.yaml': copy('h', 'inputs: [assets/none.png]\n'),
    'set/samples/i.yaml': copy('i', '    region: top-middle\nstatesLayout: true\n'),
    'set/samples/j.yaml': 'id: j\n  copy: [\n',
    'secret.svg': '<svg/>',
  });
  const { code, err, out } = await run(cwd, 'score', 'set', '--images', DEMO_PICTURES);
  expect(code).toBe(2);
  expect(out).toBe('');
  for (const fault of [
    /set\.yaml.*license/,
    /set\.yaml.*licence/,
    /a\.yaml.*not the name of its file/,
    /c\.yaml.*prompt/,
    /d\.yaml.*lead/,
    /e\.yaml.*Jazz Day/,
    /f\.yaml.*lead/,
    /g\.yaml.*secret\.svg/,
    /h\.yaml.*none\.png/,
    /i\.yaml.*top-middle/,
    /j\.yaml/,
  ]) {
    expect(err).toMatch(fault);
  }
  expect(err.trim().split('\n').length).toBeGreaterThanOrEqual(11);
  expect(existsSync(join(cwd, '.typoscope'))).toBe(false);
});

test('a manifest with faults: all of them', async () => {
  const cwd = await folderOf({
    'p/manifest.csv': 'file,sample,usd\n../x.png,brunch-menu-en,\na.png,lunch,free\n',
  });
  const { code, err } = await run(cwd, 'score', DEMO, '--images', 'p');
  expect(err).toMatch(/p\/manifest\.csv:2 · file: .*“\.\.\/x\.png”/);
  expect(err).toMatch(/p\/manifest\.csv:3 · sample: .*“lunch”/);
  expect(err).toMatch(/p\/manifest\.csv:3 · usd: .*“free”/);
  expect(code).toBe(2);
});

test('a store of a newer version: 2, and it stays as it was', async () => {
  const cwd = await workFolder();
  const store = join(cwd, '.typoscope');
  openStore(store).close();
  const versioned = (next?: number) => {
    using db = new DatabaseSync(join(store, 'store.db'));
    if (next !== undefined) db.exec(`PRAGMA user_version = ${next}`);
    return db.prepare('PRAGMA user_version').get()?.user_version;
  };
  versioned(STORE_VERSION + 1);
  const { code, err } = await run(cwd, 'score', DEMO, '--images', DEMO_PICTURES);
  expect(err).toMatch(/store\.db: a newer Typoscope made this store .*Update Typoscope/);
  expect(code).toBe(2);
  expect(versioned()).toBe(STORE_VERSION + 1);
});

test('a run folder that can’t be written: 2', async () => {
  const cwd = await folderOf({ 'p/x.txt': '', out: 'a file' });
  const { code, err } = await run(cwd, 'score', DEMO, '--images', 'p', '--out', 'out');
  expect(err).toMatch(/^out: a file is where a folder should be/);
  expect(code).toBe(2);
});

describe('a readers file at fault: 2, before anything is read', () => {
  test.each<[string, string, RegExp]>([
    ['an unknown key', 'detector: x.onnx\n', /r\.yaml: .*detector.*expected reader: routed/],
    [
      'a path that leads nowhere',
      'recognition: none.onnx\n',
      /r\.yaml · recognition: no such file .*none\.onnx.*Paths are relative to the file that names them/,
    ],
    [
      'no folder of language data',
      'languageData: none\n',
      /r\.yaml · languageData: no such folder/,
    ],
    [
      'weights that are none',
      'detection: r.yaml\n',
      /r\.yaml: a model of the reader cannot be loaded .*expected an ONNX model.*Check the path/,
    ],
  ])('%s', async (_, yaml, message) => {
    const cwd = await folderOf({ 'r.yaml': yaml });
    const args = ['--images', DEMO_PICTURES, '--readers', 'r.yaml', '--out', 'o'];
    const { code, out, err } = await run(cwd, 'score', DEMO, ...args);
    expect(err).toMatch(message);
    expect(out).toBe('');
    expect(code).toBe(2);
    expect(picturesRead(join(cwd, '.typoscope'))).toEqual([]);
    expect(existsSync(join(cwd, 'o/results.json'))).toBe(false);
  });

  test('language data that are none, though only the last sample needs them', async () => {
    const cwd = await folderOf({
      'r.yaml': 'languageData: data\n',
      'data/hin.traineddata': 'not this',
    });
    const args = ['--images', DEMO_PICTURES, '--readers', 'r.yaml', '--out', 'o'];
    const { code, err } = await run(cwd, 'score', DEMO, ...args);
    expect(err).toMatch(/hin\.traineddata/);
    expect(code).toBe(2);
    expect(picturesRead(join(cwd, '.typoscope'))).toEqual([]);
  });
});

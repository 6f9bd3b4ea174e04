import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FaultsError, TyposcopeError } from '../../src/errors.ts';
import { readersFile } from '../../src/reading/readers-file.ts';
import { folderOf } from '../run/folder.ts';

test('paths are relative to the file', async () => {
  const folder = await folderOf({
    'conf/readers.yaml': 'detection: ../w/det.onnx\nlanguageData: ../w\n',
    'w/det.onnx': '',
  });
  expect(await readersFile(join(folder, 'conf/readers.yaml'))).toEqual({
    detection: join(folder, 'w/det.onnx'),
    languageData: join(folder, 'w'),
  });
});

test('a dictionary beside its weights', async () => {
  const folder = await folderOf({
    'r.yaml': 'recognition: rec.onnx\ndictionary: keys.txt\n',
    'rec.onnx': '',
    'keys.txt': '',
  });
  expect(await readersFile(join(folder, 'r.yaml'))).toEqual({
    recognition: join(folder, 'rec.onnx'),
    dictionary: join(folder, 'keys.txt'),
  });
});

test('everything that can be set', async () => {
  const folder = await folderOf({
    'c/r.yaml': 'reader: routed\nmode: quick\nweights: npm\nmodules: [./mine.mjs, ../x/y.ts]\n',
    'c/mine.mjs': '',
    'x/y.ts': '',
  });
  expect(await readersFile(join(folder, 'c/r.yaml'), true)).toEqual({
    reader: 'routed',
    mode: 'quick',
    weights: 'npm',
    modules: [join(folder, 'c/mine.mjs'), join(folder, 'x/y.ts')],
  });
});

test('nothing set is nothing set', async () => {
  const folder = await folderOf({ 'readers.yaml': '{}\n' });
  expect(await readersFile(join(folder, 'readers.yaml'))).toEqual({});
});

test.each<[string, string, { key?: string; expected?: string; found?: string }[]]>([
  ['nothing at a path', 'detection: none.onnx', [{ key: 'detection', expected: 'a file' }]],
  ['a folder for a file', 'recognition: .', [{ key: 'recognition', expected: 'a file' }]],
  ['a dictionary without its weights', 'dictionary: readers.yaml', [{ key: 'dictionary' }]],
  [
    'and with others’',
    'dictionary: readers.yaml\ndetection: readers.yaml',
    [{ key: 'dictionary', found: 'no recognition' }],
  ],
  ['a file for a folder', 'languageData: readers.yaml', [{ key: 'languageData' }]],
  ['an empty path', 'recognition: ""', [{ key: 'recognition' }]],
  ['a number', 'recognition: 4', [{ key: 'recognition' }]],
  ['a list', '- detection', [{}]],
  ['an unknown mode', 'mode: fast', [{ key: 'mode' }]],
  ['unknown weights', 'weights: worst', [{ key: 'weights' }]],
  ['a module that is no list', 'modules: mine.mjs', [{ key: 'modules' }]],
  ['modules that may not run', 'modules: [readers.yaml]', [{ key: 'modules' }]],
  [
    'no module at a path',
    'modules: [readers.yaml, none.mjs]',
    [{ key: 'modules.1', expected: 'a file' }, { key: 'modules' }],
  ],
  ['an empty file', '', [{}]],
  [
    'several at once',
    'detection: none.onnx\nrecognition: none.onnx',
    [{ key: 'detection' }, { key: 'recognition' }],
  ],
])('%s is a fault', async (_, yaml, faults) => {
  const file = join(await folderOf({ 'readers.yaml': yaml }), 'readers.yaml');
  const error = await readersFile(file).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(FaultsError);
  expect(error).toMatchObject({
    code: 'usage',
    faults: faults.map((detail) => ({ detail: { ...detail, file } })),
  });
  expect((error as FaultsError).faults).toHaveLength(faults.length);
});

test('an unknown key is named', async () => {
  const file = join(await folderOf({ 'r.yaml': 'detector: x\n' }), 'r.yaml');
  await expect(readersFile(file)).rejects.toThrow(/detector.*expected reader: routed/);
});

test.each([
  ['tesseract', { reader: 'tesseract' }],
  ['pp-ocrv4', { reader: 'pp-ocrv4' }],
])('the reader %s can be asked for', async (id, files) => {
  const file = join(await folderOf({ 'r.yaml': `reader: ${id}\n` }), 'r.yaml');
  expect(await readersFile(file)).toEqual(files);
});

test('modules run only where that was allowed, and which flag allows it is said', async () => {
  const folder = await folderOf({ 'r.yaml': 'modules: [m.mjs]\n', 'm.mjs': '' });
  const file = join(folder, 'r.yaml');
  await expect(readersFile(file)).rejects.toThrow(/r\.yaml · modules: .*add --allow-modules/);
  expect(await readersFile(file, true)).toEqual({ modules: [join(folder, 'm.mjs')] });
  const none = await folderOf({ 'r.yaml': 'modules: []\n' });
  expect(await readersFile(join(none, 'r.yaml'))).toEqual({ modules: [] });
});

test('an unknown reader is refused', async () => {
  const file = join(await folderOf({ 'r.yaml': 'reader: easyocr\n' }), 'r.yaml');
  await expect(readersFile(file)).rejects.toThrow(/reader.*routed \| pp-ocrv4 \| tesseract/);
});

test.each([
  ['no such file', undefined, /There is no such file/],
  ['no YAML', 'a: [', /readers file cannot be read/],
])('%s', async (_, yaml, message) => {
  const folder = await folderOf(yaml === undefined ? {} : { 'r.yaml': yaml });
  const error = await readersFile(join(folder, 'r.yaml')).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(TyposcopeError);
  expect(error).toMatchObject({ code: 'usage', message: expect.stringMatching(message) });
});

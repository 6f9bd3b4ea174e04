import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadSet } from '../../src/dataset/load.ts';
import { FaultsError } from '../../src/errors.ts';
import { sampleYaml, setYaml, temporarySet } from './temporary-set.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

async function faultsOf(folder: string) {
  const error = await loadSet(folder).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FaultsError);
  expect((error as FaultsError).code).toBe('set');
  return (error as FaultsError).faults.map(({ what, detail }) => ({ what, ...detail }));
}

/** The faults of a set of one sample `a` of this text, without those of other files. */
async function sampleFaults(text: string, files: Record<string, string | Uint8Array> = {}) {
  return faultsOf(await temporarySet({ 'set.yaml': setYaml, 'samples/a.yaml': text, ...files }));
}

describe('a good set', () => {
  test('is loaded with its samples by id', async () => {
    const folder = await temporarySet({
      'set.yaml': setYaml,
      'samples/b.yaml': sampleYaml('b'),
      'samples/a.yaml': sampleYaml('a'),
      'samples/.DS_Store': 'x',
      'samples/notes.txt': 'x',
    });
    const set = await loadSet(folder);
    expect(set.folder).toBe(folder);
    expect(set.info).toMatchObject({ name: 'small', version: '1.0.0' });
    expect(set.samples.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(set.samples[0]).toMatchObject({
      extra: 'none',
      copy: [{ id: 'title', case: 'exact', text: 'Jazz Night' }],
    });
  });

  test('byte order mark and CRLF leave no trace, trailing newlines go, inner ones stay', async () => {
    const text = `\ufeff${sampleYaml('a').replace('Jazz Night', '|+\n      Jazz\n      Night\n\n')}`;
    const folder = await temporarySet({
      'set.yaml': setYaml,
      'samples/a.yaml': text.replaceAll('\n', '\r\n'),
    });
    const { samples } = await loadSet(folder);
    expect(samples[0]?.copy[0]?.text).toBe('Jazz\nNight');
  });

  test('language tags become canonical', async () => {
    const text = sampleYaml('a').replace('lang: en', 'lang: ZH-hans');
    const folder = await temporarySet({ 'set.yaml': setYaml, 'samples/a.yaml': text });
    expect((await loadSet(folder)).samples[0]?.copy[0]?.lang).toBe('zh-Hans');
  });

  test('may be reached through a link', async () => {
    const folder = await temporarySet({ 'set.yaml': setYaml, 'samples/a.yaml': sampleYaml('a') });
    const parent = await temporarySet({});
    await symlink(folder, join(parent, 'link'));
    expect((await loadSet(join(parent, 'link'))).samples).toHaveLength(1);
  });
});

describe('the hash of a set', () => {
  const files = {
    'set.yaml': setYaml,
    'samples/a.yaml': sampleYaml('a', 'logo: { asset: assets/x.svg }\nstatesLayout: true\n'),
    'samples/b.yaml': sampleYaml('b'),
    'assets/x.svg': svg,
    'assets/unused.svg': svg,
  };
  const hashOf = async (changed: Record<string, string>) =>
    (await loadSet(await temporarySet({ ...files, ...changed }))).sha256;

  test('is the same in another folder, with other newlines, and whatever nobody names', async () => {
    const first = await hashOf({});
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashOf({ 'assets/unused.svg': `${svg} ` })).toBe(first);
    expect(await hashOf({ 'samples/b.yaml': sampleYaml('b').replaceAll('\n', '\r\n') })).toBe(
      first,
    );
  });

  test.each([
    ['set.yaml', setYaml.replace('1.0.0', '1.0.1')],
    ['samples/b.yaml', `${sampleYaml('b')}# a word\n`],
    ['samples/c.yaml', sampleYaml('c')],
    ['assets/x.svg', `${svg} `],
  ])('changes with %s', async (name, content) => {
    expect(await hashOf({ [name]: content })).not.toBe(await hashOf({}));
  });
});

test('ten faults of several files are told at once, each with its place', async () => {
  const folder = await temporarySet({
    'set.yaml': setYaml.replace('title', 'titel'),
    'samples/a.yaml': `id: b
category: menue
canvas: { width: 10, height: 768 }
prompt: "{{titel}}"
inputs: [assets/none.png]
copy:
  - id: title
    role: headline
    lang: jp
    text: 680
`,
    'samples/c.yaml': 'id: "c\n',
  });
  const faults = await faultsOf(folder);
  const told = faults.map(({ file, line, key, what }) =>
    [relative(folder, file!), line, key, what].join(' | '),
  );
  expect(told).toEqual([
    'set.yaml | 1 | title | missing key',
    'set.yaml | 3 | titel | unknown key',
    'samples/a.yaml | 1 | id | an id that is not the name of its file',
    'samples/a.yaml | 2 | category | value not allowed',
    'samples/a.yaml | 3 | canvas.width | value not allowed',
    'samples/a.yaml | 4 | prompt | a placeholder without a block',
    'samples/a.yaml | 5 | inputs.0 | an asset that is missing',
    'samples/a.yaml | 7 | copy.0 | a block that the prompt does not name',
    'samples/a.yaml | 9 | copy.0.lang | value not allowed',
    'samples/a.yaml | 10 | copy.0.text | wrong type of value',
    'samples/c.yaml | 2 |  | not valid YAML: Missing closing "quote',
  ]);
  expect(faults[1]).toMatchObject({ found: '"titel"', mend: 'Did you mean title?' });
  expect(faults[5]).toMatchObject({ sample: 'a', mend: 'Did you mean title?' });
  expect(faults[9]).toMatchObject({ found: '680', mend: 'Put the value in quotes.' });
});

describe('folders that are no set', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['an empty folder', {}, ['the file is missing', 'a set without samples']],
    ['no samples', { 'set.yaml': setYaml, 'samples/x.txt': '' }, ['a set without samples']],
    [
      'samples under other names',
      { 'set.yaml': setYaml, 'samples/a.yml': sampleYaml('a'), 'samples/sub/b.yaml': 'x' },
      ['a sample that is not named .yaml', 'a folder among the samples'],
    ],
  ])('%s', async (_, files, whats) => {
    const faults = await faultsOf(await temporarySet(files));
    expect(faults.map(({ what }) => what)).toEqual(whats);
  });

  test('a missing folder and a file', async () => {
    const folder = await temporarySet({ 'set.yaml': setYaml });
    expect(await faultsOf(join(folder, 'none'))).toMatchObject([
      { what: 'there is no such folder', file: join(folder, 'none') },
    ]);
    expect(await faultsOf(join(folder, 'set.yaml'))).toMatchObject([{ what: 'not a folder' }]);
  });
});

describe('files that are no samples', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['not UTF-8', Uint8Array.of(0x69, 0x64, 0x3a, 0xff), 'the file is not UTF-8'],
    ['huge', `a: "${'x'.repeat(1024 * 1024)}"`, 'more than 1 MiB'],
    ['empty', '', 'wrong type of value'],
    ['two documents', `${sampleYaml('a')}---\nid: b\n`, 'not valid YAML: Source contains'],
    ['a tag of somebody else', sampleYaml('a').replace('Jazz', '!!js/function Jazz'), 'not valid'],
    ['nested too deep', '['.repeat(5000), 'not valid YAML'],
    ['an alias bomb', bomb(), 'aliases that expand too far or hold themselves'],
    ['an alias in itself', 'id: &a [*a]\n', 'aliases that expand too far or hold themselves'],
    ['a key twice', sampleYaml('a', 'id: a\n'), 'the same key twice'],
  ])('%s', async (_, content, what) => {
    const folder = await temporarySet({ 'set.yaml': setYaml, 'samples/a.yaml': content });
    expect((await faultsOf(folder))[0]?.what).toContain(what);
  });

  test('a pipe does not make it wait', async () => {
    const folder = await temporarySet({ 'set.yaml': setYaml, 'samples/a.yaml': sampleYaml('a') });
    execFileSync('mkfifo', [join(folder, 'samples/pipe.yaml')]);
    expect(await faultsOf(folder)).toMatchObject([{ what: 'not a regular file', sample: 'pipe' }]);
  });
});

function bomb(): string {
  const level = (name: string, of: string) => `${name}: &${name} [${`*${of},`.repeat(9)}]\n`;
  return `a: &a [x]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}`;
}

describe('links out of the set', () => {
  test('a sample, the folder of samples, set.yaml', async () => {
    const outside = await temporarySet({
      'set.yaml': setYaml,
      'samples/a.yaml': sampleYaml('a'),
    });
    const file = await temporarySet({ 'set.yaml': setYaml, 'samples/b.yaml': sampleYaml('b') });
    await symlink(join(outside, 'samples/a.yaml'), join(file, 'samples/a.yaml'));
    expect(await faultsOf(file)).toMatchObject([
      { what: "a link that leads out of the set's folder", file: join(file, 'samples/a.yaml') },
    ]);
    const folder = await temporarySet({ 'set.yaml': setYaml });
    await symlink(join(outside, 'samples'), join(folder, 'samples'));
    expect(await faultsOf(folder)).toMatchObject([{ what: "it leads out of the set's folder" }]);
    const info = await temporarySet({ 'samples/a.yaml': sampleYaml('a') });
    await symlink(join(outside, 'set.yaml'), join(info, 'set.yaml'));
    expect(await faultsOf(info)).toMatchObject([
      { what: "a link that leads out of the set's folder", file: join(info, 'set.yaml') },
    ]);
  });

  test('a link within the set is no fault', async () => {
    const folder = await temporarySet({ 'set.yaml': setYaml, 'kept/a.yaml': sampleYaml('a') });
    await mkdir(join(folder, 'samples'));
    await symlink('../kept/a.yaml', join(folder, 'samples/a.yaml'));
    expect((await loadSet(folder)).samples).toHaveLength(1);
  });
});

describe('assets', () => {
  const withLogo = (asset: string) =>
    sampleYaml('a', `logo: { asset: ${JSON.stringify(asset)} }\nstatesLayout: true\n`);

  test.each([
    ['../out.svg', "an asset outside the set's folder"],
    ['assets/../../out.svg', "an asset outside the set's folder"],
    ['/etc/out.svg', "an asset outside the set's folder"],
    ['C:\\out.svg', "an asset outside the set's folder"],
    ['assets\\x.svg', "an asset outside the set's folder"],
    ['assets/none.svg', 'an asset that is missing'],
    ['https://example.org/x.svg', 'an asset that is missing'],
    ['assets/x\0.svg', "an asset that can't be read"],
    ['assets/folder.svg', "an asset that can't be read: it is a folder"],
    ['assets/text.svg', 'an asset that is not the SVG its name says'],
    ['assets/text.png', 'an asset that is not a good picture: the bytes are not a picture'],
    ['assets/x.exe', 'value not allowed'],
  ])('%s', async (asset, what) => {
    const faults = await sampleFaults(withLogo(asset), {
      'assets/text.svg': 'hello',
      'assets/text.png': 'hello',
      'assets/folder.svg/x': 'x',
    });
    expect(faults[0]?.what).toContain(what);
    expect(faults[0]?.key).toBe('logo.asset');
  });

  test('a link out of the set', async () => {
    const folder = await temporarySet({
      'set.yaml': setYaml,
      'samples/a.yaml': withLogo('assets/x.svg'),
    });
    const outside = await temporarySet({ 'x.svg': svg });
    await symlink(outside, join(folder, 'assets'));
    expect(await faultsOf(folder)).toMatchObject([{ what: "an asset outside the set's folder" }]);
  });
});

test('a fault names its file as the folder was given', async () => {
  const folder = await temporarySet({ 'set.yaml': setYaml, 'samples/a.yaml': 'id: a\n' });
  const given = relative(process.cwd(), folder);
  expect((await faultsOf(given))[0]?.file).toBe(join(given, 'samples/a.yaml'));
});

test('nothing of a file can move the cursor of a terminal', async () => {
  const folder = await temporarySet({
    'set.yaml': setYaml,
    'samples/a.yaml': sampleYaml('a', '"\\e[2J\u202e": 1\n'),
  });
  const error = await loadSet(folder).catch((reason: unknown) => reason as Error);
  expect((error as Error).message).toContain('\\u{1b}[2J\\u{202e}');
  expect((error as Error).message).not.toMatch(/\p{Cf}|(?!\n)\p{Cc}/u);
});

test('a copied set is the same set', async () => {
  const folder = await temporarySet({ 'set.yaml': setYaml, 'samples/a.yaml': sampleYaml('a') });
  const copy = await mkdtemp(join(tmpdir(), 'typoscope-copy-'));
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  await cp(folder, copy, { recursive: true });
  await writeFile(join(copy, 'README.md'), 'about it');
  expect((await loadSet(copy)).sha256).toBe((await loadSet(folder)).sha256);
});

test('a file name can not move it either', async () => {
  const folder = await temporarySet({ 'set.yaml': setYaml, 'samples/\u001b[2J.yaml': 'id: a\n' });
  const error = await loadSet(folder).catch((reason: unknown) => reason as Error);
  expect((error as Error).message).not.toMatch(/(?!\n)\p{Cc}/u);
});

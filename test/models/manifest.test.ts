import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FaultsError, TyposcopeError } from '../../src/errors.ts';
import { readManifest } from '../../src/models/manifest.ts';
import { folderOf } from '../run/folder.ts';

const SAMPLES = new Set(['menu', 'poster']);

/** The entries of a manifest, their paths within its folder; or the error. */
async function read(csv: string | Uint8Array): Promise<unknown> {
  const folder = await folderOf({ 'manifest.csv': csv });
  return readManifest(join(folder, 'manifest.csv'), folder, SAMPLES).then(
    (entries) =>
      entries.map(({ sample, repeat, path, usd, ms }) => [
        sample,
        repeat,
        path.slice(folder.length + 1),
        usd,
        ms,
      ]),
    (error: unknown) => error,
  );
}

describe('what is read', () => {
  test.each<[string, string | Uint8Array, unknown[]]>([
    [
      'all columns',
      'file,sample,repeat,usd,ms\na.png,menu,2,0.0531,41200\n',
      [['menu', 2, 'a.png', '0.0531', 41200]],
    ],
    ['file and sample alone', 'file,sample\na.png,menu\n', [['menu', 0, 'a.png', null, null]]],
    ['columns in any order', 'sample,file\nmenu,a.png\n', [['menu', 0, 'a.png', null, null]]],
    [
      'repeats count themselves, from the last one given',
      'file,sample,repeat\na.png,menu,\nb.png,menu,4\nc.png,menu,\nd.png,poster,\n',
      [
        ['menu', 0, 'a.png', null, null],
        ['menu', 4, 'b.png', null, null],
        ['menu', 5, 'c.png', null, null],
        ['poster', 0, 'd.png', null, null],
      ],
    ],
    [
      'a BOM, CRLF, blank lines and spaces around',
      '\ufefffile,sample\r\n\r\n a.png , menu \r\n',
      [['menu', 0, 'a.png', null, null]],
    ],
    [
      'a quoted comma, a doubled quote and a folder',
      'file,sample\n"x/a, ""b"".png",menu\n',
      [['menu', 0, 'x/a, "b".png', null, null]],
    ],
    [
      'UTF-16 with a BOM, as spreadsheets save it',
      Buffer.from('\ufefffile,sample\né.png,menu\n', 'utf16le'),
      [['menu', 0, 'é.png', null, null]],
    ],
    [
      'a way round that stays within',
      'file,sample\nx/../a.png,menu\n',
      [['menu', 0, 'a.png', null, null]],
    ],
    ['no rows', 'file,sample\n', []],
  ])('%s', async (_, csv, entries) => {
    expect(await read(csv)).toEqual(entries);
  });
});

describe('what is refused', () => {
  test.each<[string, string, { what: string; detail: object }[]]>([
    [
      'an unknown column, though nothing is below it',
      'file,sample,price\n',
      [{ what: 'unknown columns', detail: { line: 1, found: '“price”' } }],
    ],
    [
      'a column twice',
      'file,sample,usd,usd\na.png,menu,1,2\n',
      [{ what: 'columns that are there twice', detail: { line: 1, found: '“usd”' } }],
    ],
    [
      'no file column',
      'sample\nmenu\n',
      [{ what: 'missing columns', detail: { found: '“file”' } }],
    ],
    ['nothing at all', '', [{ what: 'missing columns', detail: { found: '“file”, “sample”' } }]],
    ...['../a.png', '/etc/passwd', 'x/../../a.png', '..', ''].map(
      (file): [string, string, { what: string; detail: object }[]] => [
        `the file “${file}”`,
        `file,sample\n"${file}",menu\n`,
        [{ what: 'a file outside the folder', detail: { line: 2, key: 'file' } }],
      ],
    ),
    ...['0,053', '$1', '-1', '1e3', 'NaN', '9'.repeat(400)].map(
      (usd): [string, string, { what: string; detail: object }[]] => [
        `the price ${usd.slice(0, 20)}`,
        `file,sample,usd\na.png,menu,"${usd}"\n`,
        [{ what: 'not a price', detail: { line: 2, key: 'usd', found: `“${usd}”` } }],
      ],
    ),
    ...['4s', '-1', '9'.repeat(400)].map(
      (ms): [string, string, { what: string; detail: object }[]] => [
        `the time ${ms.slice(0, 20)}`,
        `file,sample,ms\na.png,menu,${ms}\n`,
        [{ what: 'not a time', detail: { key: 'ms' } }],
      ],
    ),
    ...['-1', '1.5', 'first', '9999999'].map(
      (repeat): [string, string, { what: string; detail: object }[]] => [
        `the repeat ${repeat}`,
        `file,sample,repeat\na.png,menu,${repeat}\n`,
        [{ what: 'not a repeat', detail: { key: 'repeat' } }],
      ],
    ),
    [
      'a repeat twice, also where one counts itself',
      'file,sample,repeat\na.png,menu,\nb.png,menu,0\n',
      [{ what: 'this repeat is listed twice', detail: { line: 3, found: 'menu, 0' } }],
    ],
    [
      'everything at once, with the lines they are in',
      'file,sample,usd,huh\n../a.png,manu,x,\nb.png,poster,1,\nc.png,menu,y,\n',
      [
        { what: 'unknown columns', detail: { line: 1 } },
        { what: 'a file outside the folder', detail: { line: 2 } },
        { what: 'no such sample in the set', detail: { line: 2, found: '“manu”' } },
        { what: 'not a price', detail: { line: 2 } },
        { what: 'not a price', detail: { line: 4 } },
      ],
    ],
  ])('%s', async (_, csv, faults) => {
    const error = await read(csv);
    expect(error).toBeInstanceOf(FaultsError);
    expect(error).toMatchObject({ code: 'usage', faults });
    expect((error as FaultsError).faults).toHaveLength(faults.length);
    for (const { detail } of (error as FaultsError).faults) {
      expect(detail.file).toMatch(/manifest\.csv$/);
    }
  });

  test.each([
    ['a row that is too short', 'file,sample\na.png\n'],
    ['a quote that does not end', 'file,sample\n"a.png,menu\n'],
  ])('%s', async (_, csv) => {
    expect(await read(csv)).toMatchObject({ code: 'usage', what: 'the manifest is not a table' });
  });

  test('a link out of the folder, a folder, a huge one', async () => {
    const outside = await folderOf({ 'secret.csv': 'file,sample\n' });
    const linked = await folderOf();
    await symlink(join(outside, 'secret.csv'), join(linked, 'manifest.csv'));
    const folder = await folderOf({ 'manifest.csv/x': '' });
    const huge = await folderOf({ 'manifest.csv': Buffer.alloc(17 * 1024 * 1024) });
    for (const [where, found] of [
      [linked, /leads out of the folder/],
      [folder, /is a folder/],
      [huge, /the limit is 16 MiB/],
    ] as const) {
      const error = await readManifest(join(where, 'manifest.csv'), where, SAMPLES).catch((e) => e);
      expect(error).toBeInstanceOf(TyposcopeError);
      expect(error.code).toBe('usage');
      expect(error.message).toMatch(found);
    }
  });
});

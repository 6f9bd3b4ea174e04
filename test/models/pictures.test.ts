import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TyposcopeError } from '../../src/errors.ts';
import { findPictures, pictureFolder } from '../../src/models/pictures.ts';
import { folderOf } from '../run/folder.ts';

const SAMPLES = new Set(['menu', 'poster', 'menu-2']);

/** `sample repeat file`, and what is ignored. */
async function find(files: readonly string[], manifest?: string) {
  const folder = await folderOf({
    ...Object.fromEntries(files.map((name) => [name, 'x'])),
    ...(manifest === undefined ? {} : { 'manifest.csv': manifest }),
  });
  const { entries, ignored } = await findPictures(folder, SAMPLES);
  return {
    entries: entries.map((e) => `${e.sample} ${e.repeat} ${e.path.slice(folder.length + 1)}`),
    ignored,
    full: entries,
  };
}

describe('label=folder', () => {
  test.each([
    ['out/gpt', 'gpt', 'out/gpt'],
    ['out/gpt/', 'gpt', 'out/gpt/'],
    ['high=out/gpt', 'high', 'out/gpt'],
    ['a/b c=out', 'a/b c', 'out'],
    ['🍞=out', '🍞', 'out'],
    ['x=a=b', 'x', 'a=b'],
    ['.', resolve('.').split('/').at(-1), '.'],
    ['test/..', resolve('.').split('/').at(-1), 'test/..'],
  ])('%s', (argument, label, folder) => {
    expect(pictureFolder(argument)).toEqual({ label, folder });
  });

  test.each(['', '=', '=out', 'x=', '/'])('“%s” names none', (argument) => {
    expect(() => pictureFolder(argument)).toThrow(TyposcopeError);
  });
});

describe('names', () => {
  test.each<[string, string[], string[], string[]]>([
    [
      'a suffix in any case, for each format',
      ['menu.PNG', 'poster.JpEg', 'menu-2.webp'],
      ['menu 0 menu.PNG', 'menu-2 0 menu-2.webp', 'poster 0 poster.JpEg'],
      [],
    ],
    [
      'several formats of one name are repeats in name order',
      ['menu.webp', 'menu.jpg', 'menu.png'],
      ['menu 0 menu.jpg', 'menu 1 menu.png', 'menu 2 menu.webp'],
      [],
    ],
    [
      'a folder of repeats, in name order',
      ['menu/z.png', 'menu/émile 1.jpg', 'menu/A.jpeg', 'menu/🍞.webp'],
      ['menu 0 menu/A.jpeg', 'menu 1 menu/z.png', 'menu 2 menu/émile 1.jpg', 'menu 3 menu/🍞.webp'],
      [],
    ],
    [
      'a folder and a file of one sample',
      ['menu/b.png', 'menu/a.png', 'menu.png'],
      ['menu 0 menu/a.png', 'menu 1 menu/b.png', 'menu 2 menu.png'],
      [],
    ],
    [
      'what no sample is named like is ignored and told',
      ['Menu.png', 'menu.gif', 'menu.png.txt', 'other.png', 'menu/notes.txt', 'junk/menu.png'],
      [],
      ['Menu.png', 'junk', 'menu/notes.txt', 'menu.gif', 'menu.png.txt', 'other.png'],
    ],
    [
      'hidden files are a system’s own and not worth telling',
      ['.DS_Store', '._menu.png', '.png', 'menu/._a.png', 'menu/.DS_Store', 'menu/a.png'],
      ['menu 0 menu/a.png'],
      [],
    ],
    ['an empty folder', [], [], []],
  ])('%s', async (_, files, entries, ignored) => {
    const found = await find(files);
    expect(found.entries).toEqual(entries);
    expect(found.ignored).toEqual(ignored);
  });

  test('a manifest names files freely, and names that fit join behind', async () => {
    const found = await find(
      ['one.png', 'x/two', 'menu.png', 'menu/r.png', 'left.png'],
      'file,sample,repeat,usd,ms\nx/two,menu,1,0.05,900\none.png,menu,,,\nmenu/r.png,poster,,,\n',
    );
    expect(found.entries).toEqual([
      'menu 0 menu.png',
      'menu 1 x/two',
      'menu 2 one.png',
      'poster 0 menu/r.png',
    ]);
    expect(found.full[1]).toMatchObject({ usd: '0.05', ms: 900 });
    expect(found.full[0]).toMatchObject({ usd: null, ms: null });
    expect(found.ignored).toEqual(['left.png', 'x']);
  });

  test('a folder that is not there is refused, with what to do', async () => {
    const folder = join(await folderOf(), 'none');
    const error = await findPictures(folder, SAMPLES).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TyposcopeError);
    expect(error).toMatchObject({
      code: 'usage',
      detail: { file: folder, found: 'ENOENT', mend: expect.stringContaining('--images') },
    });
  });
});

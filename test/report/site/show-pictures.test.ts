import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isThere } from '../../../src/report/site/is-there.ts';
import { innerPath, type Showing, showPictures } from '../../../src/report/site/show-pictures.ts';
import { plainPicture } from '../../picture/fixtures.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';

/** A run in a folder of a folder, with these pictures, and beside it room for a report. */
async function runWith(...files: string[]) {
  const home = temporaryFolder();
  const from = join(home, 'deep/run');
  const bytes = await plainPicture(4, 3).png().toBuffer();
  for (const file of ['../../secret.png', ...files]) {
    mkdirSync(dirname(join(from, file)), { recursive: true });
    writeFileSync(join(from, file), bytes);
  }
  return { home, from, out: join(home, 'deep/report/of/it') };
}

const image = (file: string | null) => ({ file, sha256: null });

/** Every file under a folder, by its path from there. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => lstatSync(join(folder, path)).isFile())
    .toSorted();

async function shown(file: string | null, showing: Omit<Showing, 'thumbnails'>) {
  const shownOf = await showPictures([image(file)], {
    thumbnails: 'report/thumbnails',
    ...showing,
  });
  return shownOf(image(file));
}

describe('a picture’s path in its folder', () => {
  test.each<[string | null, string | null]>([
    ['images/ab/abcd.png', 'images/ab/abcd.png'],
    ['a.JPG', 'a.JPG'],
    ['a.jpeg', 'a.jpeg'],
    ['a.webp', 'a.webp'],
    ['./images//a.png', 'images/a.png'],
    ['images/../a.png', 'a.png'],
    ['菜单 1/£#?%.png', '菜单 1/£#?%.png'],
    [null, null],
    ['', null],
    ['/etc/a.png', null],
    ['../a.png', null],
    ['images/../../a.png', null],
    ['images/../../run/a.png', 'a.png'],
    ['..', null],
    ['a', null],
    ['.png', null],
    ['a.svg', null],
    ['a.html', null],
    ['a.png.js', null],
    ['results.json', null],
    // A page takes them for slashes, and so might a disk.
    ['..\\a.png', null],
    ['a\\..\\..\\..\\a.png', null],
    ['\\\\server\\a.png', null],
  ])('of %j is %j', (file, inner) => {
    expect(innerPath('/reports/run', file)).toBe(inner);
  });
});

describe('a file is there', () => {
  test('where it holds something', async () => {
    const { from } = await runWith('a.png');
    writeFileSync(join(from, 'empty.png'), '');
    const names = ['a.png', 'empty.png', 'none.png', '', 'a.png/b.png', 'a\0.png'];
    expect(names.filter((name) => isThere(join(from, name)))).toEqual(['a.png']);
  });
});

describe('where the report is the run’s own', () => {
  test('a picture stays where it is, with a small one beside the page', async () => {
    const { from } = await runWith('images/ab/abcd.png');
    expect(await shown('images/ab/abcd.png', { from, out: from })).toEqual({
      picture: 'images/ab/abcd.png',
      thumbnail: 'report/thumbnails/images/ab/abcd.png.webp',
    });
    expect(filesIn(from)).toEqual([
      'images/ab/abcd.png',
      'report/thumbnails/images/ab/abcd.png.webp',
    ]);
  });

  test('what can’t be decoded is shown, and has no small one', async () => {
    const { from } = await runWith('a.png');
    writeFileSync(join(from, 'a.png'), 'no picture');
    const showing = { from, out: from };
    expect(await shown('a.png', showing)).toEqual({ picture: 'a.png', thumbnail: null });
  });
});

describe('where the report is elsewhere', () => {
  test('a picture is linked there, and its own file stays', async () => {
    const { from, out } = await runWith('images/ab/abcd.png');
    const { picture } = await shown('images/ab/abcd.png', { from, out });
    expect(statSync(join(out, picture!)).ino).toBe(statSync(join(from, 'images/ab/abcd.png')).ino);
    expect(filesIn(from)).toEqual(['images/ab/abcd.png']);
  });

  test('into a folder of its own, if there is one', async () => {
    const { from, out } = await runWith('images/ab/abcd.png');
    const showing = { from, out, pictures: 'comparison/was', thumbnails: 'comparison/was/small' };
    const shownOf = await showPictures([image('images/ab/abcd.png')], showing);
    expect(shownOf(image('images/ab/abcd.png'))).toEqual({
      picture: 'comparison/was/images/ab/abcd.png',
      thumbnail: 'comparison/was/small/images/ab/abcd.png.webp',
    });
    expect(filesIn(out)).toHaveLength(2);
  });

  test('a second time it is what it was', async () => {
    const { from, out } = await runWith('a.png');
    const first = await shown('a.png', { from, out });
    const { ino } = statSync(join(out, 'a.png'));
    expect(await shown('a.png', { from, out })).toEqual(first);
    expect(statSync(join(out, 'a.png')).ino).toBe(ino);
  });

  test('another picture of that name is taken away', async () => {
    const { from, out } = await runWith('a.png');
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'a.png'), 'old');
    await shown('a.png', { from, out });
    expect(readFileSync(join(out, 'a.png'))).toEqual(readFileSync(join(from, 'a.png')));
  });

  test('a file in place of its folder is the user’s to mend', async () => {
    const { from, home } = await runWith('a.png');
    writeFileSync(join(home, 'file'), '');
    const showing = { from, out: join(home, 'file/out') };
    await expect(shown('a.png', showing)).rejects.toMatchObject({ code: 'output' });
  });
});

describe('nothing is shown, and nothing outside touched, of', () => {
  test.each<[string, string | null]>([
    ['no file', null],
    ['one that is gone', 'images/gone.png'],
    ['a path that leads out', '../../secret.png'],
    ['one that leads out and in and out', 'images/../../../secret.png'],
    ['one in another system’s words', 'a\\..\\..\\..\\secret.png'],
    ['no picture', 'results.json'],
    ['a name with an end in it', 'a.png\0.png'],
  ])('%s', async (_, file) => {
    const { home, from, out } = await runWith('results.json', 'images/a.png');
    const before = filesIn(home);
    expect(await shown(file, { from, out })).toEqual({ picture: null, thumbnail: null });
    expect(filesIn(home)).toEqual(before);
  });

  test('a full path', async () => {
    const { home, from, out } = await runWith();
    const file = join(home, 'secret.png');
    expect(await shown(file, { from, out })).toEqual({ picture: null, thumbnail: null });
    expect(existsSync(out)).toBe(false);
  });

  test('a picture that was never among them', async () => {
    const { from } = await runWith('a.png', 'b.png');
    const showing = { from, out: from, thumbnails: 't' };
    const shownOf = await showPictures([image('a.png')], showing);
    expect(shownOf(image('b.png'))).toEqual({ picture: null, thumbnail: null });
    expect(shownOf(image('constructor'))).toEqual({ picture: null, thumbnail: null });
  });
});

describe('a link', () => {
  test.each(['the run’s own', 'another'])(
    'out of the run’s folder is not shown in %s',
    async (whose) => {
      const { home, from, ...rest } = await runWith('images/a.png');
      symlinkSync(join(home, 'secret.png'), join(from, 'images/link.png'));
      const out = whose === 'another' ? rest.out : from;
      expect(await shown('images/link.png', { from, out })).toEqual({
        picture: null,
        thumbnail: null,
      });
      expect(existsSync(rest.out)).toBe(false);
    },
  );

  test('by which a folder leads out is none, either', async () => {
    const { home, from, out } = await runWith('a.png');
    symlinkSync(home, join(from, 'images'));
    const showing = { from, out };
    expect(await shown('images/secret.png', showing)).toEqual({ picture: null, thumbnail: null });
  });

  test('within the run’s folder is shown', async () => {
    const { from } = await runWith('images/a.png');
    symlinkSync(join(from, 'images/a.png'), join(from, 'images/link.png'));
    const { picture } = await shown('images/link.png', { from, out: from });
    expect(picture).toBe('images/link.png');
  });

  test('that the run’s folder itself is leads nowhere else', async () => {
    const { home, from } = await runWith('a.png');
    symlinkSync(from, join(home, 'latest'));
    const place = join(home, 'latest');
    expect(await shown('a.png', { from: place, out: place })).toMatchObject({ picture: 'a.png' });
  });
});

test('one file of several pictures is told and made once', async () => {
  const { from } = await runWith('a.png', 'b.png');
  const told: (number | string)[] = [];
  await showPictures(['a.png', 'b.png', 'a.png', 'gone.png', null].map(image), {
    ...{ from, out: from, thumbnails: 't' },
    onPlan: (count) => told.push(count),
    onPicture: () => told.push('one'),
  });
  expect(told).toEqual([2, 'one', 'one']);
});

test('names that a page would take for something else are encoded', async () => {
  const { from } = await runWith('images/50% #1?.png');
  expect(await shown('images/50% #1?.png', { from, out: from })).toEqual({
    picture: 'images/50%25%20%231%3F.png',
    thumbnail: 'report/thumbnails/images/50%25%20%231%3F.png.webp',
  });
});

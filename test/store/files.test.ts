import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { writeAtomically } from '../../src/store/write.ts';
import { temporaryFolder } from './temporary-folder.ts';

const bytes = Buffer.from('picture bytes');
const hash = createHash('sha256').update(bytes).digest('hex');
const key = 'c0ffee'.padEnd(64, '0');

describe('pictures and overlays', () => {
  test('lie under their hash, read only', () => {
    const folder = temporaryFolder();
    using store = openStore(folder);
    const picture = store.putPicture(bytes, hash, 'png');
    expect(picture).toBe(join(folder, 'images', hash.slice(0, 2), `${hash}.png`));
    expect(store.overlay(key)).toBeNull();
    const overlay = store.putOverlay(key, bytes);
    expect(overlay).toBe(join(folder, 'overlays', 'c0', `${key}.jpg`));
    expect(store.overlay(key)).toBe(overlay);
    for (const path of [picture, overlay]) {
      expect(readFileSync(path)).toEqual(bytes);
      expect(statSync(path).mode & 0o777).toBe(0o444);
    }
    expect(readdirSync(join(folder, 'images', hash.slice(0, 2)))).toHaveLength(1);
  });

  test('are written once, and again where they are damaged', () => {
    using store = openStore(temporaryFolder());
    const path = store.putPicture(bytes, hash, '.png');
    const { ino } = statSync(path);
    store.putPicture(bytes, hash, 'png');
    expect(statSync(path).ino).toBe(ino);

    chmodSync(path, 0o644);
    truncateSync(path, 3);
    store.putPicture(bytes, hash, 'png');
    expect(readFileSync(path)).toEqual(bytes);
  });

  test('are written again where other bytes of the same size are in their place', () => {
    using store = openStore(temporaryFolder());
    const path = store.putPicture(bytes, hash, 'png');
    chmodSync(path, 0o644);
    writeFileSync(path, Buffer.alloc(bytes.length, 0xa5));
    store.putPicture(bytes, hash, 'png');
    expect(readFileSync(path)).toEqual(bytes);
  });

  test('an overlay that a power cut left empty counts as absent', () => {
    using store = openStore(temporaryFolder());
    const path = store.putOverlay(key, bytes);
    chmodSync(path, 0o644);
    truncateSync(path, 0);
    expect(store.overlay(key)).toBeNull();
  });

  describe('kept while the program goes on', () => {
    test('lie where the others lie, read only, and nothing else beside them', async () => {
      const folder = temporaryFolder();
      using store = openStore(folder);
      const path = await store.keepPicture(bytes, hash, '.png');
      expect(path).toBe(join(folder, 'images', hash.slice(0, 2), `${hash}.png`));
      expect(store.picture(hash, 'png')).toBe(path);
      expect(readFileSync(path)).toEqual(bytes);
      expect(statSync(path).mode & 0o777).toBe(0o444);
      expect(readdirSync(join(folder, 'images', hash.slice(0, 2)))).toEqual([`${hash}.png`]);
    });

    test('are not there before all of them is', async () => {
      using store = openStore(temporaryFolder());
      const large = Buffer.alloc(4_000_000, 7);
      const own = createHash('sha256').update(large).digest('hex');
      let isOver = false;
      const kept = store.keepPicture(large, own, 'png').finally(() => {
        isOver = true;
      });
      let looks = 0;
      while (!isOver) {
        const path = store.picture(own, 'png');
        if (path !== null) expect(statSync(path).size).toBe(large.length);
        looks += 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(readFileSync(await kept).equals(large)).toBe(true);
      expect(looks).toBeGreaterThan(1);
    });

    test('are written once, and again where they are damaged', async () => {
      using store = openStore(temporaryFolder());
      const path = store.putPicture(bytes, hash, 'png');
      const { ino } = statSync(path);
      await store.keepPicture(bytes, hash, 'png');
      expect(statSync(path).ino).toBe(ino);
      chmodSync(path, 0o644);
      writeFileSync(path, Buffer.alloc(bytes.length, 0xa5));
      await store.keepPicture(bytes, hash, 'png');
      expect(readFileSync(path)).toEqual(bytes);
      expect(statSync(path).mode & 0o777).toBe(0o444);
    });

    test('by many at once are one', async () => {
      const folder = temporaryFolder();
      using one = openStore(folder);
      using other = openStore(folder);
      const keep = (i: number) => (i % 2 === 0 ? one : other).keepPicture(bytes, hash, 'png');
      const paths = await Promise.all(Array.from({ length: 20 }, (_, i) => keep(i)));
      expect(new Set(paths).size).toBe(1);
      expect(readFileSync(paths[0]!)).toEqual(bytes);
      expect(readdirSync(join(folder, 'images', hash.slice(0, 2)))).toHaveLength(1);
    });

    test('go nowhere else, and a disk that refuses is told', async () => {
      const folder = temporaryFolder();
      using store = openStore(join(folder, 'store'));
      await expect(store.keepPicture(bytes, '../../x', 'png')).rejects.toThrow(/named by its hash/);
      expect(readdirSync(folder)).toEqual(['store']);
      writeFileSync(join(folder, 'store/images', hash.slice(0, 2)), '');
      await expect(store.keepPicture(bytes, hash, 'png')).rejects.toMatchObject({
        code: 'store',
        what: 'a file is where a folder should be',
      });
      expect(readdirSync(join(folder, 'store/images'))).toEqual([hash.slice(0, 2)]);
    });
  });

  test.each([
    ['../../../etc/passwd', 'png'],
    [hash.toUpperCase(), 'png'],
    [hash.slice(1), 'png'],
    [`${hash}\n`, 'png'],
    ['', 'png'],
    [hash, '../x'],
    [hash, ''],
    [hash, 'p\u0000g'],
  ])('nothing escapes the store by the name %j.%j', (name, ext) => {
    const folder = temporaryFolder();
    using store = openStore(join(folder, 'store'));
    expect(() => store.putPicture(bytes, name, ext)).toThrow(/named by its hash/);
    expect(readdirSync(folder)).toEqual(['store']);
    if (ext === 'png') expect(() => store.overlay(name)).toThrow(/named by its hash/);
  });

  test('leftovers of killed runs are cleared when the store is opened, fresh ones are not', () => {
    const folder = temporaryFolder();
    const room = join(folder, 'images', 'ab');
    mkdirSync(room, { recursive: true });
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    for (const name of ['.tmp-17-0a1b2c', '.tmp-notes', 'mine.png']) {
      writeFileSync(join(room, name), '');
      utimesSync(join(room, name), old, old);
    }
    writeFileSync(join(room, '.tmp-18-0a1b2c'), '');
    openStore(folder).close();
    expect(readdirSync(room).sort()).toEqual(['.tmp-18-0a1b2c', '.tmp-notes', 'mine.png']);
  });
});

describe('a disk that refuses', () => {
  test.each([
    ['a file in the way', 'a file is where a folder should be'],
    ['no permission', 'no permission to write here'],
  ])('%s is told, and nothing is left half written', (obstacle, what) => {
    const folder = temporaryFolder();
    using store = openStore(folder);
    const room = join(folder, 'images', hash.slice(0, 2));
    if (obstacle === 'no permission') {
      mkdirSync(room);
      chmodSync(room, 0o555);
      chmodSync(folder, 0o755);
    } else writeFileSync(room, '');
    const put = () => store.putPicture(bytes, hash, 'png');
    const refused = () => (obstacle === 'no permission' ? asNobody(put) : put());
    expect(refused).toThrow(
      expect.objectContaining({ name: 'TyposcopeError', code: 'store', what }),
    );
    if (obstacle === 'no permission') expect(readdirSync(room)).toEqual([]);
  });

  test('an old file survives a new one that can’t be finished', () => {
    const target = join(temporaryFolder(), 'results.json');
    writeAtomically(target, 'old', { code: 'output' });
    // A folder of the same name makes the last step, the renaming, fail.
    const blocked = join(temporaryFolder(), 'folder');
    mkdirSync(join(blocked, 'full'), { recursive: true });
    expect(() => writeAtomically(blocked, 'new', { code: 'output' })).toThrow(
      expect.objectContaining({ code: 'output', what: 'a folder is where a file should be' }),
    );
    expect(readdirSync(join(blocked, '..'))).toEqual(['folder']);
    expect(readFileSync(target, 'utf8')).toBe('old');
    writeAtomically(target, 'new', { code: 'output' });
    expect(readFileSync(target, 'utf8')).toBe('new');
    expect(existsSync(target)).toBe(true);
  });
});

/** The administrator may write anywhere: the action is then done as somebody else. */
function asNobody<Result>(action: () => Result): Result {
  if (process.geteuid?.() !== 0) return action();
  process.seteuid?.(65534);
  try {
    return action();
  } finally {
    process.seteuid?.(0);
  }
}

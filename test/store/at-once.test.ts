import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { atOnce } from '../../src/store/at-once.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Databases at one file, none of which waits for another. */
function databases(count: number) {
  const file = join(temporaryFolder(), 'x.db');
  const open = Array.from({ length: count }, () => new DatabaseSync(file, { timeout: 0 }));
  onTestFinished(() => {
    for (const db of open) db.close();
  });
  open[0]!.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (x TEXT NOT NULL)');
  const all = () =>
    open
      .at(-1)!
      .prepare('SELECT x FROM t')
      .all()
      .map(({ x }) => x);
  return { file, open, all };
}

describe('several statements as one', () => {
  test('are seen together, once they are all done', () => {
    const { file, open, all } = databases(2);
    const result = atOnce(open[0]!, file, () => {
      open[0]!.exec("INSERT INTO t VALUES ('a')");
      open[0]!.exec("INSERT INTO t VALUES ('b')");
      expect(all()).toEqual([]);
      return 7;
    });
    expect(result).toBe(7);
    expect(all()).toEqual(['a', 'b']);
  });

  test.each<[string, (db: DatabaseSync) => void, object]>([
    [
      'an error of our own, told as it is',
      () => {
        throw new TypeError('odd');
      },
      { name: 'TypeError', message: 'odd' },
    ],
    [
      'a statement that the database refuses',
      (db) => db.exec('INSERT INTO t VALUES (NULL)'),
      { message: expect.stringContaining('NOT NULL') },
    ],
    [
      'one that ended the whole thing by itself',
      (db) => db.exec('INSERT OR ROLLBACK INTO t VALUES (NULL)'),
      { message: expect.stringContaining('NOT NULL') },
    ],
  ])('are none of them after %s, and the next go well', (_, fail, error) => {
    const { file, open, all } = databases(2);
    const [db] = open;
    let thrown: unknown;
    try {
      atOnce(db!, file, () => {
        db!.exec("INSERT INTO t VALUES ('a')");
        fail(db!);
      });
    } catch (caught) {
      thrown = caught;
    }
    expect(thrown).toMatchObject(error);
    expect(db!.isTransaction).toBe(false);
    expect(all()).toEqual([]);
    atOnce(db!, file, () => db!.exec("INSERT INTO t VALUES ('b')"));
    expect(all()).toEqual(['b']);
  });

  test('are not begun while another program writes', () => {
    const { file, open, all } = databases(2);
    const [one, other] = open;
    let isBegun = false;
    atOnce(one!, file, () => {
      expect(() =>
        atOnce(other!, file, () => {
          isBegun = true;
        }),
      ).toThrow(
        expect.objectContaining({ code: 'store', what: 'another program holds the store' }),
      );
      one!.exec("INSERT INTO t VALUES ('a')");
    });
    expect(isBegun).toBe(false);
    expect(all()).toEqual(['a']);
  });
});

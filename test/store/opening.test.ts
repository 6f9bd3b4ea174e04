import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { TyposcopeError } from '../../src/errors.ts';
import { APPLICATION_ID, MIGRATIONS, STORE_VERSION } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/store.ts';
import { answerOf, keyOf, reader, readingOf } from './stored.ts';
import { temporaryFolder } from './temporary-folder.ts';

function thrownBy(action: () => unknown): TyposcopeError {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(TyposcopeError);
    return error as TyposcopeError;
  }
  throw new Error('nothing was thrown');
}

describe('versions', () => {
  /** A store as version 1 or 2 made it, built without the migrations. */
  function makeOld(folder: string, version: 1 | 2): void {
    mkdirSync(folder, { recursive: true });
    const db = new DatabaseSync(join(folder, 'store.db'));
    db.exec(`CREATE TABLE readings (picture TEXT NOT NULL, reader TEXT NOT NULL,
      version TEXT NOT NULL, data TEXT NOT NULL, languages TEXT NOT NULL, reading TEXT NOT NULL,
      PRIMARY KEY (picture, reader, version, data, languages));
      PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version}`);
    db.prepare('INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?)').run(
      'p',
      reader.id,
      reader.version,
      reader.data,
      'en,ja',
      JSON.stringify(readingOf('old')),
    );
    if (version === 2) {
      db.exec(`CREATE TABLE alphabets (reader TEXT NOT NULL, version TEXT NOT NULL,
        data TEXT NOT NULL, languages TEXT NOT NULL, characters TEXT NOT NULL,
        PRIMARY KEY (reader, version, data, languages))`);
      db.prepare('INSERT INTO alphabets VALUES (?, ?, ?, ?, ?)').run(
        reader.id,
        reader.version,
        reader.data,
        'ja',
        '["い"]',
      );
    }
    db.close();
  }

  function versionOf(folder: string): unknown {
    const db = new DatabaseSync(join(folder, 'store.db'), { readOnly: true });
    try {
      return db.prepare('PRAGMA user_version').get()?.user_version;
    } finally {
      db.close();
    }
  }

  test.each([1, 2] as const)(
    'a store of version %i is migrated and keeps all it has',
    (version) => {
      const folder = temporaryFolder();
      makeOld(folder, version);
      {
        using store = openStore(folder);
        expect(store.reading(keyOf('p'))).toEqual(readingOf('old'));
        expect(store.alphabet(reader, ['ja'])).toEqual(version === 1 ? null : new Set(['い']));
        store.putAlphabet(reader, ['en'], new Set(['a']));
        expect(store.alphabet(reader, ['en'])).toEqual(new Set(['a']));
        expect(store.generation('k')).toBeNull();
        store.putGeneration('k', answerOf('refused'));
        expect(store.generation('k')).toEqual(answerOf('refused'));
      }
      expect(versionOf(folder)).toBe(STORE_VERSION);
    },
  );

  test('a migrated store has the tables of a new one', () => {
    const tables = (folder: string) => {
      using db = new DatabaseSync(join(folder, 'store.db'), { readOnly: true });
      const rows = db.prepare('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL').all();
      return rows.map(({ name, sql }) => [name, String(sql).replace(/\s+/g, '')]).sort();
    };
    const [old, fresh] = [temporaryFolder(), temporaryFolder()];
    makeOld(old, 2);
    for (const folder of [old, fresh]) openStore(folder).close();
    expect(tables(old)).toEqual(tables(fresh));
  });

  test('a migration that fails leaves the older store as it was', () => {
    const folder = temporaryFolder();
    makeOld(folder, 1);
    const db = new DatabaseSync(join(folder, 'store.db'));
    db.exec('CREATE TABLE alphabets (in_the_way TEXT)');
    db.close();
    expect(() => openStore(folder)).toThrow(/alphabets/);
    expect(versionOf(folder)).toBe(1);
  });

  test('a newer store is refused and left untouched', () => {
    const folder = temporaryFolder();
    openStore(folder).close();
    const file = join(folder, 'store.db');
    const db = new DatabaseSync(file);
    db.exec(`PRAGMA user_version = ${STORE_VERSION + 1}`);
    db.close();
    const before = readFileSync(file);
    const error = thrownBy(() => openStore(folder));
    expect(error.code).toBe('store');
    expect(error.detail).toMatchObject({
      file,
      found: `version ${MIGRATIONS.length + 1}`,
      expected: `version ${MIGRATIONS.length} or older`,
    });
    expect(error.detail.mend).toMatch(/Update Typoscope/);
    expect(error.message).not.toContain('\n');
    expect(readFileSync(file)).toEqual(before);
  });

  test('the database of another program is refused and left untouched', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'store.db');
    const db = new DatabaseSync(file);
    db.exec('CREATE TABLE bills (sum REAL)');
    db.close();
    const before = readFileSync(file);
    expect(thrownBy(() => openStore(folder)).what).toMatch(/another program/);
    expect(readFileSync(file)).toEqual(before);
    expect(existsSync(join(folder, 'images'))).toBe(false);
  });
});

describe('a store that can’t be opened', () => {
  test.each<[string, (folder: string) => string, RegExp]>([
    [
      'a file that is no database',
      (folder) => {
        writeFileSync(join(folder, 'store.db'), 'dear diary, '.repeat(500));
        return folder;
      },
      /no database/,
    ],
    [
      'a folder called store.db',
      (folder) => {
        mkdirSync(join(folder, 'store.db'));
        return folder;
      },
      /can’t be opened/,
    ],
    [
      'a file where the folder should be',
      (folder) => {
        writeFileSync(join(folder, 'file'), '');
        return join(folder, 'file');
      },
      /a file is where a folder/,
    ],
    [
      'a file on the way to the folder',
      (folder) => {
        writeFileSync(join(folder, 'file'), '');
        return join(folder, 'file', 'store');
      },
      /a file is where a folder/,
    ],
    [
      'a file where the pictures should be',
      (folder) => {
        writeFileSync(join(folder, 'images'), '');
        return folder;
      },
      /a file is where a folder/,
    ],
    [
      'a link in a circle',
      (folder) => {
        symlinkSync('b', join(folder, 'a'));
        symlinkSync('a', join(folder, 'b'));
        return join(folder, 'a', 'store');
      },
      /links|no such file/,
    ],
  ])('%s is told in one sentence', (_, prepare, what) => {
    const folder = prepare(temporaryFolder());
    const error = thrownBy(() => openStore(folder));
    expect(error.code).toBe('store');
    expect(error.what).toMatch(what);
    expect(error.detail.file).toContain(folder);
    expect(error.detail.mend).toMatch(/\w/);
    expect(error.message).not.toContain('\n');
  });
});

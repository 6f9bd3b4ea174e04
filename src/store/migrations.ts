import type { DatabaseSync } from 'node:sqlite';
import { TyposcopeError } from '../errors.ts';

/** Marks a database as ours (`PRAGMA application_id`): "TYPO" in ASCII. */
export const APPLICATION_ID = 0x5459504f;

/**
 * `MIGRATIONS[v]` takes a store from version v to v + 1. Never edit one that was released: add
 * the next.
 */
export const MIGRATIONS: readonly string[] = [
  // The key is spelt out rather than hashed, so that people can query their evidence.
  `CREATE TABLE readings (
     picture TEXT NOT NULL,
     reader TEXT NOT NULL,
     version TEXT NOT NULL,
     data TEXT NOT NULL,
     languages TEXT NOT NULL,
     reading TEXT NOT NULL,
     PRIMARY KEY (picture, reader, version, data, languages)
   )`,
  `CREATE TABLE alphabets (
     reader TEXT NOT NULL,
     version TEXT NOT NULL,
     data TEXT NOT NULL,
     languages TEXT NOT NULL,
     characters TEXT NOT NULL,
     PRIMARY KEY (reader, version, data, languages)
   )`,
  `CREATE TABLE generations (key TEXT NOT NULL PRIMARY KEY, answer TEXT NOT NULL)`,
  `CREATE TABLE evidence (
     picture TEXT NOT NULL,
     vision TEXT NOT NULL,
     reader TEXT NOT NULL,
     version TEXT NOT NULL,
     data TEXT NOT NULL,
     languages TEXT NOT NULL,
     logo TEXT NOT NULL,
     product TEXT NOT NULL,
     evidence TEXT NOT NULL,
     PRIMARY KEY (picture, vision, reader, version, data, languages, logo, product)
   )`,
  `CREATE TABLE intents (
     key TEXT NOT NULL PRIMARY KEY,
     owner TEXT NOT NULL,
     intent TEXT NOT NULL
   )`,
  `CREATE TABLE judgements (
     key TEXT NOT NULL PRIMARY KEY,
     code TEXT NOT NULL,
     judgement BLOB NOT NULL
   )`,
];

export const STORE_VERSION = MIGRATIONS.length;

/**
 * Brings an older or new store to this version, all or nothing.
 *
 * @throws TyposcopeError('store') for a newer store or somebody else's database, untouched
 */
export function migrate(db: DatabaseSync, file: string): void {
  if (storedVersion(db, file) === STORE_VERSION) return;
  // Taken at once, so that of two programs that open a store one migrates and one waits. If a
  // statement fails the database is closed, and that takes all of them back.
  db.exec('BEGIN IMMEDIATE');
  for (let version = storedVersion(db, file); version < STORE_VERSION; version++) {
    db.exec(MIGRATIONS[version] as string);
  }
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${STORE_VERSION}`);
  db.exec('COMMIT');
}

/** The version of a store that this program can use; 0 for an empty database. */
export function storedVersion(db: DatabaseSync, file: string): number {
  const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
  const owner = Number(db.prepare('PRAGMA application_id').get()?.application_id);
  const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n);
  if (owner !== APPLICATION_ID && (version !== 0 || owner !== 0 || tables > 0)) {
    throw new TyposcopeError('store', 'this database belongs to another program', {
      file,
      expected: 'a store of Typoscope',
      mend: 'Choose another folder for the store',
    });
  }
  if (version > STORE_VERSION) {
    throw new TyposcopeError('store', 'a newer Typoscope made this store', {
      file,
      found: `version ${version}`,
      expected: `version ${STORE_VERSION} or older`,
      mend: 'Update Typoscope, or choose another folder for the store',
    });
  }
  return version;
}

import { DatabaseSync } from 'node:sqlite';
import { BUSY, databaseFault, sqliteCode } from './fault.ts';
import { migrate, storedVersion } from './migrations.ts';

/** How long to wait for another program that writes to the same store. */
const BUSY_MS = 10_000;

/**
 * Opens or makes the store's database at this version.
 *
 * @throws TyposcopeError('store') if it is newer, no database, damaged or not to be written
 */
export function openDatabase(file: string): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: BUSY_MS });
    // Before anything is changed: a newer store must stay as it is.
    storedVersion(db, file);
    useWriteAheadLog(db);
    // Each commit reaches the disk: a reading costs a second, an fsync some milliseconds.
    db.exec('PRAGMA synchronous = FULL');
    migrate(db, file);
    return db;
  } catch (error) {
    db?.close();
    throw databaseFault(file, error);
  }
}

/**
 * Readers and a writer don't block each other then. While several programs open a new store at
 * once SQLite may answer "busy" here without waiting, so the waiting is ours.
 */
function useWriteAheadLog(db: DatabaseSync): void {
  const end = Date.now() + BUSY_MS;
  for (;;) {
    try {
      db.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (sqliteCode(error) !== BUSY || Date.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

import type { DatabaseSync } from 'node:sqlite';
import { databaseFault } from './fault.ts';

/**
 * Does several statements as one: all of them, or none. Within another one it is part of that.
 *
 * @throws {TyposcopeError} code `store` where the database refuses
 */
export function atOnce<T>(db: DatabaseSync, file: string, work: () => T): T {
  if (db.isTransaction) return work();
  try {
    // Taken at once, so that a program that waits for another one waits here, with nothing done.
    db.exec('BEGIN IMMEDIATE');
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw databaseFault(file, error);
  }
}

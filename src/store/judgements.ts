import type { DatabaseSync } from 'node:sqlite';
import { deflateSync, inflateSync } from 'node:zlib';
import { databaseFault, isDamage } from './fault.ts';
import { parseJson } from './stored-reading.ts';

/**
 * What was made of evidence, so that it need not be made again. Unlike all else in the store it can be
 * had anew at any time, from what it was made of.
 */
export interface Judgements {
  /** null if there is none, or its row is damaged; else what was put, with nothing checked but that. */
  judgement(key: string): unknown;
  /**
   * Keeps a judgement, in place of an earlier one. It outlives a program that is killed; a power cut
   * may cost it.
   *
   * @param code a hash of the code that judged
   */
  putJudgement(key: string, code: string, judgement: unknown): void;
  /** Drops what other code judged, and of the rest all but the latest `most`. */
  dropJudgements(code: string, most: number): void;
}

/** Most of it are names of keys: more effort would save little more. */
const FAST = { level: 1 };

export function openJudgements(db: DatabaseSync, file: string): Judgements {
  const select = db.prepare('SELECT judgement FROM judgements WHERE key = ?');
  const replace = db.prepare('INSERT OR REPLACE INTO judgements VALUES (?, ?, ?)');
  const other = db.prepare('DELETE FROM judgements WHERE code != ?');
  const older = db.prepare(
    `DELETE FROM judgements WHERE rowid <=
       (SELECT rowid FROM judgements ORDER BY rowid DESC LIMIT 1 OFFSET ?)`,
  );
  return {
    judgement(key) {
      try {
        return unpacked(select.get(key)?.judgement);
      } catch (error) {
        if (isDamage(error)) return null;
        throw databaseFault(file, error);
      }
    },
    putJudgement(key, code, judgement) {
      const packed = deflateSync(JSON.stringify(judgement), FAST);
      try {
        // Waiting for the disk would take longer than judging does, and there is nothing to lose.
        if (!db.isTransaction) db.exec('PRAGMA synchronous = NORMAL');
        replace.run(key, code, packed);
      } catch (error) {
        throw databaseFault(file, error);
      } finally {
        if (!db.isTransaction) db.exec('PRAGMA synchronous = FULL');
      }
    },
    dropJudgements(code, most) {
      try {
        other.run(code);
        older.run(most);
      } catch (error) {
        throw databaseFault(file, error);
      }
    },
  };
}

function unpacked(packed: unknown): unknown {
  if (!(packed instanceof Uint8Array)) return null;
  try {
    // Its checksum tells of bytes that turned.
    return parseJson(inflateSync(packed).toString()) ?? null;
  } catch {
    return null;
  }
}

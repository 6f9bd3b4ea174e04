import type { DatabaseSync } from 'node:sqlite';
import { TyposcopeError } from '../errors.ts';
import type { ReaderIdentity, Reading } from '../reading/reader.ts';
import { databaseFault, isDamage } from './fault.ts';
import { languageKey } from './languages.ts';
import { isReading, parseReading } from './stored-reading.ts';

/** Everything that decides a reading. */
export interface ReadingKey {
  /** sha256 of the picture's bytes. */
  picture: string;
  reader: ReaderIdentity;
  /** In any order; repeats don't count. */
  languages: readonly string[];
}

export interface Readings {
  reading(key: ReadingKey): Reading | null;
  putReading(key: ReadingKey, reading: Reading): Reading;
}

const KEY = 'picture = ? AND reader = ? AND version = ? AND data = ? AND languages = ?';

export function openReadings(db: DatabaseSync, file: string): Readings {
  const select = db.prepare(`SELECT reading FROM readings WHERE ${KEY}`);
  const insert = db.prepare('INSERT OR IGNORE INTO readings VALUES (?, ?, ?, ?, ?, ?)');
  const replace = db.prepare('INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?)');

  function reading(key: ReadingKey): Reading | null {
    try {
      return parseReading(select.get(...columns(key))?.reading);
    } catch (error) {
      if (isDamage(error)) return null;
      throw databaseFault(file, error);
    }
  }

  return {
    reading,
    putReading(key, fresh) {
      if (!isReading(fresh)) throw notAReading(key);
      const json = JSON.stringify(fresh);
      try {
        if (insert.run(...columns(key), json).changes > 0) return fresh;
        const kept = reading(key);
        if (kept !== null) return kept;
        // The row is there and damaged.
        replace.run(...columns(key), json);
        return fresh;
      } catch (error) {
        throw databaseFault(file, error);
      }
    },
  };
}

function columns({ picture, reader, languages }: ReadingKey): [string, ...string[]] {
  return [picture, reader.id, reader.version, reader.data, languageKey(languages)];
}

function notAReading({ picture, reader }: ReadingKey): TyposcopeError {
  return new TyposcopeError('reader', `the reader ${reader.id} returned no proper reading`, {
    found: `a size, place or confidence out of range in picture ${picture.slice(0, 12)}…`,
    expected: 'whole sizes, finite places, confidences in 0..1',
  });
}

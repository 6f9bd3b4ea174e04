import type { DatabaseSync } from 'node:sqlite';
import type { ReaderIdentity } from '../reading/reader.ts';
import { databaseFault, isDamage } from './fault.ts';
import { languageKey } from './languages.ts';
import { parseJson } from './stored-reading.ts';

/** What readers can write, kept so that scoring again has no need to load a reader. */
export interface Alphabets {
  alphabet(reader: ReaderIdentity, languages: readonly string[]): ReadonlySet<string> | null;
  putAlphabet(
    reader: ReaderIdentity,
    languages: readonly string[],
    alphabet: ReadonlySet<string>,
  ): void;
}

export function openAlphabets(db: DatabaseSync, file: string): Alphabets {
  const select = db.prepare(
    'SELECT characters FROM alphabets WHERE reader = ? AND version = ? AND data = ? AND languages = ?',
  );
  const replace = db.prepare('INSERT OR REPLACE INTO alphabets VALUES (?, ?, ?, ?, ?)');
  return {
    alphabet({ id, version, data }, languages) {
      try {
        const row = select.get(id, version, data, languageKey(languages));
        return parseAlphabet(row?.characters);
      } catch (error) {
        if (isDamage(error)) return null;
        throw databaseFault(file, error);
      }
    },
    putAlphabet({ id, version, data }, languages, alphabet) {
      const json = JSON.stringify([...alphabet].sort());
      try {
        replace.run(id, version, data, languageKey(languages), json);
      } catch (error) {
        throw databaseFault(file, error);
      }
    },
  };
}

function parseAlphabet(json: unknown): ReadonlySet<string> | null {
  const characters = parseJson(json);
  if (!Array.isArray(characters)) return null;
  return characters.every((each) => typeof each === 'string') ? new Set(characters) : null;
}

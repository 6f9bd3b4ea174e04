import type { DatabaseSync } from 'node:sqlite';
import { TyposcopeError } from '../errors.ts';
import type { PictureEvidence } from '../layout/evidence.ts';
import type { ReaderIdentity } from '../reading/reader.ts';
import { databaseFault, isDamage } from './fault.ts';
import { languageKey } from './languages.ts';
import { isEvidence } from './stored-evidence.ts';
import { parseJson } from './stored-reading.ts';

/** Everything that decides what is measured in a picture. */
export interface EvidenceKey {
  /** sha256 of the picture's bytes. */
  picture: string;
  /** Version of what measures. */
  vision: string;
  /** Whose lines are measured. */
  reader: ReaderIdentity;
  languages: readonly string[];
  /** sha256 of the files that are looked for; '' where there is none. */
  logo: string;
  product: string;
}

export interface Evidences {
  /** null if there is none, or its row is damaged. */
  evidence(key: EvidenceKey): PictureEvidence | null;
  /**
   * Keeps evidence and returns what is kept: an earlier one of the same key wins.
   *
   * @param less the earlier one where it was a lesser look at the picture: it does not win
   */
  putEvidence(
    key: EvidenceKey,
    evidence: PictureEvidence,
    less?: PictureEvidence | null,
  ): PictureEvidence;
}

const COLUMNS = [
  'picture',
  'vision',
  'reader',
  'version',
  'data',
  'languages',
  'logo',
  'product',
] as const;
const KEY = COLUMNS.map((name) => `${name} = ?`).join(' AND ');
const VALUES = [...COLUMNS, 'evidence'].map(() => '?').join(', ');

export function openEvidence(db: DatabaseSync, file: string): Evidences {
  const select = db.prepare(`SELECT evidence FROM evidence WHERE ${KEY}`);
  const insert = db.prepare(`INSERT OR IGNORE INTO evidence VALUES (${VALUES})`);
  const replace = db.prepare(`INSERT OR REPLACE INTO evidence VALUES (${VALUES})`);

  function evidence(key: EvidenceKey): PictureEvidence | null {
    try {
      const value = parseJson(select.get(...columns(key))?.evidence);
      return isEvidence(value) ? value : null;
    } catch (error) {
      if (isDamage(error)) return null;
      throw databaseFault(file, error);
    }
  }

  return {
    evidence,
    putEvidence(key, fresh, less = null) {
      if (!isEvidence(fresh)) {
        throw new TyposcopeError('internal', 'what was measured is not fit to be kept', {
          found: `a place, share or colour out of range in picture ${key.picture.slice(0, 12)}…`,
        });
      }
      const json = JSON.stringify(fresh);
      try {
        if (less === null && insert.run(...columns(key), json).changes > 0) return fresh;
        const kept = less === null ? evidence(key) : null;
        if (kept !== null) return kept;
        // The row is there and damaged, or less.
        replace.run(...columns(key), json);
        return fresh;
      } catch (error) {
        throw databaseFault(file, error);
      }
    },
  };
}

function columns({ picture, vision, reader, languages, logo, product }: EvidenceKey): string[] {
  const { id, version, data } = reader;
  return [picture, vision, id, version, data, languageKey(languages), logo, product];
}

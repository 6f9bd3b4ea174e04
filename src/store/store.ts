import { join } from 'node:path';
import type { ReaderIdentity, Reading } from '../reading/reader.ts';
import { openAlphabets } from './alphabets.ts';
import { openDatabase } from './database.ts';
import { type Evidences, openEvidence } from './evidence.ts';
import { databaseFault, diskFault } from './fault.ts';
import { openFiles } from './files.ts';
import { makeFolder } from './folder.ts';
import { type Generations, openGenerations } from './generations.ts';
import { type Intents, openIntents } from './intents.ts';
import { type Judgements, openJudgements } from './judgements.ts';
import { newOwner } from './owner.ts';
import { openReadings, type ReadingKey } from './readings.ts';
import { type Soon, soonOf } from './soon.ts';

/**
 * Evidence, kept for ever: what readers saw, under everything that decides it, and files under
 * their hash. What a call returned from is on the disk: a killed process loses none of it. Several
 * processes may use one store. What is damaged counts as absent. Calls throw TyposcopeError('store')
 * where the disk refuses. Judgements alone are no evidence: they come and go.
 */
export interface Store extends Generations, Intents, Soon, Evidences, Judgements {
  readonly folder: string;
  /** The folder of the pictures; what is put into it by other ways is put there as `keepPictureIn` does. */
  readonly images: string;
  /** null if there is none, or its row is damaged. */
  reading(key: ReadingKey): Reading | null;
  /**
   * Keeps a reading and returns the one that is kept: an earlier one of the same key wins.
   *
   * @throws TyposcopeError('reader') for a reading that could not be judged (NaN, confidence 7)
   */
  putReading(key: ReadingKey, reading: Reading): Reading;
  alphabet(reader: ReaderIdentity, languages: readonly string[]): ReadonlySet<string> | null;
  putAlphabet(
    reader: ReaderIdentity,
    languages: readonly string[],
    alphabet: ReadonlySet<string>,
  ): void;
  /** `ext` as in `png`. Returns the file's path; what is there already is not written again. */
  putPicture(bytes: Uint8Array, sha256: string, ext: string): string;
  keepPicture(bytes: Uint8Array, sha256: string, ext: string): Promise<string>;
  /** Path of a stored picture, or null if it is not there any more. */
  picture(sha256: string, ext: string): string | null;
  /** `key` is a sha256 over everything that decides the overlay; a JPEG. Returns its path. */
  putOverlay(key: string, bytes: Uint8Array): string;
  overlay(key: string): string | null;
  /** A small WebP of a picture; returns its path. */
  putThumbnail(sha256: string, bytes: Uint8Array): string;
  thumbnail(sha256: string): string | null;
  close(): void;
  [Symbol.dispose](): void;
}

/**
 * Opens the store in `folder`, or makes it; an older one is brought up to date.
 *
 * @throws TyposcopeError('store') if it is newer, damaged, somebody else's or can't be written
 */
export function openStore(folder: string): Store {
  try {
    makeFolder(folder);
  } catch (error) {
    throw diskFault('store', folder, error);
  }
  const file = join(folder, 'store.db');
  // First, so that a store which is refused stays as it was.
  const db = openDatabase(file);
  const owner = newOwner();
  const { end, ...together } = soonOf(db, file);
  const close = () => {
    owner.end();
    if (!db.isOpen) return;
    together.flush();
    db.close();
    end();
  };
  try {
    return {
      folder,
      ...openReadings(db, file),
      ...openAlphabets(db, file),
      ...openGenerations(db, file),
      ...openIntents(db, file, owner.id),
      ...together,
      ...openEvidence(db, file),
      ...openJudgements(db, file),
      ...openFiles(folder),
      close,
      [Symbol.dispose]: close,
    };
  } catch (error) {
    close();
    throw databaseFault(file, error);
  }
}

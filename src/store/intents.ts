import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { databaseFault, isDamage } from './fault.ts';
import { parseJson } from './stored-reading.ts';

const dollars = z.string().regex(/^\d+(\.\d+)?$/);

/**
 * What is known of a call that has not ended. It is written before the call is sent, so that a program
 * that was killed leaves word of what may have been billed.
 */
const intentSchema = z.object({
  /** Of the benchmark, for people. */
  model: z.string(),
  sample: z.string(),
  /** When the last attempt was sent. */
  at: z.string(),
  /** Whether an attempt is under way; else one failed, and its cost is in `upTo`. */
  isSent: z.boolean(),
  /** Decimal dollars of one attempt at most; null: nobody knows. */
  price: dollars.nullable(),
  /** What earlier attempts may have cost; null: nobody knows. */
  upTo: dollars.nullable(),
  attempts: z.int().min(0),
  /** By which the provider knows the attempt, as soon as it said so. */
  requestId: z.string().nullable(),
});
export type Intent = z.infer<typeof intentSchema>;

export interface KeptIntent extends Intent {
  /** Who sent it; see `isAlive`. */
  owner: string;
}

export interface Intents {
  /** By which calls of this store are told from others; see `isAlive`. */
  readonly owner: string;
  /** null: no call is open. A row that is damaged is an open call of which nothing is known. */
  intent(key: string): KeptIntent | null;
  /** Opens a call, unless somebody has one open: false. */
  openIntent(key: string, intent: Intent): boolean;
  /** Takes over a call that somebody else left open, or that is our own; false where it changed hands. */
  takeIntent(key: string, from: KeptIntent, intent: Intent): boolean;
  /** Writes down how our own call goes. */
  updateIntent(key: string, intent: Intent): void;
  /** Ends a call of which nothing is kept. */
  dropIntent(key: string): void;
}

const UNKNOWN: Intent = {
  model: '',
  sample: '',
  at: '',
  isSent: true,
  price: null,
  upTo: null,
  attempts: 1,
  requestId: null,
};

export function openIntents(db: DatabaseSync, file: string, owner: string): Intents {
  const select = db.prepare('SELECT owner, intent FROM intents WHERE key = ?');
  const insert = db.prepare('INSERT OR IGNORE INTO intents VALUES (?, ?, ?)');
  const take = db.prepare('UPDATE intents SET owner = ?, intent = ? WHERE key = ? AND owner = ?');
  const update = db.prepare('UPDATE intents SET intent = ? WHERE key = ? AND owner = ?');
  const drop = db.prepare('DELETE FROM intents WHERE key = ? AND owner = ?');
  const tell = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw databaseFault(file, error);
    }
  };

  return {
    owner,
    intent(key) {
      try {
        const row = select.get(key);
        if (row === undefined) return null;
        const { success, data } = intentSchema.safeParse(parseJson(row.intent));
        return { ...(success ? data : UNKNOWN), owner: String(row.owner) };
      } catch (error) {
        if (isDamage(error)) return null;
        throw databaseFault(file, error);
      }
    },
    openIntent: (key, intent) =>
      tell(() => insert.run(key, owner, JSON.stringify(intent)).changes > 0),
    takeIntent: (key, from, intent) =>
      tell(() => take.run(owner, JSON.stringify(intent), key, from.owner).changes > 0),
    updateIntent(key, intent) {
      tell(() => update.run(JSON.stringify(intent), key, owner));
    },
    dropIntent(key) {
      tell(() => drop.run(key, owner));
    },
  };
}

import type { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { TyposcopeError } from '../errors.ts';
import { atOnce } from './at-once.ts';
import { databaseFault, isDamage } from './fault.ts';
import { parseJson } from './stored-reading.ts';

const dollars = z.string().regex(/^\d+(\.\d+)?$/);

/** What a model answered, once and for all; the picture itself lies beside it, by its hash. */
const answerSchema = z.object({
  outcome: z.enum(['image', 'refused', 'empty', 'error', 'timeout']),
  reason: z.string().nullable(),
  picture: z
    .object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), suffix: z.enum(['png', 'jpg', 'webp']) })
    .nullable(),
  modelAnswered: z.string().nullable(),
  requestIds: z.array(z.string()),
  cost: z.object({
    usd: dollars.nullable(),
    /** With whatever else may have been billed on the way; null: nobody knows. Older rows say nothing. */
    upTo: dollars.nullable().optional(),
    basis: z.enum(['usage', 'units', 'price-table', 'fixed', 'unknown']),
    priceDate: z.string().nullable(),
  }),
  usage: z.record(z.string(), z.json()).nullable(),
  sent: z.record(z.string(), z.json()).nullish(),
  headers: z.record(z.string(), z.string()).nullish(),
  /** What the attempts before the last one came to. */
  tries: z
    .array(z.object({ outcome: z.string(), reason: z.string(), ms: z.number().nullable() }))
    .nullish(),
  latency: z.object({
    attemptMs: z.number().min(0).nullable(),
    totalMs: z.number().min(0).nullable(),
  }),
  attempts: z.int().min(0),
  injected: z
    .array(
      z.object({
        kind: z.string(),
        block: z.string().nullable(),
        what: z.string(),
        facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      }),
    )
    .nullable(),
});
const generationSchema = answerSchema.refine(
  ({ outcome, picture }) => (outcome === 'image') === (picture !== null),
  { path: ['picture'], error: 'an image has one, and nothing else has' },
);

export type StoredGeneration = z.infer<typeof generationSchema>;

export interface Generations {
  /** null if there is none, or its row is damaged. */
  generation(key: string): StoredGeneration | null;
  /**
   * Keeps an answer and returns the one that is kept: an earlier one of the same key wins. What was
   * journalled of the call ends with it, in one go: no kill can come between.
   *
   * @param lost the earlier one where its picture is gone, or it was a failure: it does not win
   */
  putGeneration(
    key: string,
    generation: StoredGeneration,
    lost?: StoredGeneration | null,
  ): StoredGeneration;
}

function isFailure({ outcome }: StoredGeneration): boolean {
  return outcome === 'error' || outcome === 'timeout';
}

function parsed(answer: unknown): StoredGeneration | null {
  const { success, data } = generationSchema.safeParse(parseJson(answer));
  return success ? data : null;
}

export function openGenerations(db: DatabaseSync, file: string): Generations {
  const select = db.prepare('SELECT answer FROM generations WHERE key = ?');
  const drop = db.prepare('DELETE FROM intents WHERE key = ?');
  const insert = db.prepare('INSERT OR IGNORE INTO generations VALUES (?, ?)');
  // Only what was found there: another program may have put a good one in its place meanwhile.
  const replace = db.prepare('UPDATE generations SET answer = ? WHERE key = ? AND answer IS ?');

  function generation(key: string): StoredGeneration | null {
    try {
      return parsed(select.get(key)?.answer);
    } catch (error) {
      if (isDamage(error)) return null;
      throw databaseFault(file, error);
    }
  }

  return {
    generation,
    putGeneration(key, fresh, lost = null) {
      const checked = generationSchema.safeParse(fresh);
      if (!checked.success) {
        throw new TyposcopeError('internal', 'a model’s answer is not fit to be kept', {
          key: checked.error.issues[0]?.path.map(String).join('.'),
          found: checked.error.issues[0]?.message,
        });
      }
      const json = JSON.stringify(checked.data);
      return atOnce(db, file, () => {
        drop.run(key);
        if (insert.run(key, json).changes > 0) return checked.data;
        const row = select.get(key)?.answer ?? null;
        const kept = parsed(row);
        // A picture that comes late is worth more than word that none came.
        const isLess = kept !== null && isFailure(kept) && checked.data.outcome === 'image';
        if (kept !== null && !isLess && !isDeepStrictEqual(kept, lost)) return kept;
        if (replace.run(json, key, row).changes > 0) return checked.data;
        return generation(key) ?? checked.data;
      });
    },
  };
}

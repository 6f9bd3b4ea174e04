import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { TyposcopeError } from '../errors.ts';
import { databaseFault, isDamage } from './fault.ts';
import { parseJson } from './stored-reading.ts';

const dollars = z.string().regex(/^\d+(\.\d+)?$/);

/** What a model answered, once and for all; the picture itself lies beside it, by its hash. */
const generationSchema = z.object({
  outcome: z.enum(['image', 'refused', 'empty']),
  reason: z.string().nullable(),
  picture: z
    .object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), suffix: z.enum(['png', 'jpg', 'webp']) })
    .nullable(),
  modelAnswered: z.string().nullable(),
  requestIds: z.array(z.string()),
  cost: z.object({
    usd: dollars.nullable(),
    basis: z.enum(['usage', 'units', 'price-table', 'fixed', 'unknown']),
    priceDate: z.string().nullable(),
  }),
  usage: z.record(z.string(), z.json()).nullable(),
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

export type StoredGeneration = z.infer<typeof generationSchema>;

export interface Generations {
  /** null if there is none, or its row is damaged. */
  generation(key: string): StoredGeneration | null;
  /** Keeps an answer and returns the one that is kept: an earlier one of the same key wins. */
  putGeneration(key: string, generation: StoredGeneration): StoredGeneration;
}

export function openGenerations(db: DatabaseSync, file: string): Generations {
  const select = db.prepare('SELECT answer FROM generations WHERE key = ?');
  const insert = db.prepare('INSERT OR IGNORE INTO generations VALUES (?, ?)');
  const replace = db.prepare('INSERT OR REPLACE INTO generations VALUES (?, ?)');

  function generation(key: string): StoredGeneration | null {
    try {
      const parsed = generationSchema.safeParse(parseJson(select.get(key)?.answer));
      return parsed.success ? parsed.data : null;
    } catch (error) {
      if (isDamage(error)) return null;
      throw databaseFault(file, error);
    }
  }

  return {
    generation,
    putGeneration(key, fresh) {
      const checked = generationSchema.safeParse(fresh);
      if (!checked.success) {
        throw new TyposcopeError('internal', 'a model’s answer is not fit to be kept', {
          key: checked.error.issues[0]?.path.map(String).join('.'),
          found: checked.error.issues[0]?.message,
        });
      }
      const json = JSON.stringify(checked.data);
      try {
        if (insert.run(key, json).changes > 0) return checked.data;
        const kept = generation(key);
        if (kept !== null) return kept;
        // The row is there and damaged.
        replace.run(key, json);
        return checked.data;
      } catch (error) {
        throw databaseFault(file, error);
      }
    },
  };
}

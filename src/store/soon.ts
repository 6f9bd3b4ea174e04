import type { DatabaseSync } from 'node:sqlite';
import { TyposcopeError } from '../errors.ts';
import { atOnce } from './at-once.ts';

/** Work that can wait a moment for others to share a trip to the disk with. */
export interface Soon {
  /**
   * Does it together with all else that comes in the same turn of the event loop, as one transaction.
   * It may call the store's own ways to write.
   *
   * @returns what it returned, once it is on the disk; rejects with what it threw, or where the disk
   *   refused all of it
   */
  soon<T>(work: () => T): Promise<T>;
  /** Does what waits, now. */
  flush(): void;
}

interface Waiting {
  /** Settles it, once its transaction is over. @throws what aborts the transaction */
  run(): () => void;
  reject(error: unknown): void;
}

/** Each commit waits for the disk, which takes about as long for one row as for twenty. */
export function soonOf(db: DatabaseSync, file: string): Soon {
  let waiting: Waiting[] = [];

  function flush(): void {
    const all = waiting;
    waiting = [];
    if (all.length === 0) return;
    try {
      const settles = atOnce(db, file, () => all.map((one) => one.run()));
      for (const settle of settles) settle();
    } catch (error) {
      for (const one of all) one.reject(error);
    }
  }

  return {
    flush,
    soon: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({
          run() {
            try {
              const value = work();
              return () => resolve(value);
            } catch (error) {
              // What was refused before anything was written is no fault of the others.
              if (!(error instanceof TyposcopeError) || error.code === 'store') throw error;
              return () => reject(error);
            }
          },
          reject,
        });
        if (waiting.length === 1) setImmediate(flush);
      }),
  };
}

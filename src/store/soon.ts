import { closeSync, fsync, fsyncSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { TyposcopeError } from '../errors.ts';
import { atOnce } from './at-once.ts';
import { diskFault } from './fault.ts';

/** Work that can wait a moment for others to share a trip to the disk with. */
export interface Soon {
  /**
   * Does it together with all else that comes in the same turn of the event loop, or while the disk is
   * busy with what came before, as one transaction.
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

/**
 * Each commit waits for the disk, which takes about as long for one row as for twenty. SQLite would
 * have the whole program wait; so it is told to leave the write-ahead log to the system, and the log is
 * brought to the disk here, before anybody is told that their work is done, while others go on. What
 * is promised is the same: SQLite itself does no more for `synchronous = FULL` (Write-Ahead Logging, 2.2).
 */
export function soonOf(db: DatabaseSync, file: string): Soon & { end(): void } {
  const log = walOf(file);
  let waiting: Waiting[] = [];
  /** Whether a trip to the disk is under way: the next one takes along all that comes meanwhile. */
  let isAway = false;

  function committed(): { all: Waiting[]; settles: (() => void)[] } | null {
    const all = waiting;
    waiting = [];
    if (all.length === 0) return null;
    try {
      db.exec('PRAGMA synchronous = NORMAL');
      const settles = atOnce(db, file, () => all.map((one) => one.run()));
      return { all, settles };
    } catch (error) {
      for (const one of all) one.reject(error);
      return null;
    } finally {
      if (!db.isTransaction) db.exec('PRAGMA synchronous = FULL');
    }
  }

  function told(done: ReturnType<typeof committed>, error: Error | null): void {
    for (const settle of error === null ? (done?.settles ?? []) : []) settle();
    if (error !== null)
      for (const one of done?.all ?? []) one.reject(diskFault('store', file, error));
  }

  function go(): void {
    const done = committed();
    if (done === null) return;
    isAway = true;
    log.bring((error) => {
      isAway = false;
      told(done, error);
      if (waiting.length > 0) go();
    });
  }

  return {
    flush() {
      const done = committed();
      if (done === null) return;
      log.bringSync();
      told(done, null);
    },
    end: () => log.close(),
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
        if (waiting.length === 1 && !isAway) setImmediate(go);
      }),
  };
}

/** Brings the write-ahead log to the disk. It is there as long as a database is open. */
function walOf(file: string) {
  let open: number | null = null;
  let underWay = 0;
  let isClosed = false;
  const handle = (): number => {
    // To be written, since not every system brings to the disk what is only read.
    open ??= openSync(`${file}-wal`, 'r+');
    return open;
  };
  const letGo = () => {
    if (!isClosed || underWay > 0 || open === null) return;
    closeSync(open);
    open = null;
  };
  return {
    bringSync: () => fsyncSync(handle()),
    bring(done: (error: Error | null) => void): void {
      let log: number;
      try {
        log = handle();
      } catch (error) {
        done(error as Error);
        return;
      }
      underWay += 1;
      fsync(log, (error) => {
        underWay -= 1;
        letGo();
        done(error);
      });
    },
    close(): void {
      isClosed = true;
      letGo();
    },
  };
}

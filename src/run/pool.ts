import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Job, JobResult } from './reading-worker.ts';

export interface Pool {
  /**
   * A job that waits for a thread is dropped when `signal` aborts; one that runs ends first, since
   * a thread that is stopped within native code takes the whole process with it.
   */
  run(job: Job, signal?: AbortSignal): Promise<JobResult>;
  /** To be called when no job runs. */
  close(): Promise<void>;
}

/** Threads beyond this gain little: memory, at about 0.4 GB each, is what runs out. */
const MOST_THREADS = 8;

/** Worker threads that read and draw, one a core; started by the first job. */
export function openPool(threads = Math.min(MOST_THREADS, availableParallelism())): Pool {
  let pool: Piscina | null = null;
  let closed = false;
  let free = threads;
  const waiting: (() => void)[] = [];
  const start = (): Piscina =>
    new Piscina({
      filename: new URL(
        import.meta.url.endsWith('.ts') ? './reading-worker.ts' : './reading-worker.js',
        import.meta.url,
      ).href,
      minThreads: 1,
      maxThreads: threads,
      // The reader lives in the thread and is costly to load again.
      idleTimeout: 60_000,
      // A thread that sleeps on a lock could not answer its own tesseract threads.
      atomics: 'disabled',
    });
  return {
    async run(job, signal) {
      // A job that comes late must not start threads that nobody would stop.
      if (closed) throw new Error('the reading threads are closed');
      if (free === 0) await new Promise<void>((turn) => waiting.push(turn));
      else free -= 1;
      try {
        signal?.throwIfAborted();
        pool ??= start();
        return await pool.run(job);
      } finally {
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
    async close() {
      closed = true;
      await pool?.destroy();
      pool = null;
    },
  };
}

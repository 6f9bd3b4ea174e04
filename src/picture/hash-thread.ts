import { Worker } from 'node:worker_threads';
import type { HashDone, Hashed, HashJob } from './hash-worker.ts';

interface HashThread {
  /** null where the file is not there, or larger; rejects where the thread ended. */
  hash(path: string, maxBytes: number): Promise<Hashed | null>;
}

let running: HashThread | null = null;

/** A thread that reads and hashes files, so that the program goes on meanwhile; ends with the process. */
export function hashThread(): HashThread {
  running ??= started();
  return running;
}

function started(): HashThread {
  const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./hash-worker.${suffix}`, import.meta.url), {
    // What the program was started with may be for it alone.
    execArgv: [],
  });
  const waiting = new Map<
    number,
    { resolve: (found: Hashed | null) => void; reject: (error: Error) => void }
  >();
  let next = 0;
  let failure: Error | null = null;
  // It keeps the program alive as long as somebody waits for it, and no longer.
  worker.unref();
  worker.on('message', ([number, found]: HashDone) => {
    waiting.get(number)?.resolve(found);
    waiting.delete(number);
    if (waiting.size === 0) worker.unref();
  });
  // One that failed would fail again: it is not started anew.
  const ended = (error: Error) => {
    failure ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('error', ended);
  worker.on('exit', () => ended(new Error('the hashing thread ended')));
  return {
    hash: (path, maxBytes) =>
      new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure);
        if (waiting.size === 0) worker.ref();
        const job: HashJob = [next++, path, maxBytes];
        waiting.set(job[0], { resolve, reject });
        worker.postMessage(job);
      }),
  };
}

import { Worker } from 'node:worker_threads';
import type { Sending } from './exchange.ts';
import type { CameWithPictures, How } from './exchange-pictures.ts';
import { NoAnswer, NotPublic } from './no-answer.ts';
import type { SendingDone, SendingJob } from './sending-worker.ts';

interface SendingThread {
  send(sending: Sending, signal: AbortSignal, how: How): Promise<CameWithPictures>;
  /** Whether it ended, whyever. */
  readonly isOver: boolean;
}

let running: SendingThread | null = null;

/**
 * `exchangePictures` on a thread of its own, which takes half of the work that a call is off the one
 * that keeps account of all; ends with the process. Where there can be no such thread it is done here.
 */
export async function sendApart(
  sending: Sending,
  signal: AbortSignal,
  how: How,
): Promise<CameWithPictures> {
  const thread = startSending();
  if (!thread.isOver) {
    try {
      return await thread.send(sending, signal, how);
    } catch (error) {
      // A thread that ended before it began has sent nothing.
      const isUnsent = error instanceof NoAnswer && !error.wasSent;
      if (!thread.isOver || !isUnsent) throw error;
    }
  }
  const { exchangePictures } = await import('./exchange-pictures.ts');
  return exchangePictures(sending, signal, how);
}

/** Starts it ahead of the first call: it takes as long as to load a package. */
export function startSending(): SendingThread {
  running ??= startedOrNot();
  return running;
}

/** Node's own switches for what it does on a network, that a thread takes; the rest is for the program. */
const NETWORK =
  /^--(no-)?(use-env-proxy|use-system-ca|tls-m|tls-keylog|dns-result-order|network-family|insecure-http|max-http-header)/;
/** Megabytes: what comes in here goes out again at once, and is found as garbage early. */
const YOUNG = 8;

/** A machine may have no room for another thread. */
function startedOrNot(): SendingThread {
  try {
    return started();
  } catch {
    const send = () => Promise.reject(new NoAnswer('there is no thread that asks', false));
    return { isOver: true, send };
  }
}

function started(): SendingThread {
  const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./sending-worker.${suffix}`, import.meta.url), {
    execArgv: process.execArgv.filter((word) => NETWORK.test(word)),
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  const waiting = new Map<
    number,
    { resolve: (came: CameWithPictures) => void; reject: (error: unknown) => void }
  >();
  let next = 0;
  let isOver = false;
  let hasBegun = false;
  const tell = (job: SendingJob) => worker.postMessage(job);
  // It keeps the program alive as long as somebody waits for it, and no longer.
  worker.unref();
  const settled = (number: number) => {
    const one = waiting.get(number);
    waiting.delete(number);
    if (waiting.size === 0) worker.unref();
    return one;
  };
  worker.on('message', (done: SendingDone) => {
    const one = settled(done.number);
    if ('failed' in done) {
      const { words, wasSent, isNotPublic } = done.failed;
      one?.reject(isNotPublic ? new NotPublic() : new NoAnswer(words, wasSent));
      return;
    }
    one?.resolve(done.came);
  });
  const ended = (words: string) => {
    isOver = true;
    for (const number of [...waiting.keys()]) {
      settled(number)?.reject(new NoAnswer(words, hasBegun));
    }
  };
  worker.on('online', () => {
    hasBegun = true;
  });
  worker.on('error', ({ message }) => ended(`the thread that asked ended (${message})`));
  worker.on('exit', () => ended('the thread that asked ended'));
  return {
    get isOver() {
      return isOver;
    },
    send(sending, signal, how) {
      signal.throwIfAborted();
      return new Promise((resolve, reject) => {
        const number = next++;
        const stopped = () => {
          settled(number);
          tell({ is: 'stop', number });
          reject(signal.reason);
        };
        const over = () => signal.removeEventListener('abort', stopped);
        signal.addEventListener('abort', stopped, { once: true });
        if (waiting.size === 0) worker.ref();
        waiting.set(number, {
          resolve: (came) => {
            over();
            resolve(came);
          },
          reject: (error) => {
            over();
            reject(error);
          },
        });
        tell({ is: 'send', number, sending, how });
      });
    },
  };
}

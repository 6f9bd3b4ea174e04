import { Worker } from 'node:worker_threads';
import type { Sending } from './exchange.ts';
import type { CameWithPictures, How } from './exchange-pictures.ts';
import { NoAnswer, NotPublic } from './no-answer.ts';
import type { SendingDone, SendingJob } from './sending-worker.ts';
import { giveRoom } from './spare.ts';

interface SendingThread {
  send(sending: Sending, signal: AbortSignal, how: How): Promise<CameWithPictures>;
  giveBack(room: ArrayBuffer): void;
  /** Whether it ended, whyever. */
  readonly isOver: boolean;
}

let running: SendingThread | null = null;
/** Rooms that the thread lent with an answer. */
const lent = new WeakSet<ArrayBufferLike>();

/**
 * `exchangePictures` on a thread of its own, which takes half of the work that a call is off the one
 * that keeps account of all; ends with the process. Where there can be no such thread it is done here.
 */
export async function sendApart(
  sending: Sending,
  signal: AbortSignal,
  how: How,
): Promise<CameWithPictures> {
  running ??= started();
  if (!running.isOver) return running.send(sending, signal, how);
  const { exchangePictures } = await import('./exchange-pictures.ts');
  return exchangePictures(sending, signal, how);
}

/** Gives back the room that a picture came in; nobody may look at it any more. */
export function giveBack(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (lent.delete(buffer) && running?.isOver === false) running.giveBack(buffer as ArrayBuffer);
  else giveRoom(bytes);
}

/** Node's own switches for what it does on a network; the others are for the program alone. */
const NETWORK = /^--(no-)?(use-|tls-|dns-|network-|openssl|ssl-|enable-fips|force-fips|insecure-)/;
/** Megabytes: what comes in here goes out again at once, and is found as garbage early. */
const YOUNG = 2;

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
  const tell = (job: SendingJob, rooms: ArrayBuffer[] = []) => worker.postMessage(job, rooms);
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
    const { came } = done;
    for (const { buffer } of [came.body, ...came.lifted.map(({ bytes }) => bytes)])
      lent.add(buffer);
    one?.resolve(came);
  });
  const ended = (words: string) => {
    isOver = true;
    for (const number of [...waiting.keys()]) settled(number)?.reject(new NoAnswer(words));
  };
  worker.on('error', ({ message }) => ended(`the thread that asked ended (${message})`));
  worker.on('exit', () => ended('the thread that asked ended'));
  return {
    get isOver() {
      return isOver;
    },
    giveBack: (room) => tell({ is: 'room', room }, [room]),
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

import { parentPort } from 'node:worker_threads';
import type { Sending } from './exchange.ts';
import { type CameWithPictures, exchangePictures, type How } from './exchange-pictures.ts';
import { NotPublic, noAnswer } from './no-answer.ts';

/** What the thread is told; numbers tell one request from another. */
export type SendingJob =
  | { is: 'send'; number: number; sending: Sending; how: How }
  /** Nobody waits for its end any more. */
  | { is: 'stop'; number: number };

export type SendingDone =
  | { number: number; came: CameWithPictures }
  | { number: number; failed: { words: string; wasSent: boolean; isNotPublic: boolean } };

const underWay = new Map<number, AbortController>();

parentPort?.on('message', (job: SendingJob) => {
  if (job.is === 'send') void send(job);
  else underWay.get(job.number)?.abort();
});

async function send({ number, sending, how }: Extract<SendingJob, { is: 'send' }>): Promise<void> {
  const stop = new AbortController();
  underWay.set(number, stop);
  try {
    const came = await exchangePictures(sending, stop.signal, how);
    tell({ number, came }, roomsOf(came));
  } catch (error) {
    if (stop.signal.aborted) return;
    const { message: words, wasSent } = noAnswer(error);
    tell({ number, failed: { words, wasSent, isNotPublic: error instanceof NotPublic } }, []);
  } finally {
    underWay.delete(number);
  }
}

/** What is handed over instead of copied. */
function roomsOf({ body, lifted }: CameWithPictures): ArrayBuffer[] {
  const pictures = lifted.flatMap((picture) => ('bytes' in picture ? picture.bytes : []));
  return [body, ...pictures].map(({ buffer }) => buffer as ArrayBuffer);
}

function tell(done: SendingDone, rooms: ArrayBuffer[]): void {
  parentPort!.postMessage(done, rooms);
}

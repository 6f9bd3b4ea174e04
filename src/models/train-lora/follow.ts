import { isMap, Nothing, notJson } from '../remote/answer.ts';
import { FalFault } from '../remote/fal-queue.ts';
import { type Access, clientOf } from './client.ts';
import type { Clock } from './clock.ts';
import { trainer } from './price.ts';
import { mayPass, reasonOf } from './told.ts';

/** Milliseconds for one look. */
const LOOK_MS = 30_000;
/** Milliseconds between looks: a tenth of how long it has been, within these. */
const PAUSE = { shortest: 1_000, longest: 15_000 };
/** Looks in a row that may fail, with up to a minute between them: about a quarter of an hour. */
const PATIENCE = 20;
const LONGEST_PAUSE = 60_000;

export interface TrainingStatus {
  state: 'IN_QUEUE' | 'IN_PROGRESS' | 'COMPLETED';
  /** How many are before it in the queue; null where nobody says. */
  before: number | null;
  /** What the trainer said last, not tidied. */
  log: string | null;
  /** Milliseconds since it was first looked at. */
  elapsed: number;
}

export type Followed =
  /** `units` as a header of the result has them. */
  | { outcome: 'trained'; weights: string; config: string | null; units: string | null }
  /** The training itself came to nothing. */
  | { outcome: 'failed'; reason: string }
  /** Nothing more can be heard of it, and it may go on all the same. */
  | { outcome: 'lost'; reason: string }
  /** It takes longer than was waited for, and goes on. */
  | { outcome: 'timeout' };

export interface FollowOptions {
  clock: Clock;
  signal: AbortSignal;
  /** Milliseconds. */
  timeout: number;
  onStatus?(status: TrainingStatus): void;
  /** Told why a look failed that is tried again. */
  onTrouble?(reason: string): void;
}

/**
 * Waits for a training and takes what came of it. Only looks: nothing here can be billed, so what
 * fails is tried again. It is never called off, neither at the end of the time nor at an interrupt.
 *
 * @throws the signal's reason once it is aborted
 */
export async function followTraining(
  access: Access,
  requestId: string,
  { clock, signal, timeout, onStatus, onTrouble }: FollowOptions,
): Promise<Followed> {
  const began = clock.now();
  let isDone = false;
  let failed = 0;
  for (;;) {
    signal.throwIfAborted();
    const elapsed = clock.now() - began;
    if (elapsed >= timeout) return { outcome: 'timeout' };
    const ends = AbortSignal.any([signal, clock.after(LOOK_MS)]);
    try {
      if (!isDone) {
        const status = await look(access, requestId, ends);
        onStatus?.({ ...status, elapsed });
        isDone = status.state === 'COMPLETED';
        failed = 0;
      }
      if (isDone) return await taken(access, requestId, ends);
    } catch (error) {
      signal.throwIfAborted();
      const reason = reasonOf(error);
      if (!mayPass(error)) return { outcome: isOwnEnd(error, isDone) ? 'failed' : 'lost', reason };
      failed += 1;
      if (failed === PATIENCE) return { outcome: 'lost', reason };
      onTrouble?.(reason);
    }
    const usual = Math.min(PAUSE.longest, Math.max(PAUSE.shortest, elapsed / 10));
    const pause = failed === 0 ? usual : Math.min(LONGEST_PAUSE, PAUSE.shortest * 2 ** failed);
    await clock.wait(Math.min(pause, Math.max(0, timeout - elapsed)), signal);
  }
}

async function look(
  access: Access,
  requestId: string,
  abortSignal: AbortSignal,
): Promise<Omit<TrainingStatus, 'elapsed'>> {
  const { client } = await clientOf(access, abortSignal);
  const options = { requestId, logs: true, abortSignal };
  const told: unknown = await client.queue.status(trainer.endpoint, options);
  if (!isMap(told)) throw new Nothing(notJson(told));
  const { status: state, queue_position: before, logs } = told;
  if (state !== 'IN_QUEUE' && state !== 'IN_PROGRESS' && state !== 'COMPLETED') {
    const reason = `The queue says of the training: ${String(state)}.`;
    throw new Nothing(typeof state === 'string' ? { outcome: 'error', reason } : notJson(told));
  }
  const last: unknown = Array.isArray(logs) ? logs.at(-1) : null;
  return {
    state,
    before: Number.isSafeInteger(before) ? Number(before) : null,
    log: isMap(last) && typeof last.message === 'string' ? last.message : null,
  };
}

async function taken(
  access: Access,
  requestId: string,
  abortSignal: AbortSignal,
): Promise<Followed> {
  const { client, units } = await clientOf(access, abortSignal);
  const { data } = await client.queue.result(trainer.endpoint, { requestId, abortSignal });
  const told: unknown = data;
  if (!isMap(told)) throw new Nothing(notJson(told));
  const weights = addressIn(told.diffusers_lora_file);
  if (weights === null) return { outcome: 'failed', reason: 'The result names no weights.' };
  const config = addressIn(told.config_file);
  return { outcome: 'trained', weights, config, units: units() };
}

function addressIn(file: unknown): string | null {
  if (!isMap(file) || typeof file.url !== 'string' || !URL.canParse(file.url)) return null;
  const { protocol, href } = new URL(file.url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** Whether the training itself failed, and not the question for it: a wrong key, an unknown id. */
function isOwnEnd(error: unknown, isDone: boolean): boolean {
  if (error instanceof FalFault) return isDone && ![401, 403, 404].includes(error.status);
  return error instanceof Nothing;
}

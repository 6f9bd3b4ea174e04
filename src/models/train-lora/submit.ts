import type { Flux2TrainerInput } from '@fal-ai/client/endpoints';
import { isMap, Nothing, notJson } from '../remote/answer.ts';
import { type Access, clientOf } from './client.ts';
import type { Clock } from './clock.ts';
import { trainer } from './price.ts';
import { mayBeTaken, mayPass, reasonOf } from './told.ts';

const UPLOAD_MS = 30 * 60_000;
const SUBMIT_MS = 2 * 60_000;
const TRIES = 4;
const PAUSE_MS = 2_000;

export type Uploaded = { ok: true; url: string } | { ok: false; reason: string };

/**
 * Puts an archive where fal's trainer can take it. Costs nothing, so it is tried a few times.
 *
 * @throws the signal's reason once it is aborted
 */
export async function uploadArchive(
  access: Access,
  archive: Buffer,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<Uploaded> {
  const file = new File([new Uint8Array(archive)], 'training.zip', { type: 'application/zip' });
  for (let tried = 1; ; tried += 1) {
    try {
      const ends = AbortSignal.any([signal, clock.after(UPLOAD_MS)]);
      const { client } = await clientOf(access, ends);
      // The pictures are somebody's: none of them stays longer than a training may take to begin.
      const url: unknown = await client.storage.upload(file, { lifecycle: { expiresIn: '7d' } });
      if (typeof url !== 'string' || !URL.canParse(url)) throw new Nothing(notJson(url));
      return { ok: true, url };
    } catch (error) {
      signal.throwIfAborted();
      if (tried === TRIES || !mayPass(error)) return { ok: false, reason: reasonOf(error) };
      await clock.wait(PAUSE_MS * 2 ** tried, signal);
    }
  }
}

export type Submitted =
  | { outcome: 'submitted'; requestId: string }
  /** Not taken, and so not billed, if that is sure; else it may be running. */
  | { outcome: 'failed'; reason: string; mayBeBilled: boolean };

/** Part of addresses and of a command to be pasted, so nothing else is one. */
export const requestIdPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/**
 * Asks for a training, once whatever happens: a second submit is a second bill. Nobody interrupts
 * it, since only its answer says by which id the training is found again.
 */
export async function submitTraining(
  access: Access,
  input: Flux2TrainerInput,
  clock: Clock,
): Promise<Submitted> {
  const signal = clock.after(SUBMIT_MS);
  try {
    const { client } = await clientOf(access, signal);
    const told: unknown = await client.queue.submit(trainer.endpoint, {
      input,
      abortSignal: signal,
      // The queue would run a failed training again by itself, and bill it again.
      headers: { 'x-fal-no-retry': '1' },
    });
    const requestId = isMap(told) ? told.request_id : undefined;
    if (typeof requestId === 'string' && requestIdPattern.test(requestId)) {
      return { outcome: 'submitted', requestId };
    }
    throw new Nothing(notJson(told));
  } catch (error) {
    return { outcome: 'failed', reason: reasonOf(error), mayBeBilled: mayBeTaken(error) };
  }
}

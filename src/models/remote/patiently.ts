import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds before the second try; each further one waits twice as long. */
const FIRST_PAUSE = 250;
const TRIES = 5;

/**
 * Does what costs nothing to do again a few times before it is given up: a look at a job, the
 * download of a picture that was paid for.
 *
 * @param mayPass whether another try could end otherwise
 * @throws what the last try threw; the signal's reason once it is aborted
 */
export async function patiently<T>(
  work: () => Promise<T>,
  { mayPass, signal }: { mayPass: (error: unknown) => boolean; signal: AbortSignal },
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (tried === TRIES || !mayPass(error)) throw error;
      // At once the first time: a cut connection is rarely cut twice.
      const pause = tried === 1 ? 0 : FIRST_PAUSE * 2 ** (tried - 2);
      await sleep(pause, undefined, { signal });
    }
  }
}

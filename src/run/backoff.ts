import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure } from '../models/model.ts';
import type { Clock } from './gate.ts';

/** Milliseconds. */
const FIRST = 1000;
const LONGEST = 60_000;
/** Whoever asks for more patience than this is not waited for. */
export const MOST_PATIENCE = 300_000;

/** How many attempts a picture gets; too many at a time is no fault of the request. */
const ATTEMPTS = { passing: 5, busy: 30 } as const;

export const realClock: Clock = {
  now: () => performance.now(),
  async wait(ms, signal) {
    try {
      await sleep(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  },
  random: Math.random,
};

/**
 * Milliseconds until the next attempt; null: there is none. Where the provider names a time, that and
 * a little more; else a random while of up to twice as long each time, so that those who failed
 * together don't come back together ("full jitter": M. Brooker, Exponential Backoff and Jitter, 2015).
 *
 * @param attempts made so far
 */
export function pauseBefore(
  { kind, afterMs }: Failure,
  attempts: number,
  { random }: Clock,
): number | null {
  if (kind !== 'busy' && kind !== 'passing') return null;
  if (attempts >= ATTEMPTS[kind]) return null;
  const longer = 2 ** Math.min(attempts - 1, 16);
  // Some say 0 however often they are asked, and a date is over by a clock that runs ahead.
  if (afterMs === null || afterMs <= 0) return random() * Math.min(LONGEST, FIRST * longer);
  const more = Math.min(FIRST, (afterMs + 50) * longer);
  return afterMs > MOST_PATIENCE ? null : afterMs + random() * more;
}

import { setTimeout as sleep } from 'node:timers/promises';

/** Time, so that a test of three hours need not take three hours. */
export interface Clock {
  /** Milliseconds from some moment on. */
  now(): number;
  /** @throws the signal's reason once it is aborted */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** Aborted after a time. */
  after(ms: number): AbortSignal;
}

export const realClock: Clock = {
  now: () => performance.now(),
  async wait(ms, signal) {
    try {
      await sleep(ms, undefined, { signal });
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    }
  },
  after: (ms) => AbortSignal.timeout(ms),
};

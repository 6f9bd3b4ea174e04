import type { Clock } from '../../src/run/gate.ts';

export interface FakeClock extends Clock {
  /** Milliseconds of every wait that was asked for. */
  readonly waits: number[];
  /** How many wait now. */
  readonly waiting: number;
  /** Moves time on, and lets whoever waits until then go, one after the other. */
  pass(ms: number): Promise<void>;
  /** Moves time on, from wait to wait, until there is what is promised. */
  until<T>(promise: Promise<T>): Promise<T>;
}

interface Waiter {
  at: number;
  end: () => void;
}

/**
 * Time that moves only when it is told to.
 *
 * @param randoms one after the other; the last one for ever
 */
export function fakeClock(randoms: readonly number[] = [0.5]): FakeClock {
  let now = 0;
  let drawn = 0;
  const waits: number[] = [];
  const waiters = new Set<Waiter>();

  /** Time is at the next wait's end then. @returns whether there was one before `end` */
  async function step(end: number): Promise<boolean> {
    const [first] = [...waiters].sort((a, b) => a.at - b.at);
    if (first === undefined || first.at > end) return false;
    now = Math.max(now, first.at);
    first.end();
    await settled();
    return true;
  }

  return {
    waits,
    get waiting() {
      return waiters.size;
    },
    now: () => now,
    random: () => randoms[Math.min(drawn++, randoms.length - 1)] ?? 0,
    wait(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        waits.push(ms);
        const gone = () => {
          waiters.delete(waiter);
          reject(signal?.reason);
        };
        const waiter = {
          at: now + ms,
          end() {
            waiters.delete(waiter);
            signal?.removeEventListener('abort', gone);
            resolve();
          },
        };
        waiters.add(waiter);
        signal?.addEventListener('abort', gone, { once: true });
      });
    },
    async pass(ms) {
      const end = now + ms;
      await settled();
      while (await step(end));
      now = end;
      await settled();
    },
    async until(promise) {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      promise.then(over, over);
      for (;;) {
        await settled();
        if (isOver) return promise;
        await step(Number.POSITIVE_INFINITY);
      }
    },
  };
}

/** Lets everything go on that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  // Commits wait for a turn of their own, and what they let go on takes the next.
  for (let turn = 0; turn < 8; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}

import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../src/models/model.ts';
import { MOST_PATIENCE, pauseBefore, realClock } from '../../src/run/backoff.ts';
import { fakeClock } from './fake-clock.ts';

const S = 1000;

/** The least and the most that such a pause can be; null: there is none. */
function bounds(kind: Failure['kind'], attempts: number, afterMs: number | null, isBilled = false) {
  const failure = { kind, afterMs, mayBeBilled: isBilled };
  const [least, most] = [0, 1].map((random) => pauseBefore(failure, attempts, fakeClock([random])));
  return least === null ? most : [least, most];
}

describe('a pause', () => {
  test.each<[Failure['kind'], number, number | null, ReturnType<typeof bounds>]>([
    // Nobody names a time: up to a second, twice as much each time, up to a minute.
    ['passing', 1, null, [0, S]],
    ['passing', 2, null, [0, 2 * S]],
    ['passing', 3, null, [0, 4 * S]],
    ['passing', 4, null, [0, 8 * S]],
    ['passing', 5, null, null],
    ['passing', 9, null, null],
    ['busy', 1, null, [0, S]],
    ['busy', 6, null, [0, 32 * S]],
    ['busy', 7, null, [0, 60 * S]],
    ['busy', 29, null, [0, 60 * S]],
    ['busy', 30, null, null],
    ['busy', 4000, null, null],
    // Nor does who names none that is yet to come.
    ['busy', 1, 0, [0, S]],
    ['busy', 6, 0, [0, 32 * S]],
    ['busy', 29, 0, [0, 60 * S]],
    // Somebody does: that, and a little more.
    ['busy', 1, 20, [20, 90]],
    ['busy', 2, 20, [20, 160]],
    ['busy', 1, 7 * S, [7 * S, 8 * S]],
    ['busy', 9, 120 * S, [120 * S, 121 * S]],
    ['busy', 1, MOST_PATIENCE, [300 * S, 301 * S]],
    ['busy', 1, MOST_PATIENCE + 1, null],
    ['busy', 1, 3600 * S, null],
    ['busy', 30, 0, null],
    ['passing', 4, 2 * S, [2 * S, 3 * S]],
    ['passing', 1, 3600 * S, null],
    ['passing', 5, 0, null],
    // Another attempt would end alike, whatever time is named.
    ['account', 1, null, null],
    ['account', 1, 5 * S, null],
    ['lasting', 1, null, null],
    ['lasting', 1, 0, null],
  ])('%s, %i attempts, asked to wait %s ms: %j', (kind, attempts, afterMs, expected) => {
    expect(bounds(kind, attempts, afterMs)).toEqual(expected);
    // Whether it may be billed is a matter of money, not of patience.
    expect(bounds(kind, attempts, afterMs, true)).toEqual(expected);
  });

  test('is spread evenly, so that those who failed together don’t come back together', () => {
    const failure: Failure = { kind: 'passing', afterMs: null, mayBeBilled: false };
    const clock = fakeClock([0, 0.25, 0.5, 0.75]);
    expect(Array.from({ length: 4 }, () => pauseBefore(failure, 3, clock))).toEqual([
      0, 1000, 2000, 3000,
    ]);
  });
});

describe('the clock of the wall', () => {
  test('waits, moves on, and leaves nobody listening', async () => {
    const { signal } = new AbortController();
    const before = realClock.now();
    await realClock.wait(3, signal);
    await realClock.wait(0);
    expect(realClock.now() - before).toBeGreaterThan(1);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(realClock.random()).toBeLessThan(1);
  });

  test.each(['before', 'meanwhile'])('stops waiting with the reason, told %s', async (when) => {
    const stop = new AbortController();
    const reason = new Error('enough');
    if (when === 'before') stop.abort(reason);
    const waits = realClock.wait(60_000, stop.signal);
    stop.abort(reason);
    await expect(waits).rejects.toBe(reason);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });
});

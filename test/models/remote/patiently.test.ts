import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { patiently } from '../../../src/models/remote/patiently.ts';

const waited = vi.hoisted(() => [] as number[]);
vi.mock('node:timers/promises', () => ({
  async setTimeout(ms: number, _: unknown, { signal }: { signal: AbortSignal }) {
    waited.push(ms);
    signal.throwIfAborted();
  },
}));
beforeEach(() => void waited.splice(0));
afterEach(() => vi.restoreAllMocks());

const never = new AbortController().signal;
const always = () => true;

/** Fails so often, and then does not. */
function failing(times: number) {
  let tried = 0;
  const work = async () => {
    tried += 1;
    if (tried <= times) throw new Error(`no ${tried}`);
    return tried;
  };
  return { work, tried: () => tried };
}

test.each<[number, number[]]>([
  [0, []],
  [1, [0]],
  [2, [0, 250]],
  [4, [0, 250, 500, 1000]],
])('what fails %i times is done again, at once and then later and later', async (times, pauses) => {
  const { work } = failing(times);
  expect(await patiently(work, { mayPass: always, signal: never })).toBe(times + 1);
  expect(waited).toEqual(pauses);
});

test('five times are enough, and the last word counts', async () => {
  const { work, tried } = failing(9);
  await expect(patiently(work, { mayPass: always, signal: never })).rejects.toThrow('no 5');
  expect(tried()).toBe(5);
});

test('what can’t pass is not tried again', async () => {
  const { work, tried } = failing(9);
  const mayPass = (error: unknown) => !String(error).includes('no 2');
  await expect(patiently(work, { mayPass, signal: never })).rejects.toThrow('no 2');
  expect(tried()).toBe(2);
});

test('nothing is tried again once nobody waits: the signal’s reason is told', async () => {
  const stop = new AbortController();
  const work = vi.fn(async () => {
    stop.abort(new Error('enough'));
    throw new Error('no');
  });
  await expect(patiently(work, { mayPass: always, signal: stop.signal })).rejects.toThrow('enough');
  expect(work).toHaveBeenCalledOnce();
  expect(waited).toEqual([]);
});

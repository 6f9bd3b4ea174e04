import { describe, expect, test } from 'vitest';
import { inLanes } from '../../src/run/lanes.ts';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Work that ends when it is told to, and counts how many are at it. */
function controlled() {
  const begun: number[] = [];
  const ends = new Map<number, { resolve(value: string): void; reject(error: Error): void }>();
  const work = (item: number) => {
    begun.push(item);
    return new Promise<string>((resolve, reject) => ends.set(item, { resolve, reject }));
  };
  return { begun, work, end: (item: number) => ends.get(item)! };
}

test('results come in the items’ order, whichever ends first', async () => {
  const work = async (item: number) => {
    await pause(20 - item * 4);
    return `#${item}`;
  };
  expect(await inLanes([0, 1, 2, 3, 4], 5, work)).toEqual(['#0', '#1', '#2', '#3', '#4']);
});

test.each([1, 2, 3, 7, 50])('%i lanes: so many at once, and no more', async (lanes) => {
  let now = 0;
  let most = 0;
  const items = Array.from({ length: 20 }, (_, i) => i);
  const results = await inLanes(items, lanes, async (item) => {
    now += 1;
    most = Math.max(most, now);
    await pause(1);
    now -= 1;
    return item;
  });
  expect(results).toEqual(items);
  expect(most).toBe(Math.min(lanes, items.length));
});

test.each([0, -1])('%i lanes are one: work that is given is done', async (lanes) => {
  expect(await inLanes([1, 2], lanes, async (item) => item * 2)).toEqual([2, 4]);
});

test('nothing to do', async () => {
  expect(await inLanes([], 3, () => Promise.reject(new Error('asked')))).toEqual([]);
});

describe('the first failure', () => {
  test('stops what is not begun, waits for what runs, and is the one that is told', async () => {
    const { begun, work, end } = controlled();
    let settled = false;
    const all = inLanes([0, 1, 2, 3, 4], 3, work);
    const watched = all.finally(() => {
      settled = true;
    });
    watched.catch(() => {});
    await pause(1);
    end(1).reject(new Error('first'));
    await pause(5);
    expect(settled).toBe(false);
    end(0).reject(new Error('second'));
    await pause(5);
    expect(settled).toBe(false);
    end(2).resolve('kept');
    await expect(watched).rejects.toThrow('first');
    expect(begun).toEqual([0, 1, 2]);
  });

  test('of work that throws before it waits for anything', async () => {
    const begun: number[] = [];
    const all = inLanes([0, 1, 2], 1, (item): Promise<never> => {
      begun.push(item);
      throw new Error('at once');
    });
    await expect(all).rejects.toThrow('at once');
    expect(begun).toEqual([0]);
  });

  test('also where it is nothing at all', async () => {
    await expect(inLanes([0], 1, () => Promise.reject(undefined))).rejects.toBeUndefined();
  });
});

describe('an abort', () => {
  test('before: nothing is begun', async () => {
    const { begun, work } = controlled();
    await expect(inLanes([0, 1], 2, work, AbortSignal.abort(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(begun).toEqual([]);
  });

  test('meanwhile: what runs ends, nothing more is begun', async () => {
    const stop = new AbortController();
    const { begun, work, end } = controlled();
    const all = inLanes([0, 1, 2], 2, work, stop.signal);
    await pause(1);
    stop.abort(new Error('enough'));
    end(0).resolve('a');
    end(1).resolve('b');
    await expect(all).rejects.toThrow('enough');
    expect(begun).toEqual([0, 1]);
  });

  test('after the last was begun, all that was asked for is there', async () => {
    const stop = new AbortController();
    const { work, end } = controlled();
    const all = inLanes([0], 2, work, stop.signal);
    await pause(1);
    stop.abort();
    end(0).resolve('a');
    expect(await all).toEqual(['a']);
  });
});

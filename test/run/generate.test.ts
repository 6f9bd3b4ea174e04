import { getEventListeners } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { TyposcopeError } from '../../src/errors.ts';
import { defaultLimits } from '../../src/picture/limits.ts';
import type { ImageResult } from '../../src/results/results.ts';
import { budgetOf } from '../../src/run/budget.ts';
import { type GenerateOptions, generateAll } from '../../src/run/generate.ts';
import type { Store } from '../../src/store/store.ts';
import { badKey, broken, busy } from './failures.ts';
import { fakeClock, settled } from './fake-clock.ts';
import { nothingOf } from './fake-model.ts';
import { asked, cellsOf, generating, held, promptStore, refused } from './generate-stage.ts';

describe('turns', () => {
  test('are each provider’s own, and each address’s: a slow one holds nobody else back', async () => {
    const slow = held();
    const one = cellsOf('slow', ['a', 'b', 'c', 'd'], slow.answers);
    const two = cellsOf('quick', ['e', 'f', 'g', 'h'], () => refused());
    const there = cellsOf('slow', ['i', 'j', 'k'], () => refused(), {
      baseURL: 'http://there',
      identity: () => ({ provider: 'slow', at: 'there' }),
    });
    const ready = [...one.ready, ...two.ready, ...there.ready];
    const { clock, run } = generating(ready, { atOnce: { slow: 2, quick: 1 } });
    await clock.pass(10);
    expect(asked(one.model)).toEqual(['a', 'b']);
    expect(asked(two.model)).toEqual(['e', 'f', 'g', 'h']);
    expect(asked(there.model)).toEqual(['i', 'j', 'k']);
    for (const id of ['b', 'a', 'd', 'c']) await slow.end(id);
    expect((await run).map(({ sample }) => sample).join('')).toBe('abcdefghijk');
  });

  test('one that is told of too many waits, and whoever comes after it, too', async () => {
    const waits: string[] = [];
    const { model, ready } = cellsOf('p', ['a', 'b', 'c'], (_, time) =>
      time === 1 ? busy(7000) : refused(),
    );
    const { clock, run } = generating(ready, {
      atOnce: 1,
      working: 2,
      onWait: (id, ms, reason) => waits.push(`${id} ${ms} ${reason}`),
    });
    await clock.pass(7000);
    expect(asked(model)).toEqual(['a']);
    await clock.until(run);
    expect(asked(model).toSorted()).toEqual(['a', 'a', 'b', 'c']);
    expect(waits).toEqual(['p 7500 HTTP 429']);
  });

  test('what is worked on takes none', async () => {
    const { model, ready } = cellsOf('p', ['a', 'b', 'c', 'd'], () => refused());
    const begun: string[] = [];
    const clock = fakeClock();
    const run = generateAll(
      ready,
      {
        store: promptStore(),
        limits: defaultLimits,
        asking: new Map(),
        benchmark: { concurrency: 1 } as GenerateOptions['benchmark'],
        budget: null,
        open: ready,
        clock,
        working: 2,
      },
      async ({ request }) => {
        begun.push(request.sample.id);
        await clock.wait(1000);
        return {} as ImageResult;
      },
    );
    await clock.pass(999);
    expect([asked(model), begun]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
    await clock.until(run);
    expect(asked(model)).toHaveLength(4);
  });
});

describe('an end before the end', () => {
  const reason = new Error('enough');

  test('whoever waits for money is let go', async () => {
    const stop = new AbortController();
    const slow = held();
    const one = cellsOf('slow', ['a'], slow.answers);
    const two = cellsOf('quick', ['b', 'c'], () => refused());
    const ready = [...one.ready, ...two.ready];
    const options = { budget: budgetOf('0.12'), stop: stop.signal };
    const { clock, run, outcomes } = generating(ready, options);
    await clock.pass(10);
    stop.abort(reason);
    await slow.end('a');
    await expect(clock.until(run)).rejects.toBe(reason);
    expect(asked(two.model)).toEqual(['b']);
    // What was under way was let end, and is there.
    expect(outcomes()).toEqual(['refused', 'refused', undefined]);
  });

  test('whoever waits between attempts, or for a turn, is let go', async () => {
    const stop = new AbortController();
    const { model, ready } = cellsOf('p', ['a', 'b', 'c'], () => busy(60_000));
    const store = promptStore();
    const { clock, run } = generating(ready, { stop: stop.signal, store, atOnce: 1, working: 2 });
    await clock.pass(100);
    stop.abort(reason);
    await expect(clock.until(run)).rejects.toBe(reason);
    expect(asked(model)).toEqual(['a']);
    expect(clock.waiting).toBe(0);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });

  test('what arrived and can’t be kept is told, and not that all is kept', async () => {
    const stop = new AbortController();
    const full = new TyposcopeError('store', 'the disk is full');
    const store = { ...promptStore(), soon: () => Promise.reject(full) } as Store;
    const free = { price: () => ({ usd: '0', basis: 'fixed', priceDate: null }) as const };
    const { ready } = cellsOf(
      'p',
      ['a', 'b', 'c'],
      async (id) => {
        if (id !== 'a') return busy(60_000);
        stop.abort(reason);
        return refused();
      },
      free,
    );
    const { clock, run } = generating(ready, { stop: stop.signal, store, atOnce: 3 });
    await expect(clock.until(run)).rejects.toBe(full);
  });

  test('before the beginning nothing is begun', async () => {
    const { model, ready } = cellsOf('p', ['a'], () => refused());
    const { clock, run } = generating(ready, { stop: AbortSignal.abort(reason) });
    await expect(clock.until(run)).rejects.toBe(reason);
    expect(model.asked).toEqual([]);
  });

  test('an error ends all providers, and is what is told; what flies is kept', async () => {
    const slow = held();
    const store = promptStore();
    const one = cellsOf('slow', ['a', 'b'], slow.answers);
    const two = cellsOf('odd', ['c', 'd'], () => {
      throw new TypeError('odd');
    });
    const three = cellsOf('waits', ['e', 'f'], () => broken());
    const ready = [...one.ready, ...two.ready, ...three.ready];
    const { clock, run } = generating(ready, { store, atOnce: 1 });
    await settled();
    await slow.end('a');
    await expect(clock.until(run)).rejects.toThrow('odd');
    expect([one, two, three].map(({ model }) => asked(model))).toEqual([['a'], ['c'], ['e']]);
    // Kept: another run has it without asking.
    const again = generating(one.ready.slice(0, 1), { store });
    await again.clock.until(again.run);
    expect(again.outcomes()).toEqual(['refused']);
    expect(one.model.asked).toHaveLength(1);
  });

  test('an error of the work on an answer, too', async () => {
    const { model, ready } = cellsOf('p', ['a', 'b', 'c'], () => refused());
    const clock = fakeClock();
    const run = generateAll(
      ready,
      {
        store: promptStore(),
        limits: defaultLimits,
        asking: new Map(),
        benchmark: { concurrency: 1 } as GenerateOptions['benchmark'],
        budget: budgetOf('1'),
        open: ready,
        clock,
        working: 0,
      },
      async () => {
        throw new TypeError('unreadable');
      },
    );
    await expect(clock.until(run)).rejects.toThrow('unreadable');
    expect(asked(model)).toEqual(['a']);
  });
});

test('an account that answers nobody ends its own cells, and those of no one else', async () => {
  const one = cellsOf('locked', ['a', 'b', 'c', 'd', 'e'], badKey);
  const two = cellsOf('well', ['f'], () => refused());
  const budget = budgetOf('1');
  const ready = [...one.ready, ...two.ready];
  const { clock, run, answers, outcomes } = generating(ready, { budget, atOnce: 1 });
  await clock.until(run);
  expect(asked(one.model)).toEqual(['a', 'b', 'c']);
  expect(outcomes()).toEqual([...Array.from({ length: 5 }, () => 'error'), 'refused']);
  expect(answers.get(ready[4]!)).toMatchObject({ reason: 'Not asked for: HTTP 401' });
  expect(budget.spent()).toEqual({ usd: '0.05', isExact: true });
});

test('who asks for an hour of patience is asked no more, and holds nobody for an hour', async () => {
  const { model, ready } = cellsOf('p', ['a', 'b', 'c', 'd'], () => busy(3_600_000));
  const words = 'HTTP 429. It asks to wait 60 min, which is too long.';
  const store = promptStore();
  const budget = budgetOf('1');
  const { clock, run, answers } = generating(ready, { budget, store, atOnce: 2, working: 2 });
  await clock.until(run);
  expect(clock.now()).toBe(0);
  expect(asked(model)).toEqual(['a', 'b']);
  expect(ready.map((item) => (answers.get(item) as { reason: string }).reason)).toEqual([
    words,
    words,
    `Not asked for: ${words}`,
    `Not asked for: ${words}`,
  ]);
  expect(budget.spent()).toEqual({ usd: '0.00', isExact: true });
  // Nothing of it is kept: the next run asks again.
  const later = generating(ready, { store });
  await later.clock.until(later.run);
  expect(model.asked).toHaveLength(4);
});

test('1,200 cells that wait on one signal are no leak', async () => {
  const warnings: Error[] = [];
  const warned = (warning: Error) => warnings.push(warning);
  process.on('warning', warned);
  onTestFinished(() => void process.off('warning', warned));
  const { signal } = new AbortController();
  const ids = Array.from({ length: 1200 }, (_, i) => `s${i}`);
  // What is free and absent is nowhere written down, which makes this quick.
  const price = () => ({ usd: '0', basis: 'fixed' as const, priceDate: null });
  const answers = (_: string, time: number) => (time % 100 === 7 ? busy(50) : nothingOf('absent'));
  const { model, ready } = cellsOf('p', ids, answers, { price });
  const { clock, run } = generating(ready, {
    stop: signal,
    budget: budgetOf('60'),
    working: 1196,
    atOnce: 4,
    open: ready.slice(0, 600),
  });
  await clock.until(run);
  await settled();
  expect(new Set(asked(model)).size).toBe(1200);
  expect(warnings).toEqual([]);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

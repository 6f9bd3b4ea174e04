import { getEventListeners } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { TyposcopeError } from '../../src/errors.ts';
import type { Generated, ImageRequest } from '../../src/models/model.ts';
import { call, NO_PAST, Refused, Taken } from '../../src/run/call.ts';
import { gateOf } from '../../src/run/gate.ts';
import { requestFor } from '../models/a-request.ts';
import { image, many, stage } from './call-stage.ts';
import { badKey, badRequest, broken, busy, lost, timedOut } from './failures.ts';
import { fakeClock, settled } from './fake-clock.ts';
import { fakeModel } from './fake-model.ts';

describe('stopped', () => {
  const stop = () => new AbortController();
  const reason = new Error('enough');

  test('before a turn: nothing is sent, nothing written, nothing spent', async () => {
    const stopped = stop();
    const { model, clock, budget, log, way, asked } = stage([], {
      calling: { stop: stopped.signal },
    });
    await way.gate.enter(false);
    await way.gate.enter(false);
    const called = asked();
    called.catch(() => {});
    await clock.pass(1000);
    stopped.abort(reason);
    await expect(called).rejects.toBe(reason);
    expect([model.asked, log]).toEqual([[], []]);
    expect(budget.spent()).toEqual({ usd: '0.00', isExact: true });
    expect(budget.isWaiting()).toBe(false);
  });

  test.each([
    ['one that costs nothing', broken(), 'failed 1 0.00', { usd: '0.00', isExact: true }],
    ['one that may be billed', lost(), 'failed 1 0.05', { usd: '0.05', isExact: false }],
  ])('between attempts, after %s: whoever goes on knows of it', async (_, step, last, spent) => {
    const stopped = stop();
    const { model, clock, budget, log, asked } = stage([step], {
      calling: { stop: stopped.signal },
    });
    const called = asked();
    called.catch(() => {});
    await clock.pass(400);
    stopped.abort(reason);
    await expect(called).rejects.toBe(reason);
    expect(model.asked).toHaveLength(1);
    // Once: nothing has come since.
    expect(log).toEqual(['sending 0 0', last]);
    expect(budget.spent()).toEqual(spent);
    expect(budget.isWaiting()).toBe(false);
    expect(clock.waiting).toBe(0);
    expect(getEventListeners(stopped.signal, 'abort')).toEqual([]);
  });

  test('while it is written down: nothing is sent, and it looks as if it had not been', async () => {
    const stopped = stop();
    const { model, budget, log, asked } = stage([image()], {
      calling: { stop: stopped.signal },
      journal: { sending: async () => stopped.abort(reason) },
    });
    await expect(asked()).rejects.toBe(reason);
    expect(model.asked).toHaveLength(0);
    expect(log).toEqual(['sending 0 0', 'failed 0 0']);
    expect(budget.spent()).toEqual({ usd: '0.00', isExact: true });
  });

  test('before the model sends: it is told not to, and it counts nothing', async () => {
    const stopped = stop();
    const { budget, log, asked } = stage(
      [
        async (request) => {
          stopped.abort(reason);
          request.sending?.();
          return image();
        },
      ],
      { calling: { stop: stopped.signal } },
    );
    await expect(asked()).rejects.toBe(reason);
    expect(log).toEqual(['sending 0 0', 'failed 0 0']);
    expect(budget.spent()).toEqual({ usd: '0.00', isExact: true });
  });

  test('while it flies, into an error of our own: it may be billed all the same', async () => {
    const stopped = stop();
    const odd = new TypeError('odd');
    const { budget, log, asked } = stage(
      [
        async (request) => {
          request.sending?.();
          stopped.abort(reason);
          throw odd;
        },
      ],
      { calling: { stop: stopped.signal } },
    );
    await expect(asked()).rejects.toBe(odd);
    expect(log).toEqual(['sending 0 0']);
    expect(budget.spent()).toEqual({ usd: '0.05', isExact: false });
  });

  test('while it flies: it is let end, and counts', async () => {
    const stopped = stop();
    const flying = Promise.withResolvers<Generated>();
    const { budget, asked } = stage([() => flying.promise], { calling: { stop: stopped.signal } });
    const called = asked();
    await settled();
    stopped.abort(reason);
    flying.resolve(image());
    expect(await called).toMatchObject({ outcome: 'image', attempts: 1 });
    expect(budget.spent()).toEqual({ usd: '0.05', isExact: true });
  });

  test.each([
    ['what ends it', badRequest(), null],
    ['a timeout', timedOut(), null],
    ['what would be tried again', busy(1000), 'failed 1 0.00'],
    ['what would be tried again, and may be billed', lost(), 'failed 1 0.05'],
  ])('while it flies, into %s: only the end is an end', async (_, step, last) => {
    const stopped = stop();
    const flying = Promise.withResolvers<Generated>();
    const { model, budget, log, waits, asked } = stage([() => flying.promise], {
      calling: { stop: stopped.signal },
    });
    const called = asked();
    called.catch(() => {});
    await settled();
    stopped.abort(reason);
    flying.resolve(step);
    if (last === null) expect(await called).toMatchObject({ outcome: step.outcome });
    else {
      await expect(called).rejects.toBe(reason);
      expect(log.at(-1)).toBe(last);
    }
    expect(model.asked).toHaveLength(1);
    expect(waits).toEqual([]);
    expect(budget.isWaiting()).toBe(false);
  });
});

describe('errors', () => {
  const fault = () => new TyposcopeError('environment', 'no key');

  test.each<[string, Error, string[], { usd: string; isExact: boolean }]>([
    [
      'a fault found before sending: nothing is spent, and nothing is under way',
      fault(),
      ['sending 0 0', 'failed 0 0'],
      { usd: '0.00', isExact: true },
    ],
    [
      'one of our own: nobody knows, and it looks as if it were under way',
      new TypeError('odd'),
      ['sending 0 0'],
      { usd: '0.05', isExact: false },
    ],
  ])('%s', async (_, error, told, spent) => {
    const { budget, log, asked } = stage([error]);
    await expect(asked()).rejects.toBe(error);
    expect(log).toEqual(told);
    expect(budget.spent()).toEqual(spent);
    expect(budget.isWaiting()).toBe(false);
  });

  test('a fault after the provider has it: it may be billed all the same', async () => {
    const full = new TyposcopeError('store', 'the disk is full');
    const { budget, log, asked } = stage([
      (request) => {
        request.heard?.('r-1');
        throw full;
      },
    ]);
    await expect(asked()).rejects.toBe(full);
    expect(log).toEqual(['sending 0 0', 'heard r-1']);
    expect(budget.spent()).toEqual({ usd: '0.05', isExact: false });
  });

  test('an id that can’t be written down costs nobody the picture', async () => {
    const heard = vi.fn(() => {
      throw new TyposcopeError('store', 'the database is locked');
    });
    const { budget, asked } = stage(
      [
        (request) => {
          request.heard?.('r-1');
          return image();
        },
      ],
      { journal: { heard } },
    );
    expect(await asked()).toMatchObject({ outcome: 'image' });
    expect(heard).toHaveBeenCalledTimes(1);
    expect(budget.spent()).toEqual({ usd: '0.05', isExact: true });
  });

  test('a fault of a later attempt keeps what the earlier ones may have cost', async () => {
    const { clock, budget, log, asked } = stage([lost(), fault()]);
    await expect(clock.until(asked())).rejects.toThrow('no key');
    expect(log.at(-1)).toBe('failed 1 0.05');
    expect(budget.spent()).toEqual({ usd: '0.05', isExact: false });
    expect(budget.isWaiting()).toBe(false);
  });

  test('nobody gets the turn of one that ends the run', async () => {
    const { way, clock, asked } = stage([new TypeError('odd')], {
      calling: { gate: gateOf(1, fakeClock()) },
    });
    await expect(asked()).rejects.toThrow('odd');
    let isIn = false;
    void way.gate.enter(false).then(() => {
      isIn = true;
    });
    await clock.pass(60_000);
    expect(isIn).toBe(false);
  });

  test('taken by another program: nothing is sent, its turn is free, its money kept', async () => {
    const { model, clock, budget, way, asked } = stage([], {
      journal: {
        sending() {
          throw new Taken();
        },
      },
    });
    await expect(clock.until(asked())).rejects.toBeInstanceOf(Taken);
    await Promise.all([way.gate.enter(false), way.gate.enter(false)]);
    expect(model.asked).toEqual([]);
    expect(budget.isWaiting()).toBe(true);
    expect(budget.spent()).toEqual({ usd: '0.00', isExact: true });
  });

  test('refused at the last moment, which is asked once', async () => {
    const told: (string | null)[] = [];
    const refuse = (words: string | null) => (price: string | null) => {
      told.push(price);
      return words;
    };
    const no = stage([], { calling: { refuse: refuse('no money') } });
    await expect(no.asked()).rejects.toThrow(new Refused('no money'));
    expect([no.model.asked, no.log]).toEqual([[], []]);
    expect(no.budget.spent()).toEqual({ usd: '0.00', isExact: true });
    expect(no.budget.isWaiting()).toBe(false);
    await Promise.all([no.way.gate.enter(false), no.way.gate.enter(false)]);

    const yes = stage([busy(), image()], { calling: { refuse: refuse(null) } });
    await yes.clock.until(yes.asked());
    expect(told).toEqual(['0.05', '0.05']);
  });
});

test('ids are told as they are heard, each attempt’s own', async () => {
  const hearing = (id: string, answer: Generated) => (request: ImageRequest) => {
    request.heard?.(id);
    return answer;
  };
  const { clock, log, asked } = stage([hearing('r-1', broken()), hearing('r-2', image())]);
  await clock.until(asked());
  expect(log).toEqual(['sending 0 0', 'heard r-1', 'failed 1 0.00', 'sending 1 0.00', 'heard r-2']);
});

test('without a journal all goes the same way', async () => {
  const { clock, way } = stage([]);
  const model = fakeModel((request, time) => {
    request.heard?.('r');
    return time === 1 ? busy() : image();
  });
  const unwritten = { journal: null, settle: () => {}, past: NO_PAST };
  expect(await clock.until(call(model, requestFor(), unwritten, way))).toMatchObject({
    attempts: 2,
  });
});

describe('an account that answers nobody', () => {
  test('is not asked any more after three in a row, without a price or a word of it', async () => {
    const { model, budget, log, asked } = stage(many(3, badKey));
    for (let time = 0; time < 3; time++) {
      expect(await asked()).toMatchObject({ outcome: 'error', reason: 'HTTP 401', attempts: 1 });
    }
    const before = log.length;
    for (let time = 0; time < 3; time++) {
      expect(await asked()).toMatchObject({
        outcome: 'error',
        reason: 'Not asked for: HTTP 401',
        attempts: 0,
        cost: { usd: null, upTo: null },
        latency: { attemptMs: null, totalMs: null },
      });
    }
    expect(model.asked).toHaveLength(3);
    expect(log).toHaveLength(before);
    expect(budget.spent()).toEqual({ usd: '0.00', isExact: true });
    expect(budget.isWaiting()).toBe(false);
  });

  test('is asked on where something else came between', async () => {
    const { model, clock, asked } = stage([
      badKey(),
      badKey(),
      image(),
      badKey(),
      badKey(),
      image(),
    ]);
    for (let time = 0; time < 6; time++) await clock.until(asked());
    expect(model.asked).toHaveLength(6);
  });

  test('who asks for an hour of patience is not asked again at all', async () => {
    const { model, asked } = stage([busy(3_600_000)]);
    const reason = 'HTTP 429. It asks to wait 60 min, which is too long.';
    expect(await asked()).toMatchObject({ outcome: 'error', reason, attempts: 1 });
    expect(await asked()).toMatchObject({ reason: `Not asked for: ${reason}`, attempts: 0 });
    expect(model.asked).toHaveLength(1);
  });

  test('is no matter of another model’s', async () => {
    const { asked } = stage(many(3, badKey));
    for (let time = 0; time < 3; time++) await asked();
    const other = fakeModel(() => image());
    expect(await asked(other)).toMatchObject({ outcome: 'image' });
  });

  test('one that closes between attempts: what they may have cost stays', async () => {
    const { model, clock, asked, way } = stage([lost()]);
    const called = asked();
    await clock.pass(100);
    for (let time = 0; time < 3; time++) way.accounts.note(model, badKey());
    expect(await clock.until(called)).toMatchObject({
      outcome: 'error',
      attempts: 1,
      cost: { usd: null, upTo: '0.05' },
    });
  });
});

import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { type Gate, gateOf, type Turn } from '../../src/run/gate.ts';
import { type FakeClock, fakeClock, settled } from './fake-clock.ts';

/** A gate, and those who go through it, by their names. */
function crowd(most: number) {
  const clock = fakeClock();
  const gate = gateOf(most, clock);
  const turns = new Map<string, Turn>();
  /** In which order they got their turns. */
  const got: string[] = [];
  const come = (name: string, { isNext = false, signal }: Coming = {}) => {
    const entered = gate.enter(isNext, signal).then((turn) => {
      turns.set(name, turn);
      got.push(name);
    });
    entered.catch(() => {});
    return entered;
  };
  const leave = async (name: string, how: Parameters<Turn['leave']>[0] = 'answered') => {
    turns.get(name)!.leave(how);
    await settled();
  };
  return { clock, gate, got, come, leave };
}

interface Coming {
  isNext?: boolean;
  signal?: AbortSignal;
}

/** A turn taken and left at once. */
async function go(gate: Gate, how: Parameters<Turn['leave']>[0]): Promise<void> {
  (await gate.enter(false)).leave(how);
}

/** As many as may take their turns together, all of whom hear the same. */
async function burst(gate: Gate, clock: FakeClock, how: Parameters<Turn['leave']>[0]) {
  const turns = await Promise.all(Array.from({ length: gate.limit }, () => gate.enter(false)));
  for (const turn of turns) turn.leave(how);
  await clock.pass(60_000);
}

describe('who gets a turn', () => {
  test('as many as may at a time, in the order in which they came', async () => {
    const { got, come, leave } = crowd(2);
    for (const name of ['a', 'b', 'c', 'd']) void come(name);
    await settled();
    expect(got).toEqual(['a', 'b']);
    await leave('b');
    expect(got).toEqual(['a', 'b', 'c']);
    await leave('a');
    await leave('c');
    expect(got).toEqual(['a', 'b', 'c', 'd']);
  });

  test('whoever comes again goes before those who come for the first time', async () => {
    const { got, come, leave } = crowd(1);
    for (const name of ['a', 'b', 'c']) void come(name);
    void come('again', { isNext: true });
    await settled();
    await leave('a');
    await leave('again');
    expect(got).toEqual(['a', 'again', 'b']);
  });

  test('a turn ends once, whoever ends it again', async () => {
    const { got, come, leave } = crowd(1);
    for (const name of ['a', 'b', 'c']) void come(name);
    await settled();
    for (let time = 0; time < 3; time++) await leave('a');
    expect(got).toEqual(['a', 'b']);
  });

  test('everybody, where there is no limit', async () => {
    const { got, come, gate, leave } = crowd(Number.POSITIVE_INFINITY);
    for (let i = 0; i < 500; i++) void come(`${i}`);
    await settled();
    expect(got).toHaveLength(500);
    await leave('7');
    expect(gate.limit).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('too many', () => {
  test.each([
    [8, [4, 2, 1, 1]],
    [5, [2, 1]],
    [1, [1]],
  ])('of %i: half as many after each burst, however many it told', async (most, limits) => {
    const clock = fakeClock();
    const gate = gateOf(most, clock);
    expect(gate.limit).toBe(most);
    const told = [];
    for (const _ of limits) {
      await burst(gate, clock, { busyMs: 1000 });
      told.push(gate.limit);
    }
    expect(told).toEqual(limits);
  });

  test('what was sent before it says nothing of the new limit, what was sent after it does', async () => {
    const { clock, gate, come, leave } = crowd(8);
    for (let i = 0; i < 8; i++) void come(`early ${i}`);
    await settled();
    await leave('early 0', { busyMs: 10 });
    await clock.pass(500);
    for (let i = 1; i < 7; i++) await leave(`early ${i}`, { busyMs: 10 });
    expect(gate.limit).toBe(4);
    await clock.pass(500);
    void come('late');
    await settled();
    await leave('late', { busyMs: 10 });
    expect(gate.limit).toBe(2);
  });

  test('a round without it adds one, up to as many as were allowed', async () => {
    const clock = fakeClock();
    const gate = gateOf(5, clock);
    await burst(gate, clock, { busyMs: 0 });
    const limits = [];
    for (let time = 0; time < 16; time++) {
      await go(gate, 'answered');
      limits.push(gate.limit);
    }
    expect(limits).toEqual([2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5]);
  });

  test('a round that it breaks off begins anew', async () => {
    const clock = fakeClock();
    const gate = gateOf(6, clock);
    await burst(gate, clock, { busyMs: 0 });
    expect(gate.limit).toBe(3);
    await go(gate, 'answered');
    await go(gate, 'answered');
    await go(gate, { busyMs: 0 });
    expect(gate.limit).toBe(1);
    await go(gate, 'answered');
    expect(gate.limit).toBe(2);
    await go(gate, 'answered');
    expect(gate.limit).toBe(2);
  });

  test('fewer may, where more are under way than that: nobody until those are over', async () => {
    const { clock, got, come, leave } = crowd(4);
    for (const name of ['a', 'b', 'c', 'd', 'e']) void come(name);
    await settled();
    await leave('a', { busyMs: 100 });
    await clock.pass(100);
    await leave('b');
    expect(got).not.toContain('e');
    await leave('c');
    expect(got).toContain('e');
  });
});

describe('a pause that was asked for', () => {
  test('holds everybody back, also who comes later, and no longer', async () => {
    const { clock, got, come, leave } = crowd(2);
    for (const name of ['a', 'b', 'c']) void come(name);
    await settled();
    await leave('a', { busyMs: 5000 });
    void come('d', { isNext: true });
    await leave('b');
    await clock.pass(4999);
    expect(got).toEqual(['a', 'b']);
    await clock.pass(1);
    expect(got).toEqual(['a', 'b', 'd']);
    // One at a time now, and time has nothing to do with it.
    await clock.pass(60_000);
    expect(got).toEqual(['a', 'b', 'd']);
    await leave('d');
    expect(got).toEqual(['a', 'b', 'd', 'c']);
  });

  test.each([
    ['a longer one makes it longer', 1000, 9000, 9500],
    ['a shorter one does not make it shorter', 9000, 1000, 9000],
  ])('%s', async (_, first, second, end) => {
    const { clock, got, come, leave } = crowd(2);
    for (const name of ['a', 'b', 'c']) void come(name);
    await settled();
    await leave('a', { busyMs: first });
    await clock.pass(500);
    await leave('b', { busyMs: second });
    await clock.pass(end - 500 - 1);
    void come('d');
    await settled();
    expect(got).toEqual(['a', 'b']);
    await clock.pass(1);
    expect(got).toContain('c');
  });
});

describe('who goes away', () => {
  test('while waiting is told why, is in nobody’s way, and takes nobody along', async () => {
    const { got, come, leave } = crowd(1);
    const gone = new AbortController();
    void come('a');
    const left = come('b', { signal: gone.signal });
    void come('c');
    void come('d');
    await settled();
    gone.abort(new Error('enough'));
    await expect(left).rejects.toThrow('enough');
    await leave('a');
    await leave('c');
    expect(got).toEqual(['a', 'c', 'd']);
  });

  test('before coming never waits', async () => {
    const { got, come } = crowd(1);
    await expect(come('a', { signal: AbortSignal.abort(new Error('early')) })).rejects.toThrow(
      'early',
    );
    await come('b');
    expect(got).toEqual(['b']);
  });

  test('while a pause lasts goes at once', async () => {
    const { clock, got, come, leave } = crowd(1);
    const gone = new AbortController();
    await come('a');
    await leave('a', { busyMs: 1000 });
    const left = come('b', { signal: gone.signal });
    gone.abort(new Error('enough'));
    await expect(left).rejects.toThrow('enough');
    void come('c');
    await clock.pass(1000);
    expect(got).toEqual(['a', 'c']);
  });

  test('after getting a turn has it, and nobody listens any more', async () => {
    const { got, come, leave } = crowd(1);
    const gone = new AbortController();
    await come('a', { signal: gone.signal });
    const waits = come('b', { signal: gone.signal });
    expect(getEventListeners(gone.signal, 'abort')).toHaveLength(1);
    await leave('a');
    await waits;
    expect(getEventListeners(gone.signal, 'abort')).toEqual([]);
    gone.abort();
    void come('c');
    await leave('b');
    expect(got).toEqual(['a', 'b', 'c']);
  });
});

test('closed, it waits for nothing, and a pause that was lets nobody in', async () => {
  const { clock, gate, got, come, leave } = crowd(1);
  await come('a');
  void come('b');
  await leave('a', { busyMs: 1000 });
  expect(clock.waiting).toBe(1);
  gate.close();
  await clock.pass(5000);
  expect(clock.waiting).toBe(0);
  expect(got).toEqual(['a']);
});

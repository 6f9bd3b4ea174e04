import { describe, expect, test } from 'vitest';
import type { Generated } from '../../src/models/model.ts';
import { NO_PAST, type Past, pastOf } from '../../src/run/call.ts';
import { image, many, type Stage, type Step, stage, unknown } from './call-stage.ts';
import { badRequest, broken, busy, lost, timedOut } from './failures.ts';
import { nothingOf } from './fake-model.ts';

interface Ending {
  outcome: Generated['outcome'];
  cost: [usd: string | null, upTo: string | null];
  /** 1 unless it says otherwise. */
  attempts?: number;
  waits?: number[];
  tries?: string[];
  log?: string[];
  spent: [usd: string, isExact?: boolean];
}

const pauses = (times: number) =>
  Array.from({ length: times }, (_, i) => Math.min(60_000, 1000 * 2 ** i) / 2);

describe('until there is an answer, or no hope of one', () => {
  test.each<[string, Step[], Ending, Stage?]>([
    [
      'an image at once',
      [image()],
      { outcome: 'image', cost: ['0.05', '0.05'], log: ['sending 0 0'], spent: ['0.05'] },
    ],
    [
      'too many, then an image: as if it had been one',
      [busy(), image()],
      {
        outcome: 'image',
        cost: ['0.05', '0.05'],
        attempts: 2,
        waits: [500],
        tries: ['error HTTP 429 100'],
        log: ['sending 0 0', 'failed 1 0.00', 'sending 1 0.00'],
        spent: ['0.05'],
      },
    ],
    [
      'too many, for two minutes',
      [busy(120_000), image()],
      {
        outcome: 'image',
        cost: ['0.05', '0.05'],
        attempts: 2,
        waits: [120_500],
        spent: ['0.05'],
      },
    ],
    [
      'too many, for an hour: too long to wait for',
      [busy(3_600_000)],
      { outcome: 'error', cost: [null, '0.00'], spent: ['0.00'] },
    ],
    [
      'too many, thirty times',
      many(30, () => busy()),
      {
        outcome: 'error',
        cost: [null, '0.00'],
        attempts: 30,
        waits: pauses(29),
        tries: many(29, () => 'error HTTP 429 100'),
        spent: ['0.00'],
      },
    ],
    [
      'too many, twenty-nine times',
      [...many(29, () => busy()), image()],
      { outcome: 'image', cost: ['0.05', '0.05'], attempts: 30, spent: ['0.05'] },
    ],
    [
      'broken, five times',
      many(5, broken),
      {
        outcome: 'error',
        cost: [null, '0.00'],
        attempts: 5,
        waits: pauses(4),
        spent: ['0.00'],
      },
    ],
    [
      'broken, four times, then refused',
      [...many(4, broken), nothingOf('refused')],
      { outcome: 'refused', cost: ['0.05', '0.05'], attempts: 5, spent: ['0.05'] },
    ],
    [
      'a gateway that lost one: both may have to be paid',
      [lost(), image()],
      {
        outcome: 'image',
        cost: ['0.05', '0.10'],
        attempts: 2,
        waits: [500],
        tries: ['error HTTP 502 100'],
        log: ['sending 0 0', 'failed 1 0.05', 'sending 1 0.05'],
        spent: ['0.10', false],
      },
    ],
    [
      'a gateway that loses all',
      many(5, lost),
      { outcome: 'error', cost: [null, '0.25'], attempts: 5, spent: ['0.25', false] },
    ],
    [
      'a gateway that lost one, and no money for another',
      [lost()],
      { outcome: 'error', cost: [null, '0.05'], spent: ['0.05', false] },
      { cap: '0.09' },
    ],
    [
      'a gateway that loses all, and money for two',
      many(2, lost),
      { outcome: 'error', cost: [null, '0.10'], attempts: 2, spent: ['0.10', false] },
      { cap: '0.14' },
    ],
    [
      'no money for another is needed where one was not billed',
      [broken(), busy(), image()],
      { outcome: 'image', cost: ['0.05', '0.05'], attempts: 3, spent: ['0.05'] },
      { cap: '0.05' },
    ],
    [
      'a timeout: nobody knows, and nothing is sent again',
      [timedOut()],
      { outcome: 'timeout', cost: [null, '0.05'], spent: ['0.05', false] },
    ],
    [
      'a bad request, which costs nothing and ends alike each time',
      [badRequest()],
      { outcome: 'error', cost: [null, '0.00'], spent: ['0.00'] },
    ],
    [
      'a picture that turns out dearer',
      [image({ cost: { usd: '0.07', basis: 'usage', priceDate: null } })],
      { outcome: 'image', cost: ['0.07', '0.07'], spent: ['0.07'] },
    ],
    [
      'a picture of which nobody tells the cost',
      [image({ cost: unknown })],
      { outcome: 'image', cost: [null, '0.05'], spent: ['0.05', false] },
    ],
    [
      'a price that nobody knows, and a picture that tells it',
      [busy(), image()],
      { outcome: 'image', cost: ['0.05', '0.05'], attempts: 2, spent: ['0.00'] },
      { model: { price: () => unknown } },
    ],
    [
      'a price that nobody knows, and one that is lost: nor does anybody know what it may come to',
      [lost(), image()],
      { outcome: 'image', cost: ['0.05', null], attempts: 2, spent: ['0.00'] },
      { model: { price: () => unknown }, calling: { reserve: () => () => {} } },
    ],
  ])('%s', async (_, steps, { attempts = 1, spent: [usd, isExact = true], ...ending }, how) => {
    const { model, clock, budget, log, waits, asked } = stage(steps, how);
    const { outcome, cost, tries, latency, ...called } = await clock.until(asked());
    expect({ outcome, cost: [cost.usd, cost.upTo], attempts: called.attempts }).toEqual({
      outcome: ending.outcome,
      cost: ending.cost,
      attempts,
    });
    expect(model.asked).toHaveLength(attempts);
    expect(tries).toHaveLength(attempts - 1);
    if (ending.tries !== undefined) {
      expect(tries.map(({ outcome, reason, ms }) => `${outcome} ${reason} ${ms}`)).toEqual(
        ending.tries,
      );
    }
    if (ending.waits !== undefined) expect(waits).toEqual(ending.waits);
    if (ending.log !== undefined) expect(log).toEqual(ending.log);
    expect(budget.spent()).toEqual({ usd, isExact });
    expect(budget.isWaiting()).toBe(false);
    const all = attempts * 100 + waits.reduce((sum, ms) => sum + ms, 0);
    if (outcome !== 'refused') expect(latency).toEqual({ attemptMs: 100, totalMs: all });
  });

  test('time for a turn is nobody’s latency', async () => {
    const { clock, way, asked } = stage([image()]);
    const turns = [await way.gate.enter(false), await way.gate.enter(false)];
    const called = asked();
    await clock.pass(60_000);
    turns[0]!.leave('answered');
    expect((await called).latency).toEqual({ attemptMs: 100, totalMs: 100 });
  });

  test('no more than the last forty attempts are told', () => {
    const made: Past = {
      ...NO_PAST,
      tries: Array.from({ length: 40 }, (_, i) => ({ outcome: 'error', reason: `${i}`, ms: 1 })),
    };
    const ended = { ...timedOut(), cost: { ...unknown, upTo: '0.05' }, tries: made.tries };
    const { tries } = pastOf(ended);
    expect(tries).toHaveLength(40);
    expect(tries[0]!.reason).toBe('1');
    expect(tries.at(-1)).toEqual({
      outcome: 'timeout',
      reason: 'No picture after 300 s.',
      ms: 100,
    });
  });
});

describe('what came before is added', () => {
  const past: Past = {
    attempts: 4,
    ms: 1000,
    usd: '0.05',
    upTo: '0.15',
    requestIds: ['a', 'b'],
    tries: [{ outcome: 'timeout', reason: 'late', ms: 900 }],
  };

  test('attempts, money, time and ids; and there are as many attempts as for any other', async () => {
    const steps = [...many(4, broken), image({ requestIds: ['b', 'c'] })];
    const { clock, log, asked } = stage(steps, { past });
    const called = await clock.until(asked());
    expect(called).toMatchObject({
      outcome: 'image',
      attempts: 9,
      cost: { usd: '0.10', upTo: '0.20', basis: 'usage' },
      requestIds: ['a', 'b', 'c'],
      latency: { attemptMs: 100, totalMs: 1000 + 500 + 7500 },
    });
    expect(called.tries.map(({ outcome }) => outcome)).toEqual([
      'timeout',
      ...many(4, () => 'error'),
    ]);
    expect(log[0]).toBe('sending 4 0.15');
  });

  test.each<[string, Generated, [string | null, string | null]]>([
    ['lost on the way', lost(), ['0.10', '0.25']],
    ['not billed on the way', broken(), ['0.10', '0.20']],
  ])('what was billed for sure stays so, with one more %s', async (_, step, cost) => {
    const { clock, asked } = stage([step, image()], { past });
    const called = await clock.until(asked());
    expect([called.cost.usd, called.cost.upTo]).toEqual(cost);
  });

  test('where nobody knows what it may have cost, nobody knows now', async () => {
    const { clock, asked } = stage([image()], { past: { ...past, upTo: null } });
    expect((await clock.until(asked())).cost).toMatchObject({ usd: '0.10', upTo: null });
  });
});

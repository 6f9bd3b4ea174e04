import { hostname } from 'node:os';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Generated } from '../../src/models/model.ts';
import { budgetOf } from '../../src/run/budget.ts';
import { openStore } from '../../src/store/store.ts';
import { holderOf, intentOf, leave } from '../store/an-intent.ts';
import { answerOf as storedOf } from '../store/stored.ts';
import { asker } from './asker.ts';
import { timedOut } from './failures.ts';
import { fakeModel, pictureOf } from './fake-model.ts';

const red = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
  .png()
  .toBuffer();

/** What the other one is answered. */
const refusal = storedOf('refused', { reason: 'theirs' });

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a call that another program has open', () => {
  test('is waited for, and its answer is ours', async () => {
    using one = asker();
    const model = fakeModel(() => pictureOf(red));
    const holder = await holderOf(one.folder, await one.keyOf(model), intentOf());
    let isOver = false;
    const answer = one.ask(model).finally(() => {
      isOver = true;
    });
    while (one.clock.waits.length < 5) await wait(2);
    expect(isOver).toBe(false);
    await holder.end(refusal);
    expect(await answer).toMatchObject({ outcome: 'refused', reason: 'theirs' });
    expect(model.asked).toEqual([]);
    expect(new Set(one.clock.waits)).toEqual(new Set([500]));
  });

  test('is nobody’s once that is killed', async () => {
    using one = asker();
    const model = fakeModel(() => pictureOf(red));
    const holder = await holderOf(one.folder, await one.keyOf(model), intentOf());
    const answer = one.ask(model);
    while (one.clock.waits.length < 3) await wait(2);
    await holder.kill();
    expect(await answer).toMatchObject({ outcome: 'uncertain' });
    expect(model.asked).toEqual([]);
  });

  test('is ours to send where that gives it up', async () => {
    using one = asker();
    const model = fakeModel(() => pictureOf(red));
    const holder = await holderOf(one.folder, await one.keyOf(model), intentOf());
    const answer = one.ask(model);
    while (one.clock.waits.length < 3) await wait(2);
    await holder.end('drop');
    expect(await answer).toMatchObject({ outcome: 'image', facts: { attempts: 1 } });
  });

  test('is not waited for by whoever is stopped', async () => {
    using one = asker();
    using other = openStore(one.folder);
    const stop = new AbortController();
    const model = fakeModel(() => pictureOf(red));
    other.openIntent(await one.keyOf(model), intentOf());
    const answer = one.ask(model, { stop: stop.signal });
    answer.catch(() => {});
    while (one.clock.waits.length < 2) await wait(2);
    stop.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
    expect(one.clock.waiting).toBe(0);
  });

  test('even of this program, as another run’s with the same store', async () => {
    using one = asker();
    const flying = Promise.withResolvers<Generated>();
    const model = fakeModel((_, time) => (time === 1 ? flying.promise : pictureOf(red)));
    const first = one.ask(model);
    while (model.asked.length === 0) await wait(2);
    const second = one.ask(model, { asking: new Map() });
    while (one.clock.waits.length < 3) await wait(2);
    flying.resolve(pictureOf(red));
    const [a, b] = await Promise.all([first, second]);
    expect(b).toMatchObject({ outcome: 'image', facts: a.facts });
    expect(model.asked).toHaveLength(1);
  });

  test.each([
    ['on another machine', 'elsewhere.example 1 - x'],
    // Somebody's number that was given anew.
    ['whose number is ours now', `${hostname()} ${process.pid} 1 x`],
    ['of this process, that is closed', `${hostname()} ${process.pid} - x`],
    ['that is nobody', ''],
  ])('%s, is not waited for, nor sent again of its own accord', async (_, owner) => {
    using one = asker();
    const model = fakeModel(() => pictureOf(red));
    leave(one.folder, await one.keyOf(model), intentOf(), owner);
    expect(await one.ask(model)).toMatchObject({ outcome: 'uncertain' });
    expect(one.clock.waits).toEqual([]);
    expect(model.asked).toEqual([]);
  });
});

describe('two programs at once', () => {
  test('are one call, and have one answer', async () => {
    using one = asker();
    using other = asker(one.folder);
    const flying = Promise.withResolvers<Generated>();
    const models = [fakeModel(() => flying.promise), fakeModel(() => flying.promise)] as const;
    const answers = [one.ask(models[0]), other.ask(models[1])];
    while (one.clock.waits.length + other.clock.waits.length < 3) {
      await wait(2);
    }
    flying.resolve(pictureOf(red));
    const [a, b] = await Promise.all(answers);
    expect(a).toMatchObject({ outcome: 'image', facts: { attempts: 1 } });
    expect(b).toMatchObject({ outcome: 'image', facts: a!.facts });
    expect(models.flatMap(({ asked }) => asked)).toHaveLength(1);
  });

  /** What another program does between our look at a cell and our turn. */
  test.each<[string, (other: ReturnType<typeof openStore>, key: string) => void, boolean]>([
    [
      'asks, and is answered',
      (other, key) => {
        other.openIntent(key, intentOf());
        other.putGeneration(key, refusal);
      },
      false,
    ],
    [
      'takes over what a dead one left, and is answered',
      (other, key) => {
        other.takeIntent(key, other.intent(key)!, intentOf({ attempts: 2 }));
        other.putGeneration(key, refusal);
      },
      true,
    ],
  ])(
    'of which the other %s while we wait for our turn: nothing is sent',
    async (_, act, isLeft) => {
      using one = asker();
      using other = openStore(one.folder);
      const model = fakeModel(() => pictureOf(red));
      const key = await one.keyOf(model);
      if (isLeft) leave(one.folder, key, intentOf());
      const budget = budgetOf('0.05');
      const admit = async () => {
        act(other, key);
        return budget.reserve('0.05')!;
      };
      expect(await one.ask(model, { resendUncertain: true }, admit)).toMatchObject({
        outcome: 'refused',
        reason: 'theirs',
      });
      expect(model.asked).toEqual([]);
      expect(one.store.intent(key)).toBeNull();
      // What was reserved for it is given back.
      expect(budget.spent()).toEqual({ usd: '0.00', isExact: true });
      expect(budget.isWaiting()).toBe(false);
    },
  );

  test.each([
    ['a failure of both', null],
    ['one that both ask for again', storedOf('error', { reason: 'of old' })],
  ])('of which the other fails anew, %s: that is our answer, too', async (_, before) => {
    using one = asker();
    const key = await one.keyOf(fakeModel(timedOut));
    if (before !== null) one.store.putGeneration(key, before);
    const holder = await holderOf(one.folder, key, intentOf());
    const model = fakeModel(() => pictureOf(red));
    const answer = one.ask(model, { retryFailed: true });
    while (one.clock.waits.length < 2) await wait(2);
    using other = openStore(one.folder);
    other.putGeneration(key, storedOf('timeout', { reason: 'theirs' }), before);
    expect(await answer).toMatchObject({ outcome: 'timeout', reason: 'theirs' });
    expect(model.asked).toEqual([]);
    await holder.kill();
    expect(await one.ask(model, { retryFailed: true })).toMatchObject({ outcome: 'image' });
  });

  test('of which the other gives up: we ask, within the money that was reserved', async () => {
    using one = asker();
    using other = openStore(one.folder);
    const model = fakeModel(() => pictureOf(red));
    const key = await one.keyOf(model);
    const budget = budgetOf('0.05');
    let times = 0;
    const admit = async () => {
      times += 1;
      other.openIntent(key, intentOf());
      return budget.reserve('0.05') ?? 'no money';
    };
    const answer = one.ask(model, {}, admit);
    while (one.clock.waits.length < 2) await wait(2);
    expect(budget.isWaiting()).toBe(true);
    other.dropIntent(key);
    expect(await answer).toMatchObject({ outcome: 'image', facts: { attempts: 1 } });
    expect(times).toBe(1);
    expect(budget.spent()).toEqual({ usd: '0.05', isExact: true });
    expect(budget.isWaiting()).toBe(false);
  });

  test('of which the other was faster, though both were sent: what is kept is told', async () => {
    using one = asker();
    using other = openStore(one.folder);
    const key = await one.keyOf(fakeModel(timedOut));
    const late = fakeModel(() => {
      // As one on another machine may, of whom nobody knows whether it lives.
      other.putGeneration(key, refusal);
      return timedOut();
    });
    expect(await one.ask(late)).toMatchObject({ outcome: 'refused', reason: 'theirs' });
  });
});

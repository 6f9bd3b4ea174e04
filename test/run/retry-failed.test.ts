import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Generated, ImageModel } from '../../src/models/model.ts';
import type { StoredGeneration } from '../../src/store/generations.ts';
import { type Asker, asker } from './asker.ts';
import { badKey, badRequest, busy, lost, timedOut } from './failures.ts';
import { type FakeModel, fakeModel, nothingOf, pictureOf } from './fake-model.ts';

const red = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
  .png()
  .toBuffer();

const again = { retryFailed: true };

/** A cell that ended so once; the model goes on with these. */
async function failedOnce(first: Generated, ...then: (Generated | Error)[]) {
  const one = asker();
  const rows: (StoredGeneration | null)[] = [];
  const steps = [first, ...then];
  const inner: FakeModel = fakeModel((_, time) => {
    const step = steps[time - 1]!;
    if (step instanceof Error) throw step;
    return step;
  });
  const key = await one.keyOf(inner);
  const model: ImageModel = {
    ...inner,
    async generate(request) {
      rows.push(one.store.generation(key));
      return inner.generate(request);
    },
  };
  await one.ask(model);
  return { one, model, key, rows, asked: inner.asked };
}

const withIds = (generated: Generated, ...requestIds: string[]) => ({ ...generated, requestIds });

describe('a cell that ended in an error', () => {
  test.each<[string, Generated]>([
    ['a timeout', timedOut()],
    ['a bad request', badRequest()],
    ['no picture in what was sent', pictureOf(Buffer.from('<html>'))],
  ])('%s: stays so until it is asked for again', async (_, first) => {
    const { one, model, asked } = await failedOnce(first, pictureOf(red));
    using _one = one;
    expect(await one.stateOf(model)).toBe('failed');
    for (let time = 0; time < 2; time++) {
      expect((await one.ask(model)).outcome).toBe(
        first.outcome === 'image' ? 'error' : first.outcome,
      );
    }
    expect(asked).toHaveLength(1);
    expect(await one.ask(model, again)).toMatchObject({ outcome: 'image' });
    expect(await one.stateOf(model)).toBe('stored');
    // What went well is not asked for again.
    expect(await one.ask(model, again)).toMatchObject({ outcome: 'image' });
    expect(asked).toHaveLength(2);
  });

  test('keeps its old row until the new one is in', async () => {
    const { one, model, key, rows } = await failedOnce(timedOut(), busy(), pictureOf(red));
    using _one = one;
    await one.ask(model, again);
    expect(rows).toMatchObject([null, { outcome: 'timeout' }, { outcome: 'timeout' }]);
    expect(one.store.generation(key)).toMatchObject({ outcome: 'image' });
    expect(one.store.intent(key)).toBeNull();
  });

  test('all attempts are added up: number, ids, time, money, and what each came to', async () => {
    const { one, model } = await failedOnce(
      withIds(timedOut(), 'r-1'),
      withIds(lost(), 'r-2'),
      withIds(pictureOf(red), 'r-3'),
    );
    using _one = one;
    expect(await one.ask(model, again)).toMatchObject({
      outcome: 'image',
      facts: {
        attempts: 3,
        requestIds: ['r-1', 'r-2', 'r-3'],
        cost: { usd: '0.05', upTo: '0.15' },
        // Of the timeout, of the lost one, the pause after it, and the picture.
        latency: { attemptMs: 1200, totalMs: 100 + 100 + 500 + 1300 },
        tries: [
          { outcome: 'timeout', reason: 'No picture after 300 s.', ms: 100 },
          { outcome: 'error', reason: 'HTTP 502', ms: 100 },
        ],
      },
    });
  });

  test.each<[string, Generated, Generated, [string | null, string | null]]>([
    ['billed, then lost', pictureOf(Buffer.from('x')), timedOut(), [null, '0.10']],
    ['billed, then billed', pictureOf(Buffer.from('x')), pictureOf(red), ['0.10', '0.10']],
    ['lost, then lost', timedOut(), timedOut(), [null, '0.10']],
    ['free, then billed', badRequest(), pictureOf(red), ['0.05', '0.05']],
    ['lost, then refused', timedOut(), nothingOf('refused'), ['0.05', '0.10']],
  ])('%s', async (_, first, second, [usd, upTo]) => {
    const { one, model, key } = await failedOnce(first, second);
    using _one = one;
    const { facts } = await one.ask(model, again);
    expect(facts.cost).toMatchObject({ usd, upTo });
    expect(one.store.generation(key)!.cost).toMatchObject({ usd, upTo });
  });

  test('fails again: the newer words count, and the older ones are told with it', async () => {
    const { one, model } = await failedOnce(timedOut(), badRequest());
    using _one = one;
    await one.ask(model, again);
    expect(await one.ask(model)).toMatchObject({
      outcome: 'error',
      reason: 'HTTP 400',
      facts: { attempts: 2, tries: [{ outcome: 'timeout' }], cost: { usd: null, upTo: '0.05' } },
    });
  });

  test('is as it was where the account answers nobody now', async () => {
    const { one, model, key } = await failedOnce(timedOut(), badKey(), pictureOf(red));
    using _one = one;
    const before = one.store.generation(key);
    expect(await one.ask(model, again)).toMatchObject({ outcome: 'error', reason: 'HTTP 401' });
    expect(one.store.generation(key)).toEqual(before);
    expect(await one.stateOf(model)).toBe('failed');
    expect(await one.ask(model, again)).toMatchObject({
      outcome: 'image',
      facts: { attempts: 3, cost: { usd: '0.05', upTo: '0.10' } },
    });
  });
});

describe('a run that is killed while it asks again', () => {
  const killed = () => failedOnce(timedOut(), new Error('killed'), pictureOf(red));
  const kill = async (one: Asker, model: ImageModel) =>
    expect(one.ask(model, again)).rejects.toThrow('killed');

  test('leaves the old row, and word of what it sent', async () => {
    const { one, model, key } = await killed();
    using _one = one;
    const before = one.store.generation(key);
    await kill(one, model);
    expect(one.store.generation(key)).toEqual(before);
    expect(one.store.intent(key)).toMatchObject({ isSent: true, upTo: '0.05', attempts: 2 });
    expect(await one.stateOf(model)).toBe('failed');
    expect(await one.ask(model)).toMatchObject({ outcome: 'timeout', facts: { attempts: 1 } });
  });

  test('and is sent a third time only where both are said', async () => {
    const { one, model, asked } = await killed();
    using _one = one;
    await kill(one, model);
    expect(await one.ask(model, again)).toMatchObject({
      outcome: 'uncertain',
      facts: { attempts: 2, cost: { usd: null, upTo: '0.10' } },
    });
    expect(asked).toHaveLength(2);
    expect(await one.ask(model, { ...again, resendUncertain: true })).toMatchObject({
      outcome: 'image',
      facts: { attempts: 3, cost: { usd: '0.05', upTo: '0.15' } },
    });
  });
});

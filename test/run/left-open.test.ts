import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { TyposcopeError } from '../../src/errors.ts';
import type { Generated, ImageModel } from '../../src/models/model.ts';
import { type CellState, isOpen } from '../../src/run/answer.ts';
import { requestFor } from '../models/a-request.ts';
import { DEAD, intentOf, leave } from '../store/an-intent.ts';
import { asker } from './asker.ts';
import { badKey, badRequest, broken, busy, failed, lost, timedOut } from './failures.ts';
import { fakeModel, nothingOf, pictureOf } from './fake-model.ts';

const red = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
  .png()
  .toBuffer();

/** A model whose provider keeps answers, and what it was asked about. */
function keeping(recovered: Generated | Error, over: Partial<ImageModel> = {}) {
  const about: string[] = [];
  const model = fakeModel(() => pictureOf(red), {
    async recover(_, requestId) {
      about.push(requestId);
      if (recovered instanceof Error) throw recovered;
      return recovered;
    },
    ...over,
  });
  return { model, about };
}

describe('a call that a killed run left under way', () => {
  test('of a provider that keeps its answers: the answer is taken, and nothing is sent', async () => {
    using one = asker();
    const { model, about } = keeping({ ...pictureOf(red), attempts: 0 });
    leave(one.folder, await one.keyOf(model), intentOf({ requestId: 'job-1' }));
    expect(await one.stateOf(model)).toBe('pending');
    for (let time = 0; time < 2; time++) {
      expect(await one.ask(model)).toMatchObject({
        outcome: 'image',
        facts: {
          attempts: 1,
          requestIds: ['job-1'],
          cost: { usd: '0.05', upTo: '0.05' },
          // How long the fetching took says nothing of the picture.
          latency: { attemptMs: null, totalMs: null },
        },
      });
    }
    expect([model.asked, about]).toEqual([[], ['job-1']]);
    expect(await one.stateOf(model)).toBe('stored');
    expect(one.store.intent(await one.keyOf(model))).toBeNull();
  });

  test('what earlier attempts may have cost is added to what is found', async () => {
    using one = asker();
    const { model } = keeping(pictureOf(red));
    const intent = intentOf({ requestId: 'job-3', attempts: 3, upTo: '0.10' });
    leave(one.folder, await one.keyOf(model), intent);
    expect(await one.ask(model)).toMatchObject({
      outcome: 'image',
      facts: { attempts: 3, cost: { usd: '0.05', upTo: '0.15' } },
    });
  });

  test.each<[string, Generated, 'taken' | 'uncertain']>([
    ['a picture', pictureOf(red), 'taken'],
    ['a refusal', nothingOf('refused'), 'taken'],
    ['nothing', nothingOf('empty'), 'taken'],
    ['a job that failed, and costs nothing', badRequest(), 'taken'],
    ['a job of which nobody can say', failed('HTTP 404'), 'uncertain'],
    ['a gateway that lost it', lost(), 'uncertain'],
    ['nothing in time', timedOut(), 'uncertain'],
    // These are about the way there, and not about the job.
    ['too many who ask', busy(), 'uncertain'],
    ['a provider that is down', broken(), 'uncertain'],
    ['a key that is not good any more', badKey(), 'uncertain'],
  ])('found: %s', async (_, recovered, what) => {
    using one = asker();
    const { model } = keeping(recovered);
    leave(one.folder, await one.keyOf(model), intentOf({ requestId: 'job-1' }));
    const outcome = what === 'taken' ? recovered.outcome : 'uncertain';
    expect(await one.ask(model)).toMatchObject({ outcome, facts: { requestIds: ['job-1'] } });
    expect(model.asked).toEqual([]);
    const state = outcome === 'error' ? 'failed' : what === 'taken' ? 'stored' : 'pending';
    expect(await one.stateOf(model)).toBe(state);
  });

  test('an error of our own on the way to it ends the run, and nothing is lost', async () => {
    using one = asker();
    const { model } = keeping(new TyposcopeError('environment', 'no key'));
    leave(one.folder, await one.keyOf(model), intentOf({ requestId: 'job-1' }));
    await expect(one.ask(model)).rejects.toThrow('no key');
    expect(await one.stateOf(model)).toBe('pending');
    // Its turn is free again.
    await Promise.all([one.answering.gate.enter(false), one.answering.gate.enter(false)]);
  });

  const noId = { requestId: null };
  const withId = { requestId: 'job-1' };
  test.each<[string, object, Partial<ImageModel>]>([
    ['without an id', noId, {}],
    ['with an id, where the provider keeps nothing', withId, { recover: undefined as never }],
  ])('%s: nobody knows, and it is not sent again of its own accord', async (_, over, own) => {
    using one = asker();
    const { model, about } = keeping(pictureOf(red), own);
    leave(one.folder, await one.keyOf(model), intentOf(over));
    const id = over === withId ? ' (request job-1)' : '';
    for (let time = 0; time < 2; time++) {
      expect(await one.ask(model)).toEqual({
        outcome: 'uncertain',
        reason: `Sent at 2026-11-28 12:34:56 UTC${id}, and the run was ended before an answer came. It may have been billed; --resend-uncertain asks again.`,
        facts: expect.objectContaining({
          attempts: 1,
          requestIds: over === withId ? ['job-1'] : [],
          cost: { usd: null, upTo: '0.05', basis: 'unknown', priceDate: null },
        }),
      });
    }
    expect([model.asked, about]).toEqual([[], []]);
    expect(await one.stateOf(model)).toBe('uncertain');
  });

  test.each<[string, object | string, [upTo: string | null, attempts: number]]>([
    ['the first attempt', intentOf(), ['0.10', 2]],
    ['the third', intentOf({ attempts: 3, upTo: '0.08' }), ['0.18', 4]],
    ['one of a price that nobody knew', intentOf({ price: null }), [null, 2]],
    ['one whose row is damaged', '{', [null, 2]],
  ])('sent again where that is said, %s: both may have to be paid', async (_, intent, sums) => {
    using one = asker();
    const { model } = keeping(pictureOf(red));
    leave(one.folder, await one.keyOf(model), intent);
    let during: unknown;
    const watched: ImageModel = {
      ...model,
      async generate(request) {
        during = one.store.intent(await one.keyOf(model));
        return model.generate(request);
      },
    };
    expect(await one.ask(watched, { resendUncertain: true })).toMatchObject({
      outcome: 'image',
      facts: { attempts: sums[1], cost: { usd: '0.05', upTo: sums[0] } },
    });
    // Killed now, all of it would be known.
    const { upTo } = during as { upTo: string | null };
    const more = upTo === null ? null : (Number(upTo) + 0.05).toFixed(2);
    expect(more).toBe(sums[0]);
    expect(during).toMatchObject({ owner: one.store.owner, isSent: true, attempts: sums[1] });
    expect(await one.stateOf(model)).toBe('stored');
  });

  test('whose row is damaged says what is known of it: nothing', async () => {
    using one = asker();
    const { model } = keeping(pictureOf(red));
    leave(one.folder, await one.keyOf(model), 'null');
    expect(await one.ask(model)).toMatchObject({
      outcome: 'uncertain',
      reason: expect.stringMatching(/^Sent, and the run was ended before an answer came/),
      facts: { cost: { usd: null, upTo: null } },
    });
    expect(model.asked).toEqual([]);
  });

  test('which then fails again for the account’s sake stays as it was', async () => {
    using one = asker();
    const model = fakeModel(badKey);
    const key = await one.keyOf(model);
    for (let time = 0; time < 3; time++) one.answering.accounts.note(model, badKey());
    leave(one.folder, key, intentOf());
    expect(await one.ask(model, { resendUncertain: true })).toMatchObject({ outcome: 'error' });
    expect(one.store.intent(key)).toEqual({ ...intentOf(), owner: DEAD });
  });
});

describe('a call that a killed run left between attempts', () => {
  test('is sent again without a question, and what the others may have cost is added', async () => {
    using one = asker();
    const { model, about } = keeping(pictureOf(red));
    const intent = intentOf({ isSent: false, upTo: '0.05', attempts: 2, requestId: 'job-2' });
    leave(one.folder, await one.keyOf(model), intent);
    expect(await one.stateOf(model)).toBe('open');
    expect(await one.ask(model)).toMatchObject({
      outcome: 'image',
      facts: { attempts: 3, requestIds: ['job-2'], cost: { usd: '0.05', upTo: '0.10' } },
    });
    expect([model.asked.length, about]).toEqual([1, []]);
  });

  test('is where one that was stopped between attempts stands', async () => {
    using one = asker();
    const stop = new AbortController();
    const model = fakeModel((_, time) => {
      if (time === 2) stop.abort(new Error('enough'));
      return time <= 2 ? lost() : pictureOf(red);
    });
    await expect(one.ask(model, { stop: stop.signal })).rejects.toThrow('enough');
    expect(await one.stateOf(model)).toBe('open');
    expect(await one.ask(model)).toMatchObject({
      outcome: 'image',
      facts: { attempts: 3, cost: { usd: '0.05', upTo: '0.15' } },
    });
  });

  test('and so is one whose account answered nobody after it was lost', async () => {
    using one = asker();
    const model = fakeModel((_, time) => [lost(), badKey(), pictureOf(red)][time - 1]!);
    expect(await one.ask(model)).toMatchObject({ outcome: 'error', reason: 'HTTP 401' });
    expect(await one.stateOf(model)).toBe('open');
    expect(await one.ask(model)).toMatchObject({
      outcome: 'image',
      facts: { attempts: 3, cost: { usd: '0.05', upTo: '0.10' } },
    });
  });

  test('while an account that never let anything be billed leaves nothing', async () => {
    using one = asker();
    const model = fakeModel(badKey);
    expect(await one.ask(model)).toMatchObject({ outcome: 'error' });
    expect(one.store.intent(await one.keyOf(model))).toBeNull();
  });

  test('a fault found before sending leaves nothing under way', async () => {
    using one = asker();
    const model = fakeModel((_, time) => {
      if (time === 1) throw new TyposcopeError('environment', 'no key');
      return pictureOf(red);
    });
    await expect(one.ask(model)).rejects.toThrow('no key');
    expect(await one.stateOf(model)).toBe('open');
    expect(await one.ask(model)).toMatchObject({
      outcome: 'image',
      facts: { attempts: 1, cost: { upTo: '0.05' } },
    });
  });
});

describe('what costs nothing', () => {
  test.each<[string, Partial<ImageModel>]>([
    ['a simulated model', { simulated: true }],
    ['a price of nothing', { price: () => ({ usd: '0.00', basis: 'fixed', priceDate: null }) }],
  ])('%s is not written down, and asked for again whatever was left', async (_, over) => {
    using one = asker();
    const model = fakeModel(() => pictureOf(red), over);
    const key = await one.keyOf(model);
    let during: unknown = 'never asked';
    const watched: ImageModel = {
      ...model,
      async generate(request) {
        during = one.store.intent(key);
        return model.generate(request);
      },
    };
    expect(await one.ask(watched)).toMatchObject({ outcome: 'image' });
    expect(during).toBeNull();

    using left = asker();
    leave(left.folder, key, intentOf());
    expect(await left.ask(model)).toMatchObject({ outcome: 'image' });
  });
});

test('while it flies, it is known to be sent, when, of what, and by which id', async () => {
  using one = asker();
  const seen: unknown[] = [];
  const model = fakeModel(async (request, time) => {
    const key = await one.keyOf(model);
    seen.push(one.store.intent(key));
    request.heard?.(`job-${time}`);
    request.heard?.('a second name of the same');
    seen.push(one.store.intent(key));
    return time === 1 ? lost() : pictureOf(red);
  });
  const before = new Date().toISOString();
  await one.ask(model);
  const base = { model: 'fake', sample: requestFor().sample.id, price: '0.05', isSent: true };
  expect(seen).toMatchObject([
    { ...base, owner: one.store.owner, attempts: 1, upTo: '0', requestId: null },
    { ...base, attempts: 1, upTo: '0', requestId: 'job-1' },
    { ...base, attempts: 2, upTo: '0.05', requestId: null },
    { ...base, attempts: 2, upTo: '0.05', requestId: 'job-2' },
  ]);
  const { at } = seen[0] as { at: string };
  expect(at >= before && at <= new Date().toISOString()).toBe(true);
});

test.each<[CellState['is'], { always: boolean; failed: boolean; uncertain: boolean }]>([
  ['open', { always: true, failed: true, uncertain: true }],
  ['stored', { always: false, failed: false, uncertain: false }],
  ['failed', { always: false, failed: true, uncertain: false }],
  ['uncertain', { always: false, failed: false, uncertain: true }],
  // It is fetched; but where that fails it is sent, so there must be money for it.
  ['pending', { always: false, failed: false, uncertain: true }],
])('what is %s may be sent: %j', (is, sent) => {
  const state = { is, sha256: null } as CellState;
  expect({
    always: isOpen(state, {}),
    failed: isOpen(state, { retryFailed: true }),
    uncertain: isOpen(state, { resendUncertain: true }),
  }).toEqual(sent);
});

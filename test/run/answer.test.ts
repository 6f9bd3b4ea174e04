import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../src/picture/limits.ts';
import { type Admit, type Answering, answerOf, stateOf } from '../../src/run/answer.ts';
import { type Budget, budgetOf, skippedReason } from '../../src/run/budget.ts';
import { freely } from '../../src/run/freely.ts';
import { openStore } from '../../src/store/store.ts';
import { requestFor } from '../models/a-request.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { fakeModel, nothingOf, pictureOf } from './fake-model.ts';

const picture = (colour: string) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: colour } });
const red = await picture('red').png().toBuffer();
const blue = await picture('blue').png().toBuffer();
const jpeg = await picture('red').jpeg().toBuffer();
const webp = await picture('red').webp().toBuffer();
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A store as one process has it open. */
function opened(folder = temporaryFolder()): Answering & Disposable & { folder: string } {
  const store = openStore(folder);
  return {
    folder,
    store,
    limits: defaultLimits,
    asking: new Map(),
    ...freely(),
    [Symbol.dispose]: () => store.close(),
  };
}

function picturesIn(folder: string): string[] {
  const names = readdirSync(join(folder, 'images'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.\w+$/.test(name)).map((name) => join(folder, 'images', name));
}

function change(file: string, how: (file: string) => void): void {
  chmodSync(file, 0o644);
  how(file);
}

describe('what was answered once', () => {
  test.each([
    ['a PNG', red, 'png'],
    ['a JPEG', jpeg, 'jpg'],
    ['a WebP', webp, 'webp'],
  ])('%s is found again without a call, by any process', async (_, bytes, suffix) => {
    const model = fakeModel(() => ({
      ...pictureOf(bytes),
      modelAnswered: 'fake-1-2026',
      requestIds: ['r'],
      usage: { tokens: 7 },
      injected: [],
    }));
    using one = opened();
    const first = await answerOf(model, requestFor(), one);
    expect(first).toMatchObject({
      outcome: 'image',
      picture: { sha256: hashOf(bytes), width: 8, height: 8 },
      facts: {
        modelAnswered: 'fake-1-2026',
        requestIds: ['r'],
        usage: { tokens: 7 },
        cost: { usd: '0.05', basis: 'usage', priceDate: null },
        latency: { attemptMs: 1200, totalMs: 1300 },
        attempts: 1,
        injected: [],
      },
    });
    expect(picturesIn(one.folder)).toEqual([
      join(one.folder, 'images', hashOf(bytes).slice(0, 2), `${hashOf(bytes)}.${suffix}`),
    ]);
    expect(await stateOf(model, requestFor(), one.store)).toMatchObject({
      is: 'stored',
      sha256: hashOf(bytes),
      suffix,
    });
    using other = opened(one.folder);
    for (const answering of [one, other]) {
      expect(await answerOf(model, requestFor(), answering)).toEqual(first);
    }
    expect(model.asked).toHaveLength(1);
  });

  test.each(['refused', 'empty'] as const)(
    '%s is kept, and is not asked for again',
    async (outcome) => {
      const model = fakeModel(() => nothingOf(outcome, 'content_policy: no'));
      using answering = opened();
      for (let time = 0; time < 3; time++) {
        expect(await answerOf(model, requestFor(), answering)).toMatchObject({
          outcome,
          reason: 'content_policy: no',
          facts: { cost: { usd: '0.05' } },
        });
      }
      expect(model.asked).toHaveLength(1);
      expect(await stateOf(model, requestFor(), answering.store)).toEqual({
        is: 'stored',
        sha256: null,
      });
    },
  );

  test.each(['error', 'timeout', 'absent'] as const)(
    '%s is asked for again where that is said, or nothing is lost by it',
    async (outcome) => {
      const model = fakeModel((_, time) =>
        time < 3 ? nothingOf(outcome, `no ${time}`) : pictureOf(red),
      );
      using answering = opened();
      const told = [];
      for (let time = 0; time < 4; time++) {
        const again = { ...answering, retryFailed: outcome !== 'absent' };
        told.push(await answerOf(model, requestFor(), again));
      }
      expect(told).toMatchObject([
        { outcome, reason: 'no 1' },
        { outcome, reason: 'no 2' },
        { outcome: 'image' },
        { outcome: 'image' },
      ]);
      expect(model.asked).toHaveLength(3);
    },
  );

  test('is asked for by another seed only where the model knows one', async () => {
    using answering = opened();
    const plain = fakeModel(() => pictureOf(red));
    const seeded = fakeModel(() => pictureOf(red), {
      identity: ({ seed }) => ({ provider: 'seeded', seed }),
    });
    for (const model of [plain, seeded]) {
      for (const seed of [1, 2]) await answerOf(model, { ...requestFor(), seed }, answering);
    }
    expect([plain.asked.length, seeded.asked.length]).toEqual([1, 2]);
  });

  test('repeats never share', async () => {
    using answering = opened();
    const model = fakeModel((_, time) => pictureOf(time === 1 ? red : blue));
    const answers = [];
    for (const repeat of [0, 1]) {
      answers.push(await answerOf(model, { ...requestFor(), repeat }, answering));
    }
    expect(answers).toMatchObject([
      { picture: { sha256: hashOf(red) } },
      { picture: { sha256: hashOf(blue) } },
    ]);
  });
});

describe('a picture that is lost', () => {
  const losses: [string, (file: string) => void][] = [
    ['deleted', (file) => rmSync(file)],
    ['emptied', (file) => change(file, (path) => truncateSync(path, 0))],
    ['cut off', (file) => change(file, (path) => truncateSync(path, 40))],
    [
      'changed in one byte of as many',
      (file) => {
        const bytes = readFileSync(file);
        bytes[bytes.length - 20]! ^= 1;
        change(file, (path) => writeFileSync(path, bytes));
      },
    ],
    ['another picture under its name', (file) => change(file, (path) => writeFileSync(path, blue))],
  ];

  test.each(losses)('%s: asked for again, once, and right on the disk', async (_, lose) => {
    using answering = opened();
    const model = fakeModel(() => pictureOf(red));
    const first = await answerOf(model, requestFor(), answering);
    const [file] = picturesIn(answering.folder);
    lose(file!);
    for (let time = 0; time < 3; time++) {
      expect(await answerOf(model, requestFor(), answering)).toEqual(first);
    }
    expect(model.asked).toHaveLength(2);
    // Readers read this file, not the bytes in memory.
    expect(readFileSync(file!).equals(red)).toBe(true);
  });

  test.each(losses)('%s: where another comes of it, that one is kept', async (_, lose) => {
    using answering = opened();
    const model = fakeModel((_, time) => pictureOf(time === 1 ? red : webp));
    await answerOf(model, requestFor(), answering);
    lose(picturesIn(answering.folder)[0]!);
    for (let time = 0; time < 3; time++) {
      expect(await answerOf(model, requestFor(), answering)).toMatchObject({
        picture: { sha256: hashOf(webp) },
      });
    }
    expect(model.asked).toHaveLength(2);
  });

  test('deleted: nothing is stored; and a refusal now stands for it', async () => {
    using answering = opened();
    const model = fakeModel((_, time) => (time === 1 ? pictureOf(red) : nothingOf('refused')));
    await answerOf(model, requestFor(), answering);
    rmSync(picturesIn(answering.folder)[0]!);
    expect(await stateOf(model, requestFor(), answering.store)).toEqual({ is: 'open' });
    for (let time = 0; time < 2; time++) {
      expect(await answerOf(model, requestFor(), answering)).toMatchObject({ outcome: 'refused' });
    }
    expect(model.asked).toHaveLength(2);
  });
});

test('a damaged row: asked for again, once', async () => {
  using answering = opened();
  const model = fakeModel(() => pictureOf(red));
  await answerOf(model, requestFor(), answering);
  using db = new DatabaseSync(join(answering.folder, 'store.db'));
  db.exec("UPDATE generations SET answer = '{'");
  expect(await stateOf(model, requestFor(), answering.store)).toEqual({ is: 'open' });
  for (let time = 0; time < 2; time++) {
    expect(await answerOf(model, requestFor(), answering)).toMatchObject({ outcome: 'image' });
  }
  expect(model.asked).toHaveLength(2);
});

describe('bytes that are no picture', () => {
  test.each<[string, Uint8Array, RegExp]>([
    ['none at all', new Uint8Array(), /no bytes/],
    ['a page of HTML', Buffer.from('<html>502 Bad Gateway</html>'), /not a picture/],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000'), /PNG, JPEG or WebP is expected/],
    ['a PNG of nothing but its name', red.subarray(0, 8), /\w/],
  ])(
    '%s: an error with the reason and what it cost, and no picture is kept',
    async (_, bytes, why) => {
      using answering = opened();
      const model = fakeModel(() => pictureOf(bytes));
      for (let time = 0; time < 2; time++) {
        expect(await answerOf(model, requestFor(), answering)).toMatchObject({
          outcome: 'error',
          reason: expect.stringMatching(why),
          facts: { cost: { usd: '0.05' }, attempts: 1 },
        });
      }
      expect(model.asked).toHaveLength(1);
      expect(picturesIn(answering.folder)).toEqual([]);
    },
  );

  test('beyond the limits', async () => {
    using answering = opened();
    const limits = { ...defaultLimits, maxPixels: 63 };
    const model = fakeModel(() => pictureOf(red));
    expect(await answerOf(model, requestFor(), { ...answering, limits })).toMatchObject({
      outcome: 'error',
    });
  });
});

/** Asks a budget as a run does. */
const within =
  (budget: Budget, price: string | null = '0.05'): Admit =>
  async () =>
    (price === null ? null : budget.reserve(price)) ?? skippedReason(budget, price);

describe('within a budget', () => {
  test('two at once under one key are one call, and one price', async () => {
    using answering = opened();
    const budget = budgetOf('0.05');
    const model = fakeModel(() => pictureOf(red));
    const asked = () => answerOf(model, requestFor(), answering, within(budget));
    const both = await Promise.all([asked(), asked()]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['image', 'image']);
    // From the store, though nothing is left.
    expect(await asked()).toMatchObject({ outcome: 'image' });
    expect(budget.spent()).toEqual({ usd: '0.05', isExact: true });
  });

  test('what is skipped is not kept, and can be asked for another time', async () => {
    using answering = opened();
    const model = fakeModel(() => pictureOf(red));
    const asked = (cap: string) => answerOf(model, requestFor(), answering, within(budgetOf(cap)));
    expect(await asked('0.04')).toMatchObject({
      outcome: 'skipped-budget',
      facts: { attempts: 0 },
    });
    expect(await stateOf(model, requestFor(), answering.store)).toEqual({ is: 'open' });
    expect(await asked('0.05')).toMatchObject({ outcome: 'image' });
    expect(model.asked).toHaveLength(1);
  });

  test('a call that throws may have been billed, and is not sent again of its own accord', async () => {
    using answering = opened();
    const budget = budgetOf('0.09');
    const model = fakeModel(() => Promise.reject(new Error('cut off')));
    await expect(answerOf(model, requestFor(), answering, within(budget))).rejects.toThrow(
      'cut off',
    );
    expect(budget.spent()).toEqual({ usd: '0.05', isExact: false });
    expect(budget.reserve('0.05')).toBeNull();
    expect(await stateOf(model, requestFor(), answering.store)).toEqual({ is: 'uncertain' });
  });

  test('a stored picture that is damaged is not asked for again at an unknown price', async () => {
    using answering = opened();
    const model = fakeModel(() => pictureOf(red), {
      price: () => ({ usd: null, basis: 'unknown', priceDate: null }),
    });
    await answerOf(model, requestFor(), answering);
    for (const file of picturesIn(answering.folder)) change(file, (path) => truncateSync(path, 20));
    const admit = within(budgetOf('9'), null);
    expect(await answerOf(model, requestFor(), answering, admit)).toMatchObject({
      outcome: 'skipped-budget',
      reason: expect.stringContaining('its price is not known'),
    });
    expect(model.asked).toHaveLength(1);
  });
});

describe('two at once under one key', () => {
  const slow = (bytes: Uint8Array, ms: number) =>
    fakeModel(async () => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return pictureOf(bytes);
    });

  test('in one run: one is asked, both have its answer', async () => {
    using answering = opened();
    const model = slow(red, 10);
    const [one, other] = await Promise.all([
      answerOf(model, requestFor(), answering),
      answerOf(model, requestFor(), answering),
    ]);
    expect(other).toBe(one);
    expect(model.asked).toHaveLength(1);
    expect(answering.asking.size).toBe(0);
  });

  test('in two processes: both go on with the one that is kept', async () => {
    using one = opened();
    using other = opened(one.folder);
    const answers = await Promise.all([
      answerOf(slow(red, 1), requestFor(), one),
      answerOf(slow(blue, 40), requestFor(), other),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject({ outcome: 'image', picture: { sha256: hashOf(red) } });
    }
    const later = fakeModel(() => pictureOf(blue));
    expect(await answerOf(later, requestFor(), one)).toEqual(answers[0]);
    expect(later.asked).toEqual([]);
  });

  test('a failure is told to both, and is over with it', async () => {
    using answering = opened();
    const model = fakeModel((_, time) => {
      if (time === 1) throw new Error('no network');
      return pictureOf(red);
    });
    const both = [
      answerOf(model, requestFor(), answering),
      answerOf(model, requestFor(), answering),
    ];
    for (const one of await Promise.allSettled(both)) expect(one.status).toBe('rejected');
    expect(await answerOf(model, requestFor(), answering)).toMatchObject({
      outcome: 'uncertain',
      reason: expect.stringMatching(/^Sent at .* UTC, and the run was ended before an answer came/),
      facts: { cost: { usd: null, upTo: '0.05' }, attempts: 1 },
    });
    const resend = { ...answering, resendUncertain: true };
    expect(await answerOf(model, requestFor(), resend)).toMatchObject({
      outcome: 'image',
      facts: { cost: { usd: '0.05', upTo: '0.10' }, attempts: 2 },
    });
    expect(model.asked).toHaveLength(2);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { StoredGeneration } from '../../src/store/generations.ts';
import { openStore } from '../../src/store/store.ts';
import { answerOf, HASH, HOSTILE } from './stored.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Puts something else into every row, as a failing disk or a curious user would. */
function spoil(folder: string, answer: string | number | Uint8Array): void {
  using db = new DatabaseSync(join(folder, 'store.db'));
  db.prepare('UPDATE generations SET answer = ?').run(answer);
}

describe('answers', () => {
  test.each(['image', 'refused', 'empty', 'error', 'timeout'] as const)(
    'of the outcome %s come back as they were, also from a store that was closed',
    (outcome) => {
      const folder = temporaryFolder();
      const answer = answerOf(outcome);
      {
        using store = openStore(folder);
        expect(store.generation('k')).toBeNull();
        expect(store.putGeneration('k', answer)).toEqual(answer);
      }
      using store = openStore(folder);
      expect(store.generation('k')).toEqual(answer);
      expect(store.generation('K')).toBeNull();
    },
  );

  test('with nothing known of them, too', () => {
    using store = openStore(temporaryFolder());
    const answer = answerOf('image', {
      modelAnswered: null,
      requestIds: [],
      cost: { usd: null, basis: 'unknown', priceDate: null },
      usage: null,
      latency: { attemptMs: null, totalMs: null },
      attempts: 0,
      injected: null,
    });
    store.putGeneration('k', answer);
    expect(store.generation('k')).toEqual(answer);
  });

  test('with all that is known of how they came, too', () => {
    using store = openStore(temporaryFolder());
    const answer = answerOf('image', {
      cost: { usd: '0.05', upTo: '0.15', basis: 'usage', priceDate: null },
      sent: { size: '1024x1536', seed: 7, loras: [{ scale: 0.5 }], style: null },
      headers: { 'x-ratelimit-remaining-requests': '3' },
      tries: [
        { outcome: 'error', reason: `HTTP 502 ${HOSTILE}`, ms: 12.5 },
        { outcome: 'timeout', reason: '', ms: null },
      ],
    });
    store.putGeneration('k', answer);
    expect(store.generation('k')).toEqual(answer);
    const nobodyKnows = answerOf('timeout', { cost: { ...answer.cost, usd: null, upTo: null } });
    store.putGeneration('l', nobodyKnows);
    expect(store.generation('l')).toEqual(nobodyKnows);
  });

  test('are kept once: the first one wins, from whatever store in the folder', () => {
    const folder = temporaryFolder();
    using one = openStore(folder);
    using other = openStore(folder);
    const first = answerOf('image');
    one.putGeneration('k', first);
    expect(other.putGeneration('k', answerOf('refused'))).toEqual(first);
    expect(one.generation('k')).toEqual(first);
  });

  describe('whose picture is lost', () => {
    const lost = answerOf('image');
    const again = answerOf('image', { picture: { sha256: 'd'.repeat(64), suffix: 'png' } });

    test('give way to what was asked for again', () => {
      using store = openStore(temporaryFolder());
      store.putGeneration('k', lost);
      expect(store.putGeneration('k', again, store.generation('k'))).toEqual(again);
      expect(store.generation('k')).toEqual(again);
    });

    test('but not where another program was faster', () => {
      const folder = temporaryFolder();
      using one = openStore(folder);
      using other = openStore(folder);
      one.putGeneration('k', lost);
      other.putGeneration('k', again, lost);
      expect(one.putGeneration('k', answerOf('refused'), lost)).toEqual(again);
      expect(one.generation('k')).toEqual(again);
    });

    test('and nothing gives way where nothing was lost', () => {
      using store = openStore(temporaryFolder());
      store.putGeneration('k', again);
      expect(store.putGeneration('k', lost, null)).toEqual(again);
    });
  });
});

describe('a failure', () => {
  const failure = answerOf('error');

  test('gives way to what came of asking again, also to another failure', () => {
    using store = openStore(temporaryFolder());
    for (const [before, after] of [
      [null, failure],
      [failure, answerOf('timeout')],
      [answerOf('timeout'), answerOf('image')],
    ] as const) {
      expect(store.generation('k')).toEqual(before);
      expect(store.putGeneration('k', after, before)).toEqual(after);
    }
    expect(store.generation('k')).toEqual(answerOf('image'));
  });

  test('does not give way to who knew nothing of it', () => {
    using store = openStore(temporaryFolder());
    store.putGeneration('k', failure);
    expect(store.putGeneration('k', answerOf('timeout'))).toEqual(failure);
  });

  test('asked again by two programs: the first of them wins', () => {
    const folder = temporaryFolder();
    using one = openStore(folder);
    using other = openStore(folder);
    one.putGeneration('k', failure);
    other.putGeneration('k', answerOf('image'), failure);
    expect(one.putGeneration('k', answerOf('timeout'), failure)).toEqual(answerOf('image'));
    expect(one.generation('k')).toEqual(answerOf('image'));
  });
});

describe('damage', () => {
  const json = (over: Record<string, unknown>) => JSON.stringify({ ...answerOf('image'), ...over });

  test.each<[string, string | number | Uint8Array]>([
    ['cut JSON', json({}).slice(0, -1)],
    ['an empty string', ''],
    ['a number', 7],
    ['bytes', new Uint8Array([0, 255, 3])],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['an outcome that is not kept', json({ outcome: 'uncertain' })],
    ['an image without its picture', json({ picture: null })],
    ['a refusal with a picture', json({ outcome: 'refused' })],
    ['a picture outside the store', json({ picture: { sha256: '../../etc', suffix: 'png' } })],
    ['a picture of another kind', json({ picture: { sha256: HASH, suffix: 'gif' } })],
    ['a price that is no number', json({ cost: { usd: 'free', basis: 'fixed', priceDate: null } })],
    ['a latency below 0', json({ latency: { attemptMs: -1, totalMs: null } })],
    ['half an attempt', json({ attempts: 0.5 })],
    ['a most that is no amount', json({ cost: { ...answerOf('image').cost, upTo: '-1' } })],
    ['a try without words', json({ tries: [{ outcome: 'error', ms: 1 }] })],
    ['a header that is no word', json({ headers: { a: 7 } })],
    ['an error with a picture', json({ outcome: 'error' })],
    ['a fault without a kind', json({ injected: [{ block: null, what: '', facts: {} }] })],
  ])('%s counts as absent and is replaced', (_, damaged) => {
    const folder = temporaryFolder();
    const answer = answerOf('image');
    {
      using store = openStore(folder);
      store.putGeneration('k', answer);
    }
    spoil(folder, damaged);
    using store = openStore(folder);
    expect(store.generation('k')).toBeNull();
    expect(store.putGeneration('k', answerOf('empty'))).toEqual(answerOf('empty'));
    expect(store.generation('k')).toEqual(answerOf('empty'));
  });

  test('broken pages of the database cost their answers, not the run', () => {
    const folder = temporaryFolder();
    const long = answerOf('refused', { reason: 'x'.repeat(3000) });
    {
      using store = openStore(folder);
      for (let i = 0; i < 40; i++) store.putGeneration(`k${i}`, long);
    }
    const file = join(folder, 'store.db');
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 * 3, 4096 * 30);
    writeFileSync(file, bytes);
    using store = openStore(folder);
    const found = Array.from({ length: 40 }, (_, i) => store.generation(`k${i}`));
    for (const answer of found) if (answer !== null) expect(answer).toEqual(long);
    expect(found).toContain(null);
    try {
      store.putGeneration('k0', long);
    } catch (error) {
      expect(error).toMatchObject({ code: 'store', what: 'the store is damaged' });
    }
  });
});

describe('what is not fit to be kept is refused, and not kept', () => {
  const fault = { kind: 'x', block: null, what: 'x' };
  test.each<[string, Partial<StoredGeneration>, string]>([
    ['an image without its picture', { picture: null }, 'picture'],
    ['an outcome of another kind', { outcome: 'absent' as 'empty' }, 'outcome'],
    ['a latency that is no number', { latency: { attemptMs: Number.NaN, totalMs: 1 } }, 'latency'],
    [
      'a fact that is no number',
      { injected: [{ ...fault, facts: { x: Number.NaN } }] },
      'injected',
    ],
    ['a price in words', { cost: { usd: '$1', basis: 'fixed', priceDate: null } }, 'cost'],
  ])('%s', (_, over, key) => {
    using store = openStore(temporaryFolder());
    expect(() => store.putGeneration('k', answerOf('image', over))).toThrow(
      expect.objectContaining({
        code: 'internal',
        what: 'a model’s answer is not fit to be kept',
        detail: expect.objectContaining({ key: expect.stringMatching(new RegExp(`^${key}`)) }),
      }),
    );
    expect(store.generation('k')).toBeNull();
  });
});

describe('a stored picture', () => {
  const bytes = Buffer.from('picture bytes');

  test('has a path while it is there', () => {
    using store = openStore(temporaryFolder());
    expect(store.picture(HASH, 'png')).toBeNull();
    const path = store.putPicture(bytes, HASH, 'png');
    expect(store.picture(HASH, 'png')).toBe(path);
    expect(store.picture(HASH, 'jpg')).toBeNull();
    expect(store.picture(HASH.replace('c', 'd'), 'png')).toBeNull();
  });

  test.each(['../x', HASH.toUpperCase(), ''])('is never looked for outside: %j', (name) => {
    using store = openStore(temporaryFolder());
    expect(() => store.picture(name, 'png')).toThrow(/named by its hash/);
  });
});

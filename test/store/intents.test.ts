import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { DEAD, intentOf, leave } from './an-intent.ts';
import { answerOf, HOSTILE } from './stored.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Two programs at one store. */
function two() {
  const folder = temporaryFolder();
  const [one, other] = [openStore(folder), openStore(folder)];
  return {
    folder,
    one,
    other,
    [Symbol.dispose]() {
      one.close();
      other.close();
    },
  };
}

describe('a call', () => {
  test.each([
    ['of a price', intentOf()],
    ['of a price that nobody knows', intentOf({ price: null, upTo: null })],
    ['of hostile words', intentOf({ model: HOSTILE, sample: HOSTILE, requestId: HOSTILE })],
    ['between attempts', intentOf({ isSent: false, upTo: '0.10', attempts: 3 })],
  ])('%s comes back as it was, with whose it is, from any store in the folder', (_, intent) => {
    using both = two();
    const { one, other } = both;
    expect(one.intent('k')).toBeNull();
    expect(one.openIntent('k', intent)).toBe(true);
    for (const store of [one, other]) {
      expect(store.intent('k')).toEqual({ ...intent, owner: one.owner });
      expect(store.intent('K')).toBeNull();
    }
  });

  test('is opened by one, and not again by anybody', () => {
    using both = two();
    const { one, other } = both;
    expect(one.openIntent('k', intentOf())).toBe(true);
    expect(other.openIntent('k', intentOf({ model: 'other' }))).toBe(false);
    expect(one.openIntent('k', intentOf({ model: 'again' }))).toBe(false);
    expect(other.intent('k')).toMatchObject({ model: 'fake', owner: one.owner });
  });

  test('is written on by its owner alone', () => {
    using both = two();
    const { one, other } = both;
    one.openIntent('k', intentOf());
    other.updateIntent('k', intentOf({ requestId: 'theirs' }));
    expect(one.intent('k')).toMatchObject({ requestId: null });
    one.updateIntent('k', intentOf({ requestId: 'mine' }));
    expect(other.intent('k')).toMatchObject({ requestId: 'mine' });
    other.dropIntent('k');
    expect(one.intent('k')).not.toBeNull();
    one.dropIntent('k');
    expect(one.intent('k')).toBeNull();
    // There is nothing to write on any more.
    one.updateIntent('k', intentOf());
    expect(one.intent('k')).toBeNull();
  });

  test('that a dead one left is taken over by one of those who want it', () => {
    using both = two();
    const { folder, one, other } = both;
    leave(folder, 'k', intentOf());
    const [seen, alsoSeen] = [one.intent('k')!, other.intent('k')!];
    expect(seen.owner).toBe(DEAD);
    expect(one.takeIntent('k', seen, intentOf({ attempts: 2 }))).toBe(true);
    expect(other.takeIntent('k', alsoSeen, intentOf({ attempts: 2 }))).toBe(false);
    expect(other.intent('k')).toMatchObject({ attempts: 2, owner: one.owner });
  });

  test('of one’s own is taken over, too, and one that is over is not', () => {
    using both = two();
    const { one } = both;
    one.openIntent('k', intentOf());
    const seen = one.intent('k')!;
    expect(one.takeIntent('k', seen, intentOf({ attempts: 2 }))).toBe(true);
    one.putGeneration('k', answerOf('refused'));
    expect(one.takeIntent('k', seen, intentOf())).toBe(false);
    expect(one.intent('k')).toBeNull();
  });

  test('is over with its answer, whoever gives it, and no other is', () => {
    using both = two();
    const { one, other } = both;
    for (const key of ['k', 'l']) one.openIntent(key, intentOf());
    other.putGeneration('k', answerOf('error'));
    expect(one.intent('k')).toBeNull();
    expect(one.intent('l')).not.toBeNull();
    // One that comes too late ends it all the same.
    one.openIntent('k', intentOf());
    expect(one.putGeneration('k', answerOf('timeout'))).toEqual(answerOf('error'));
    expect(one.intent('k')).toBeNull();
  });

  test('whose answer can’t be kept stays open', () => {
    using both = two();
    const { one } = both;
    one.openIntent('k', intentOf());
    expect(() => one.putGeneration('k', answerOf('image', { picture: null }))).toThrow(/not fit/);
    expect(one.intent('k')).not.toBeNull();
  });

  test('outlives its store', () => {
    const folder = temporaryFolder();
    const intent = intentOf({ requestId: 'r' });
    {
      using store = openStore(folder);
      store.openIntent('k', intent);
    }
    using store = openStore(folder);
    expect(store.intent('k')).toMatchObject(intent);
    expect(store.intent('k')!.owner).not.toBe(store.owner);
  });
});

describe('damage', () => {
  const json = (over: Record<string, unknown>) => ({ ...intentOf(), ...over });

  test.each<[string, unknown]>([
    ['cut JSON', JSON.stringify(intentOf()).slice(0, -1)],
    ['an empty string', ''],
    ['a list', []],
    ['nothing', 'null'],
    ['a price in words', json({ price: 'cheap' })],
    ['a price below 0', json({ upTo: '-1' })],
    ['half an attempt', json({ attempts: 0.5 })],
    ['an id that is no word', json({ requestId: 7 })],
    ['neither sent nor not', json({ isSent: 'perhaps' })],
  ])('%s is an open call of which nothing is known', (_, damaged) => {
    const folder = temporaryFolder();
    using store = openStore(folder);
    leave(folder, 'k', damaged);
    expect(store.intent('k')).toEqual({
      owner: DEAD,
      model: '',
      sample: '',
      at: '',
      isSent: true,
      price: null,
      upTo: null,
      attempts: 1,
      requestId: null,
    });
    expect(store.openIntent('k', intentOf())).toBe(false);
    expect(store.takeIntent('k', store.intent('k')!, intentOf())).toBe(true);
  });

  test('broken pages of the database cost their calls, not the run', () => {
    const folder = temporaryFolder();
    const long = intentOf({ requestId: 'x'.repeat(3000) });
    {
      using store = openStore(folder);
      for (let i = 0; i < 40; i++) store.openIntent(`k${i}`, long);
    }
    const file = join(folder, 'store.db');
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 * 12, 4096 * 40);
    writeFileSync(file, bytes);
    using store = openStore(folder);
    const found = Array.from({ length: 40 }, (_, i) => store.intent(`k${i}`));
    expect(found).toContain(null);
    for (const intent of found) if (intent !== null) expect(intent).toMatchObject(long);
    try {
      store.openIntent('new', long);
    } catch (error) {
      expect(error).toMatchObject({ code: 'store', what: 'the store is damaged' });
    }
  });
});

test('a store that is closed says so', () => {
  const store = openStore(temporaryFolder());
  store.close();
  for (const use of [
    () => store.intent('k'),
    () => store.openIntent('k', intentOf()),
    () => store.updateIntent('k', intentOf()),
    () => store.dropIntent('k'),
  ]) {
    expect(use).toThrow();
  }
});

import { describe, expect, test } from 'vitest';
import { TyposcopeError } from '../../src/errors.ts';
import { openStore } from '../../src/store/store.ts';
import { intentOf } from './an-intent.ts';
import { answerOf } from './stored.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('what can wait a moment', () => {
  test('is done together with the rest, in its order, and says what came of it', async () => {
    using store = openStore(temporaryFolder());
    const done: string[] = [];
    const both = Promise.all([
      store.soon(() => done.push('a') && store.openIntent('k', intentOf())),
      store.soon(() => done.push('b') && store.openIntent('k', intentOf())),
    ]);
    expect(done).toEqual([]);
    expect(await both).toEqual([true, false]);
    expect(done).toEqual(['a', 'b']);
    expect(store.intent('k')).not.toBeNull();
  });

  test('is done when the store is closed, if not before', async () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    const kept = store.soon(() => store.putGeneration('k', answerOf('refused')));
    store.close();
    expect(await kept).toMatchObject({ outcome: 'refused' });
    using again = openStore(folder);
    expect(again.generation('k')).toMatchObject({ outcome: 'refused' });
  });

  test('one that is refused before anything is written is no fault of the others', async () => {
    using store = openStore(temporaryFolder());
    const told = await Promise.allSettled([
      store.soon(() => store.openIntent('k', intentOf())),
      store.soon(() => {
        throw new TyposcopeError('internal', 'not fit');
      }),
      store.soon(() => store.openIntent('l', intentOf())),
    ]);
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([store.intent('k'), store.intent('l')]).not.toContain(null);
  });

  test('where the disk refuses, nothing of it is done, and all are told', async () => {
    using store = openStore(temporaryFolder());
    const full = new TyposcopeError('store', 'the disk is full');
    const told = await Promise.allSettled([
      store.soon(() => store.openIntent('k', intentOf())),
      store.soon(() => {
        throw full;
      }),
    ]);
    expect(told.map((one) => (one.status === 'rejected' ? one.reason : null))).toEqual([
      full,
      full,
    ]);
    expect(store.intent('k')).toBeNull();
    expect(await store.soon(() => store.openIntent('k', intentOf()))).toBe(true);
  });
});

import type * as fs from 'node:fs';
import { expect, test, vi } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { intentOf } from './an-intent.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Trips to the disk that are under way, and how to end them. */
const away: (() => void)[] = [];

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof fs>()),
  fsync: (_: number, done: (error: null) => void) => void away.push(() => done(null)),
}));

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what comes while the disk is busy waits, and goes with one next trip', async () => {
  using store = openStore(temporaryFolder());
  const done: string[] = [];
  const one = (name: string) =>
    store.soon(() => store.openIntent(name, intentOf()) && done.push(name));
  const first = one('a');
  await turn();
  const rest = [one('b'), one('c')];
  await turn();
  await turn();
  expect([done, away.length]).toEqual([['a'], 1]);
  away.shift()!();
  await first;
  expect([done, away.length]).toEqual([['a', 'b', 'c'], 1]);
  away.shift()!();
  await Promise.all(rest);
});

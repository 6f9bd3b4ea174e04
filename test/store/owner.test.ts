import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { isAlive, newOwner } from '../../src/store/owner.ts';
import { openStore } from '../../src/store/store.ts';
import { DEAD, holderOf, intentOf } from './an-intent.ts';
import { temporaryFolder } from './temporary-folder.ts';

const hasProc = process.platform === 'linux';

test('an owner lives until it ends, each of a process for itself', () => {
  const [one, other] = [newOwner(), newOwner()];
  expect(one.id).not.toBe(other.id);
  expect(one.id).toMatch(new RegExp(`^\\S+ ${process.pid} (\\d+|-) [0-9a-f-]{36}$`));
  expect([one, other].map(({ id }) => isAlive(id))).toEqual([true, true]);
  one.end();
  expect([one, other].map(({ id }) => isAlive(id))).toEqual([false, true]);
  other.end();
});

test('a store is one as long as it is open', () => {
  const store = openStore(temporaryFolder());
  const { owner } = store;
  expect(isAlive(owner)).toBe(true);
  store.close();
  store.close();
  expect(isAlive(owner)).toBe(false);
});

test('another process is one as long as it lives', async () => {
  const folder = temporaryFolder();
  const holder = await holderOf(folder, 'k', intentOf());
  expect(holder.owner.split(' ')[1]).not.toBe(String(process.pid));
  expect(isAlive(holder.owner)).toBe(true);
  await holder.kill();
  expect(isAlive(holder.owner)).toBe(false);
});

describe('by its words', () => {
  const mine = newOwner().id.split(' ');
  const words = (...own: unknown[]) => own.join(' ');

  test.each<[string, string, boolean | null]>([
    ['dead for long', DEAD, false],
    [
      'this process, of another store that is closed',
      words(mine[0], process.pid, mine[2], 'x'),
      false,
    ],
    ['of another machine', words('elsewhere.example', process.pid, mine[2], mine[3]), null],
    [
      'of another machine, and dead there perhaps',
      words('elsewhere.example', 99999999, '-', 'x'),
      null,
    ],
    [
      'where nobody knows when it began, and it lives',
      words(hostname(), process.ppid, '-', 'x'),
      true,
    ],
    ['no number', words(hostname(), 'x', '-', 'x'), false],
    ['the number of no process', words(hostname(), 0, '-', 'x'), false],
    // To send them a signal would be to send it to a whole group.
    ['the number of many', words(hostname(), -1, '-', 'x'), false],
    ['half a number', words(hostname(), 1.5, '-', 'x'), false],
    ['a host alone', hostname(), false],
    ['nothing', '', null],
  ])('%s', (_, owner, alive) => {
    expect(isAlive(owner)).toBe(alive);
  });

  test.runIf(hasProc)('a number that was given anew is somebody else’s', () => {
    const began = (pid: number) =>
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19]!;
    expect(mine[2]).toBe(began(process.pid));
    const parent = process.ppid;
    expect(isAlive(words(hostname(), parent, began(parent), 'x'))).toBe(true);
    expect(isAlive(words(hostname(), parent, `${Number(began(parent)) - 1}`, 'x'))).toBe(false);
    // Even our own.
    expect(isAlive(words(hostname(), process.pid, '1', mine[3]))).toBe(false);
  });
});

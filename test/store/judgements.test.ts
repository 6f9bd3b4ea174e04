import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deflateSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { atOnce } from '../../src/store/at-once.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openJudgements } from '../../src/store/judgements.ts';
import { openStore } from '../../src/store/store.ts';
import { HOSTILE } from './stored.ts';
import { temporaryFolder } from './temporary-folder.ts';

const judgement = { text: { blocks: [{ read: HOSTILE, cer: 0.25 }] }, layout: [], usable: null };

/** Puts something else into every row, as a failing disk would. */
function spoil(folder: string, value: Uint8Array | string): void {
  using db = new DatabaseSync(join(folder, 'store.db'));
  db.prepare('UPDATE judgements SET judgement = ?').run(value);
}

function packed(folder: string): Uint8Array {
  using db = new DatabaseSync(join(folder, 'store.db'));
  return db.prepare('SELECT judgement FROM judgements').get()!.judgement as Uint8Array;
}

describe('a judgement', () => {
  test('comes back as it was, also from a store that was closed', () => {
    const folder = temporaryFolder();
    {
      using store = openStore(folder);
      expect(store.judgement('k')).toBeNull();
      store.putJudgement('k', 'code', judgement);
    }
    using store = openStore(folder);
    expect(store.judgement('k')).toEqual(judgement);
    expect(store.judgement('l')).toBeNull();
  });

  test('is the one that was put last: it is no evidence', () => {
    using store = openStore(temporaryFolder());
    store.putJudgement('k', 'code', judgement);
    store.putJudgement('k', 'code', { usable: true });
    expect(store.judgement('k')).toEqual({ usable: true });
  });

  test('is there when the program was killed right after', () => {
    const folder = temporaryFolder();
    const store = JSON.stringify(join(import.meta.dirname, '../../src/store/store.ts'));
    const program = `
      const { openStore } = await import(${store});
      openStore(process.argv[1]).putJudgement('k', 'code', { usable: false });
      process.kill(process.pid, 'SIGKILL');`;
    const way = ['--input-type=module', '-e', program, folder];
    expect(spawnSync(process.execPath, way).signal).toBe('SIGKILL');
    using opened = openStore(folder);
    expect(opened.judgement('k')).toEqual({ usable: false });
  });
});

describe('damaged, it is absent, and can be put again', () => {
  test.each<[string, (good: Uint8Array) => Uint8Array | string]>([
    ['nothing', () => new Uint8Array()],
    ['cut off', (good) => good.subarray(0, good.length - 5)],
    ['one bit turned', (good) => good.with(good.length >> 1, good[good.length >> 1]! ^ 1)],
    ['not packed', () => Buffer.from(JSON.stringify(judgement))],
    ['words', () => JSON.stringify(judgement)],
    ['no JSON', () => deflateSync('{"text":')],
  ])('%s', (_, damage) => {
    const folder = temporaryFolder();
    using store = openStore(folder);
    store.putJudgement('k', 'code', judgement);
    spoil(folder, damage(packed(folder)));
    expect(store.judgement('k')).toBeNull();
    store.putJudgement('k', 'code', judgement);
    expect(store.judgement('k')).toEqual(judgement);
  });
});

describe('dropped', () => {
  test('is what other code judged, and nothing else', () => {
    using store = openStore(temporaryFolder());
    store.putJudgement('a', 'old', 1);
    store.putJudgement('b', 'new', 2);
    store.dropJudgements('new', 10);
    expect(['a', 'b'].map((key) => store.judgement(key))).toEqual([null, 2]);
  });

  test('is what is beyond the latest so many', () => {
    using store = openStore(temporaryFolder());
    for (const key of ['a', 'b', 'c', 'd']) store.putJudgement(key, 'code', key);
    // Put again, it is the latest.
    store.putJudgement('a', 'code', 'a');
    store.dropJudgements('code', 4);
    expect(store.judgement('b')).toBe('b');
    store.dropJudgements('code', 2);
    expect(['a', 'b', 'c', 'd'].map((key) => store.judgement(key))).toEqual(['a', null, null, 'd']);
  });
});

test('what is kept after it waits for the disk as ever', () => {
  const file = join(temporaryFolder(), 'store.db');
  const db = openDatabase(file);
  onTestFinished(() => db.close());
  const synchronous = () => db.prepare('PRAGMA synchronous').get()!.synchronous;
  const full = synchronous();
  const judgements = openJudgements(db, file);
  judgements.putJudgement('k', 'code', 1);
  expect(synchronous()).toBe(full);
  // Nor does it trouble whoever keeps several things at once.
  atOnce(db, file, () => judgements.putJudgement('l', 'code', 2));
  expect(synchronous()).toBe(full);
  expect(judgements.judgement('l')).toBe(2);
});

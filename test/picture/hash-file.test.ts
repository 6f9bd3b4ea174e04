import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { hashRegularFile } from '../../src/picture/hash-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'typoscope-hash-'));
const bounds = { maxBytes: 1000, within: folder };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
afterEach(() => {
  vi.useRealTimers();
});

/** As if the file had not been changed for a minute. */
const aMinuteOn = () => vi.setSystemTime(Date.now() + 60_000);

test('a file that was changed has another hash, its size and its time being the same', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const path = join(folder, 'a');
  writeFileSync(path, 'one');
  utimesSync(path, 1, 1);
  aMinuteOn();
  for (let n = 0; n < 2; n++) {
    expect(await hashRegularFile(path, bounds)).toEqual({ ok: true, sha256: sha256('one') });
  }
  writeFileSync(path, 'two');
  utimesSync(path, 1, 1);
  expect(await hashRegularFile(path, bounds)).toEqual({ ok: true, sha256: sha256('two') });
  writeFileSync(join(folder, 'b'), 'six');
  renameSync(join(folder, 'b'), path);
  expect(await hashRegularFile(path, bounds)).toEqual({ ok: true, sha256: sha256('six') });
});

test('a link that is turned out of the folder is told, whatever was known of it', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const outside = join(mkdtempSync(join(tmpdir(), 'typoscope-outside-')), 'x');
  writeFileSync(outside, 'one');
  mkdirSync(join(folder, 'links'));
  const link = join(folder, 'links', 'l');
  writeFileSync(join(folder, 'inner'), 'one');
  symlinkSync(join(folder, 'inner'), link);
  aMinuteOn();
  expect(await hashRegularFile(link, bounds)).toMatchObject({ ok: true });
  symlinkSync(outside, join(folder, 'links', 'm'));
  renameSync(join(folder, 'links', 'm'), link);
  expect(await hashRegularFile(link, bounds)).toMatchObject({ ok: false, reason: 'outside' });
});

test('what can’t be read is no hash', async () => {
  expect(await hashRegularFile(join(folder, 'none'), bounds)).toMatchObject({ reason: 'missing' });
});

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashThread } from '../../src/picture/hash-thread.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

function fileOf(bytes: Uint8Array): string {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, bytes);
  return path;
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('many at once, large and small: each its own hash and first bytes', async () => {
  const contents = Array.from({ length: 50 }, (_, n) =>
    Buffer.alloc(n % 2 === 0 ? 3 * n : 2_000_000 + n, n),
  );
  const found = await Promise.all(
    contents.map((bytes) => hashThread().hash(fileOf(bytes), 10_000_000)),
  );
  expect(found).toEqual(
    contents.map((bytes) => ({
      sha256: sha256(bytes),
      head: new Uint8Array(bytes.subarray(0, 1024)),
    })),
  );
});

test('what is not there, is no file, or is larger, is nothing; the next is found', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'folder'));
  const five = fileOf(Buffer.from('12345'));
  expect(await hashThread().hash(join(folder, 'none'), 10)).toBeNull();
  expect(await hashThread().hash(join(folder, 'folder'), 10_000_000)).toBeNull();
  expect(await hashThread().hash(five, 4)).toBeNull();
  expect(await hashThread().hash(five, 5)).toMatchObject({ sha256: sha256(Buffer.from('12345')) });
});

test('a program that waits for it goes on, and ends when nobody does', () => {
  const file = fileOf(Buffer.from('12345'));
  const thread = JSON.stringify(join(import.meta.dirname, '../../src/picture/hash-thread.ts'));
  const program = `
    const { hashThread } = await import(${thread});
    for (let n = 0; n < 3; n++) await hashThread().hash(process.argv[1], 5);
    console.log((await hashThread().hash(process.argv[1], 5)).sha256);`;
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, file],
    { timeout: 20_000, encoding: 'utf8' },
  );
  expect([status, stdout.trim()]).toEqual([0, sha256(Buffer.from('12345'))]);
});

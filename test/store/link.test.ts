import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { linkInto } from '../../src/store/link.ts';
import { temporaryFolder } from './temporary-folder.ts';

const refusal = vi.hoisted(() => ({ errno: null as string | null }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    linkSync(...args: Parameters<typeof fs.linkSync>) {
      if (refusal.errno !== null) throw Object.assign(new Error('no'), { code: refusal.errno });
      fs.linkSync(...args);
    },
  };
});

let stored: string;
let run: string;
beforeEach(() => {
  refusal.errno = null;
  const folder = temporaryFolder();
  stored = join(folder, 'stored.png');
  writeFileSync(stored, 'evidence', { mode: 0o444 });
  run = join(folder, 'run', 'images');
});

test('a stored file is shown in a run’s folder without a copy', async () => {
  await linkInto(stored, join(run, 'ab', 'x.png'));
  expect(statSync(join(run, 'ab', 'x.png')).ino).toBe(statSync(stored).ino);
  expect(readdirSync(join(run, 'ab'))).toEqual(['x.png']);
});

test('what was there is replaced, by a link once and again', async () => {
  mkdirSync(run, { recursive: true });
  writeFileSync(join(run, 'x.png'), 'old');
  for (let i = 0; i < 2; i++) {
    await linkInto(stored, join(run, 'x.png'));
    expect(readFileSync(join(run, 'x.png'), 'utf8')).toBe('evidence');
    expect(readdirSync(run)).toEqual(['x.png']);
  }
});

test('a link that was there is replaced, not followed', async () => {
  mkdirSync(run, { recursive: true });
  const elsewhere = join(run, '..', 'elsewhere');
  writeFileSync(elsewhere, 'precious');
  symlinkSync(elsewhere, join(run, 'x.png'));
  await linkInto(stored, join(run, 'x.png'));
  expect(readFileSync(elsewhere, 'utf8')).toBe('precious');
  expect(readFileSync(join(run, 'x.png'), 'utf8')).toBe('evidence');
});

test.each(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP'])('%s: a copy serves as well', async (errno) => {
  refusal.errno = errno;
  await linkInto(stored, join(run, 'x.png'));
  expect(readFileSync(join(run, 'x.png'), 'utf8')).toBe('evidence');
  expect(statSync(join(run, 'x.png')).ino).not.toBe(statSync(stored).ino);
  expect(readdirSync(run)).toEqual(['x.png']);
});

test('a full disk is told in words, and what was there stays', async () => {
  mkdirSync(run, { recursive: true });
  writeFileSync(join(run, 'x.png'), 'old');
  refusal.errno = 'ENOSPC';
  await expect(linkInto(stored, join(run, 'x.png'))).rejects.toThrow(
    expect.objectContaining({ code: 'output', what: 'the disk is full' }),
  );
  expect(readFileSync(join(run, 'x.png'), 'utf8')).toBe('old');
  expect(readdirSync(run)).toEqual(['x.png']);
});

test('a folder in the way is told in words', async () => {
  mkdirSync(join(run, 'x.png', 'full'), { recursive: true });
  await expect(linkInto(stored, join(run, 'x.png'))).rejects.toThrow(
    expect.objectContaining({ code: 'output', what: 'a folder is where a file should be' }),
  );
  expect(readdirSync(run)).toEqual(['x.png']);
});

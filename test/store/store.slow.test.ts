import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { keyOf, readingOf } from './stored.ts';
import { temporaryFolder } from './temporary-folder.ts';

const WRITER = join(import.meta.dirname, 'writer.ts');

interface Writer {
  child: ChildProcess;
  lines: string[];
  errors: () => string;
}

function startWriter(folder: string, name: string, count?: number): Writer {
  const args = [WRITER, folder, name, ...(count === undefined ? [] : [String(count)])];
  return watch(spawn(process.execPath, args));
}

function watch(child: ChildProcess): Writer {
  const lines: string[] = [];
  let rest = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    // A line that is not finished was perhaps not said.
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return { child, lines, errors: () => errors };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function expectKept(folder: string, keys: readonly string[]): void {
  using store = openStore(folder);
  for (const key of keys) {
    expect(store.reading(keyOf(key)), key).toEqual(readingOf(key.replace('-', ' '), 8));
  }
}

test('a process killed at any moment loses no reading it has kept', async () => {
  const folder = temporaryFolder();
  const kept: string[] = [];
  for (const [round, lines] of [1, 20, 57, 130].entries()) {
    const writer = startWriter(folder, `r${round}`);
    await until(() => writer.lines.length >= lines);
    writer.child.kill('SIGKILL');
    await once(writer.child, 'close');
    expect(writer.lines.length).toBeGreaterThanOrEqual(lines);
    kept.push(...writer.lines);
    expectKept(folder, kept);
  }
});

test('several processes make and fill one store at once', async () => {
  const folder = temporaryFolder();
  const writers = ['a', 'b', 'c', 'd'].map((name) => startWriter(folder, name, 25));
  await Promise.all(writers.map(({ child }) => once(child, 'close')));
  expect(writers.map(({ errors }) => errors())).toEqual(['', '', '', '']);
  const kept = writers.flatMap(({ lines }) => lines);
  expect(kept).toHaveLength(100);
  expectKept(folder, kept);
});

test('a disk that fills up is told, and what was kept stays', async () => {
  const folder = temporaryFolder();
  openStore(folder).close();
  // No file of this process may grow beyond this many blocks: to it, that is a full disk.
  const limited = 'ulimit -f 400; exec "$@"';
  const child = spawn('sh', ['-c', limited, 'sh', process.execPath, WRITER, folder, 'x']);
  const writer = watch(child);
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(writer.errors()).toMatch(/^TyposcopeError: .*store\.db: the disk .*full/);
  expect(writer.errors().trim()).not.toContain('\n');
  expect(writer.lines.length).toBeGreaterThan(3);
  expectKept(folder, writer.lines);
  expect(readdirSync(folder)).toContain('store.db');
});

import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, openOutput } from '../../src/store/folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('a folder', () => {
  test('is made with all that it lies in, and left as it is where it is there', () => {
    const folder = join(temporaryFolder(), 'a', 'b', 'c');
    makeFolder(folder);
    writeFileSync(join(folder, 'x'), '');
    makeFolder(folder);
    expect(readdirSync(folder)).toEqual(['x']);
  });

  test('may be a link to one', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'link'));
    makeFolder(join(folder, 'link', 'deep'));
    expect(existsSync(join(folder, 'real', 'deep'))).toBe(true);
  });

  test.runIf(existsSync('/proc/self'))('where nobody may make one ends with an error', () => {
    for (const folder of ['/proc/typoscope', '/proc/typoscope/deep']) {
      expect(() => makeFolder(folder)).toThrow(expect.objectContaining({ code: 'ENOENT' }));
    }
  });
});

describe('the folder of a run', () => {
  test('is there afterwards, with nothing in it', () => {
    const folder = join(temporaryFolder(), 'reports', 'r');
    openOutput(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  const root = process.getuid?.() === 0;
  test.each<[string, (folder: string) => string, string]>([
    ['a file', (folder) => file(folder), 'a file is where a folder should be'],
    ['below a file', (folder) => join(file(folder), 'sub'), 'a file is where a folder should be'],
    ['a link to nothing', (folder) => link(folder, 'gone'), 'a file is where a folder should be'],
    ['a link to itself', (folder) => link(folder, 'link'), 'links that lead in a circle'],
    ['a name too long', (folder) => join(folder, 'x'.repeat(300)), 'this name is too long'],
    ...(root ? [] : [['closed', closed, 'no permission'] as [string, typeof closed, string]]),
  ])('%s is told before anything else, by its own name', (_, made, words) => {
    const folder = made(temporaryFolder());
    expect(() => openOutput(folder)).toThrow(
      expect.objectContaining({
        code: 'output',
        what: expect.stringContaining(words),
        detail: expect.objectContaining({ file: folder }),
      }),
    );
  });
});

function file(folder: string): string {
  writeFileSync(join(folder, 'file'), '');
  return join(folder, 'file');
}

function link(folder: string, to: string): string {
  symlinkSync(to, join(folder, 'link'));
  return join(folder, 'link');
}

function closed(folder: string): string {
  chmodSync(folder, 0o555);
  return folder;
}

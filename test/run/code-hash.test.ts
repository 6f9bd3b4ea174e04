import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { codeHash, ownCode } from '../../src/run/code-hash.ts';
import { folderOf } from './folder.ts';

const SRC = join(import.meta.dirname, '../../src');

const FILES = {
  'package.json': JSON.stringify({
    version: '1.0.0',
    dependencies: { linebreak: '1.1.0' },
    devDependencies: { vitest: '5.1.1' },
  }),
  'code/text/judge.js': 'export const judge = 1;',
  'code/text/judge.d.ts': 'export declare const judge: 1;',
  'code/reading/calibration.json': '{"version":"1"}',
  'code/cli/run.js': 'export const run = 1;',
};

let folder: string;
let before: string;
beforeEach(async () => {
  folder = await folderOf(FILES);
  before = codeHash(join(folder, 'code'));
});
const after = () => codeHash(join(folder, 'code'));
const write = (path: string, content: string) => writeFileSync(join(folder, path), content);

describe('other code', () => {
  test.each<[string, () => void]>([
    ['a file that judges', () => write('code/text/judge.js', 'export const judge = 2;')],
    ['data of it', () => write('code/reading/calibration.json', '{"version":"2"}')],
    ['one more file', () => write('code/text/more.js', '')],
    ['one less', () => rmSync(join(folder, 'code/text/judge.js'))],
    [
      'another name',
      () => renameSync(join(folder, 'code/text/judge.js'), join(folder, 'code/text/judged.js')),
    ],
    [
      'another version of what it is built on',
      () => write('package.json', FILES['package.json'].replace('1.1.0', '1.1.1')),
    ],
  ])('%s', (_, change) => {
    change();
    expect(after()).not.toBe(before);
  });
});

describe('the same code', () => {
  test.each<[string, () => void]>([
    ['nothing changed', () => {}],
    ['what prints', () => write('code/cli/run.js', 'export const run = 2;')],
    ['types', () => write('code/text/judge.d.ts', 'export declare const judge: number;')],
    ['maps', () => write('code/text/judge.js.map', '{}')],
    ['tools', () => write('package.json', FILES['package.json'].replace('5.1.1', '6.0.0'))],
    [
      'its own version',
      () => write('package.json', FILES['package.json'].replace('1.0.0', '2.0.0')),
    ],
  ])('%s', (_, change) => {
    change();
    expect(after()).toBe(before);
  });
});

test('of this program', () => {
  expect(ownCode()).toBe(codeHash());
  expect(ownCode()).toMatch(/^[0-9a-f]{64}$/);
});

/** Files that these load, by way of others too; types load nothing. */
function loadedBy(starts: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!file.endsWith('.ts')) return;
    const code = readFileSync(file, 'utf8');
    const imports = code.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm);
    for (const [, path] of imports) visit(join(dirname(file), path!));
  };
  for (const start of starts) visit(join(SRC, start));
  return [...seen].map((file) => relative(SRC, file));
}

test('no code that judges is left out of it', () => {
  const loaded = loadedBy([
    'text/judge.ts',
    'layout/rules.ts',
    'layout/blocks.ts',
    'layout/tidied.ts',
    'layout/logo/places.ts',
    'reading/calibration.ts',
    'run/picture-result.ts',
    'run/usable.ts',
    'figures/error-counts.ts',
    'figures/noise-floor.ts',
    'results/judgement.ts',
  ]);
  expect(loaded.length).toBeGreaterThan(100);
  const rooms = new Set(loaded.map((path) => path.split(sep)[0]!));
  for (const room of ['benchmark', 'cli', 'models', 'typeset']) expect(rooms).not.toContain(room);
});

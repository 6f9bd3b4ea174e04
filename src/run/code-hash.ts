import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The program: `src` where it runs as it is written, `dist` where it was built. */
const ROOT = join(import.meta.dirname, '..');

/** Rooms whose code moves no figure of a picture: they ask, draw, compare and print. */
const NO_PART = new Set(['benchmark', 'cli', 'compare', 'gates', 'models', 'typeset']);

/** What is beside the code of `dist` and is never run. */
const BESIDE = /\.(?:d\.ts|map)$/;

/**
 * One hash for all that turns evidence into figures: the program's own code and data, the versions of
 * what it is built on, and the engine's Unicode data. What was judged by other code counts no more.
 */
export function codeHash(root = ROOT): string {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, '..', 'package.json'), 'utf8'));
  const { node, icu, unicode } = process.versions;
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !BESIDE.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .filter((path) => !NO_PART.has(path.split(sep)[0]!))
    .sort()
    .map((path) => [path, hash('sha256', readFileSync(join(root, path)))]);
  return hash('sha256', JSON.stringify([{ node, icu, unicode }, dependencies, files]));
}

let own: string | null = null;

/** Of the program that runs. It was loaded once, so it is looked at once. */
export function ownCode(): string {
  own ??= codeHash();
  return own;
}

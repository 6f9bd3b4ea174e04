import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { TyposcopeError } from '../errors.ts';
import { idExpected, idPattern } from './fields.ts';
import { safe, shown } from './finding.ts';
import { setSchema } from './schema.ts';

const TEMPLATE = fileURLToPath(new URL('../../templates/set', import.meta.url));

/** Samples that a set can begin with; each is good as it stands. */
export const templates = ['poster', 'packaging', 'menu', 'infographic', 'ui'] as const;

export interface NewSet {
  /** The folder that it will be in; the set is named as it. */
  folder: string;
  /** Of `templates`. */
  categories: readonly string[];
  title?: string | undefined;
}

/**
 * The files of a set to begin with, by their paths within it. Nothing is written.
 *
 * @throws {TyposcopeError} code `usage` where the folder can't be the name of a set
 */
export async function newSetFiles({
  folder,
  categories,
  title,
}: NewSet): Promise<Map<string, string>> {
  const name = basename(resolve(folder));
  if (!idPattern.test(name) || name.length > 80) {
    throw new TyposcopeError('usage', 'a folder that no set can be named as', {
      file: safe(folder),
      found: safe(name),
      expected: idExpected,
    });
  }
  if (title !== undefined && !setSchema.shape.title.safeParse(title).success) {
    throw new TyposcopeError('usage', 'a title that no set can have', {
      found: shown(title),
      expected: 'one line without control characters',
    });
  }
  const files = new Map([['set.yaml', named(await template('set.yaml'), name, title)]]);
  for (const category of categories) {
    const path = `samples/${category}.yaml`;
    const sample = await template(path);
    files.set(path, sample);
    for (const [asset] of sample.matchAll(/assets\/[a-z0-9-]+\.svg/g)) {
      if (!files.has(asset)) files.set(asset, await template(asset));
    }
  }
  return files;
}

function template(path: string): Promise<string> {
  return readFile(join(TEMPLATE, path), 'utf8');
}

function named(source: string, name: string, title: string | undefined): string {
  const line = (key: string, value: string) => stringify({ [key]: value }, { lineWidth: 0 });
  return source
    .replace(/^name: .*\n/m, () => line('name', name))
    .replace(/^title: .*\n/m, (whole) => (title === undefined ? whole : line('title', title)));
}

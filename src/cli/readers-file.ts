import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { FaultsError, TyposcopeError } from '../errors.ts';
import { MODES, READERS, type ReaderFiles, WEIGHTS } from '../reading/files.ts';

const schema = z.strictObject({
  reader: z.enum(READERS).optional(),
  mode: z.enum(MODES).optional(),
  weights: z.enum(WEIGHTS).optional(),
  detection: z.string().min(1).optional(),
  recognition: z.string().min(1).optional(),
  dictionary: z.string().min(1).optional(),
  languageData: z.string().min(1).optional(),
  modules: z.array(z.string().min(1)).optional(),
});
const EXPECTED = [
  `reader: ${READERS.join(' | ')}`,
  `mode: ${MODES.join(' | ')}`,
  `weights: ${WEIGHTS.join(' | ')}`,
  'paths under detection, recognition, dictionary, languageData',
  'a list of paths under modules',
].join('; ');

/**
 * What to read with. Paths are relative to the file that names them.
 *
 * @param allowModules whether the user lets modules run that the file names
 * @throws TyposcopeError('usage') for a file that can't be read, with every unknown key, every
 *   path that leads nowhere, a dictionary without weights, and modules that may not run
 */
export async function readersFile(file: string, allowModules = false): Promise<ReaderFiles> {
  let value: unknown;
  try {
    value = parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new TyposcopeError('usage', 'the readers file cannot be read', {
      file,
      found: cause instanceof Error ? cause.message.split('\n')[0] : String(cause),
      mend: 'Give --readers a YAML file',
      cause,
    });
  }
  const parsed = schema.safeParse(value);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(
        ({ path, message }) =>
          new TyposcopeError('usage', message, {
            file,
            key: path.length === 0 ? undefined : path.join('.'),
            expected: EXPECTED,
          }),
      );
  const { reader, mode, weights, modules, ...named } = parsed.data ?? {};
  const absolute = (path: string) => resolve(file, '..', path);
  const paths = Object.entries(named).map(([key, path]) => [key, absolute(path ?? '')] as const);
  const own = modules?.map(absolute);
  const all = [...paths, ...(own ?? []).map((path, i) => [`modules.${i}`, path] as const)];
  for (const [key, path] of all) {
    const fault = await pathFault(file, key, path);
    if (fault !== null) faults.push(fault);
  }
  if (named.dictionary !== undefined && named.recognition === undefined) {
    faults.push(withoutWeights(file));
  }
  if (own?.length && !allowModules) faults.push(notAllowed(file));
  if (faults.length > 0) throw new FaultsError('usage', 'the readers file has faults', faults);
  const set = Object.entries({ reader, mode, weights, modules: own });
  return Object.fromEntries([...set.filter(([, value]) => value !== undefined), ...paths]);
}

/** With the weights of npm, whose dictionary is known, every character would be another one. */
function withoutWeights(file: string): TyposcopeError {
  return new TyposcopeError('usage', 'dictionary goes with recognition', {
    file,
    key: 'dictionary',
    found: 'no recognition',
    mend: 'Name the weights that the dictionary came with under recognition, or leave it out',
  });
}

function notAllowed(file: string): TyposcopeError {
  return new TyposcopeError('usage', 'names modules, whose code would be run', {
    file,
    key: 'modules',
    mend: 'If you trust them, add --allow-modules',
  });
}

async function pathFault(file: string, key: string, path: string): Promise<TyposcopeError | null> {
  const expected = key === 'languageData' ? 'a folder' : 'a file';
  const info = await stat(path).catch(() => null);
  if (info !== null && (key === 'languageData' ? info.isDirectory() : info.isFile())) return null;
  return new TyposcopeError('usage', `no such ${expected.slice(2)}`, {
    file,
    key,
    found: info === null ? `nothing at ${path}` : path,
    expected,
    mend: 'Paths are relative to the readers file',
  });
}

import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { FaultsError, TyposcopeError } from '../errors.ts';
import { READERS, type ReaderFiles } from '../reading/files.ts';

const schema = z.strictObject({
  reader: z.enum(READERS).optional(),
  detection: z.string().min(1).optional(),
  recognition: z.string().min(1).optional(),
  dictionary: z.string().min(1).optional(),
  languageData: z.string().min(1).optional(),
});
const EXPECTED = `reader: ${READERS.join(' | ')}; paths under detection, recognition, dictionary, languageData`;

/**
 * Paths of weights, relative to the file that names them.
 *
 * @throws TyposcopeError('usage') for a file that can't be read, with every unknown key and every
 *   path that leads nowhere
 */
export async function readersFile(file: string): Promise<ReaderFiles> {
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
  const { reader, ...named } = parsed.data ?? {};
  const paths = Object.entries(named).map(
    ([key, path]) => [key, resolve(file, '..', path ?? '')] as const,
  );
  for (const [key, path] of paths) {
    const fault = await pathFault(file, key, path);
    if (fault !== null) faults.push(fault);
  }
  if (faults.length > 0) throw new FaultsError('usage', 'the readers file has faults', faults);
  return { ...(reader === undefined ? {} : { reader }), ...Object.fromEntries(paths) };
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

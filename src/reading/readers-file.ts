import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { FaultsError, TyposcopeError } from '../errors.ts';
import { readRegularFile } from '../picture/read-file.ts';
import { MODES, READERS, type ReaderFiles, WEIGHTS } from './files.ts';

const path = z.string().min(1);

/** What may stand in a readers file, or under `readers` in a benchmark. */
export const readersSchema = z.strictObject({
  reader: z.enum(READERS).optional().describe('Which reader reads.'),
  mode: z.enum(MODES).optional().describe('quick: one engine a line and nothing to vote.'),
  weights: z
    .enum(WEIGHTS)
    .optional()
    .describe('npm: leave better weights alone that `typoscope readers add` has fetched.'),
  detection: path.optional().describe('Path of the weights that find lines.'),
  recognition: path.optional().describe('Path of the weights that read lines.'),
  dictionary: path.optional().describe('Path of the characters that recognition writes.'),
  languageData: path.optional().describe('A folder of tesseract’s <code>.traineddata files.'),
  modules: z
    .array(path)
    .optional()
    .describe('Paths of readers of your own. They run only with --allow-modules.'),
});
export type ReadersKeys = z.infer<typeof readersSchema>;

/** A dozen paths, not a book. */
const MAX_BYTES = 1024 * 1024;
const EXPECTED = [
  `reader: ${READERS.join(' | ')}`,
  `mode: ${MODES.join(' | ')}`,
  `weights: ${WEIGHTS.join(' | ')}`,
  'paths under detection, recognition, dictionary, languageData',
  'a list of paths under modules',
].join('; ');

/** A fault of one key, before it is known under which key of which file the keys stand. */
export interface ReadersFault {
  what: string;
  path: readonly (string | number)[];
  found?: string;
  expected?: string;
  mend?: string;
}

/**
 * What to read with. Paths are relative to the file that names them.
 *
 * @param allowModules whether the user lets modules run that the file names
 * @throws TyposcopeError('usage') for a file that can't be read, with every unknown key, every
 *   path that leads nowhere, a dictionary without weights, and modules that may not run
 */
export async function readersFile(file: string, allowModules = false): Promise<ReaderFiles> {
  const value = await readValue(file);
  const parsed = readersSchema.safeParse(value);
  const { files, faults } = await readerFilesOf(parsed.data ?? {}, file, allowModules);
  const all = [
    ...(parsed.error?.issues ?? []).map(
      (issue): ReadersFault => ({
        what: issue.message,
        path: issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
        expected: EXPECTED,
      }),
    ),
    ...faults,
  ];
  if (all.length === 0) return files;
  throw new FaultsError(
    'usage',
    'the readers file has faults',
    all.map(({ what, path: at, ...more }) => {
      const key = at.length === 0 ? undefined : at.join('.');
      return new TyposcopeError('usage', what, { file, key, ...more });
    }),
  );
}

async function readValue(file: string): Promise<unknown> {
  const unreadable = (found: string, cause?: unknown) =>
    new TyposcopeError('usage', 'the readers file cannot be read', {
      file,
      found,
      mend: 'Give a YAML file of what to read with',
      cause,
    });
  const answer = await readRegularFile(file, { maxBytes: MAX_BYTES });
  if (!answer.ok) throw unreadable(answer.message.replace(/\.$/, ''));
  try {
    return parse(answer.bytes.toString('utf8'));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw unreadable(message.split('\n')[0] ?? '', cause);
  }
}

/**
 * The files that keys name, absolute, and what is wrong with them.
 *
 * @param file the one that the keys stand in, which paths are relative to
 */
export async function readerFilesOf(
  keys: ReadersKeys,
  file: string,
  allowModules = false,
): Promise<{ files: ReaderFiles; faults: ReadersFault[] }> {
  const { reader, mode, weights, modules, ...named } = keys;
  const absolute = (name: string) => resolve(file, '..', name);
  const paths = Object.entries(named).map(([key, name]) => [key, absolute(name ?? '')] as const);
  const own = modules?.map(absolute);
  const faults: ReadersFault[] = [];
  for (const [key, name] of paths) faults.push(...(await pathFaults([key], name)));
  for (const [i, name] of (own ?? []).entries()) {
    faults.push(...(await pathFaults(['modules', i], name)));
  }
  if (named.dictionary !== undefined && named.recognition === undefined) {
    faults.push(withoutWeights);
  }
  if (own?.length && !allowModules) faults.push(notAllowed);
  const set = Object.entries({ reader, mode, weights, modules: own });
  const files = Object.fromEntries([...set.filter(([, given]) => given !== undefined), ...paths]);
  return { files, faults };
}

/** With the weights of npm, whose dictionary is known, every character would be another one. */
const withoutWeights: ReadersFault = {
  what: 'dictionary goes with recognition',
  path: ['dictionary'],
  found: 'no recognition',
  mend: 'Name the weights that the dictionary came with under recognition, or leave it out',
};

const notAllowed: ReadersFault = {
  what: 'names modules, whose code would be run',
  path: ['modules'],
  mend: 'If you trust them, add --allow-modules',
};

async function pathFaults(at: readonly (string | number)[], name: string): Promise<ReadersFault[]> {
  const isFolder = at[0] === 'languageData';
  const info = await stat(name).catch(() => null);
  if (info !== null && (isFolder ? info.isDirectory() : info.isFile())) return [];
  return [
    {
      what: `no such ${isFolder ? 'folder' : 'file'}`,
      path: at,
      found: info === null ? `nothing at ${name}` : name,
      expected: isFolder ? 'a folder' : 'a file',
      mend: 'Paths are relative to the file that names them',
    },
  ];
}

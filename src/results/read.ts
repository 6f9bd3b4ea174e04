import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import { FaultsError, TyposcopeError } from '../errors.ts';
import { readRegularFile } from '../picture/read-file.ts';
import { type Results, resultsSchema } from './results-schema.ts';

/** A string of JavaScript has no more; a thousand pictures take some tens of megabytes. */
const MAX_BYTES = 512 * 1024 * 1024;
/** More than this many faults of one file tell no more. */
const TOLD = 10;

export interface ReadRun {
  results: Results;
  /** The run's folder, and the file in it. */
  folder: string;
  file: string;
}

/**
 * The results of a finished run.
 *
 * @param run its folder, the results.json in it, or its id: the name of a folder under reports/
 * @throws {TyposcopeError} code `run` where there are none, or they are none
 */
export async function readRun(run: string): Promise<ReadRun> {
  const { file, text } = await firstOf(run, [
    ...(basename(run) === 'results.json' ? [run] : []),
    join(run, 'results.json'),
    ...(isId(run) ? [join('reports', run, 'results.json')] : []),
  ]);
  return { results: parsedBy(resultsSchema, text, file), folder: dirname(file), file };
}

/**
 * A file that this program wrote, held against its schema.
 *
 * @throws {FaultsError} code `run`
 */
export function parsedBy<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  file: string,
): z.infer<Schema> {
  const answer = schema.safeParse(jsonOf(text, file));
  if (answer.success) return answer.data;
  const { issues } = answer.error;
  const faults = issues
    .slice(0, TOLD)
    .map(
      ({ path, message }) =>
        new TyposcopeError('run', message, { file, key: path.map(String).join('.') }),
    );
  const more = issues.length > TOLD ? `, of which ${TOLD} are told` : '';
  throw new FaultsError(
    'run',
    `${file}: not as this version writes it; ${issues.length} faults${more}`,
    faults,
  );
}

export function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TyposcopeError('run', 'not JSON', {
      file,
      found: error instanceof Error ? error.message : String(error),
      mend: 'If it was cut short or merged by hand, make it again',
    });
  }
}

/** The text of the first of these files that there is. */
export async function firstOf(
  named: string,
  files: readonly string[],
): Promise<{ file: string; text: string }> {
  for (const file of files) {
    const answer = await readRegularFile(file, { maxBytes: MAX_BYTES });
    if (answer.ok) return { file, text: answer.bytes.toString('utf8') };
    if (answer.reason !== 'missing') {
      throw new TyposcopeError('run', 'a file that can’t be read', { file, found: answer.message });
    }
  }
  throw new TyposcopeError('run', 'no run of that name', {
    found: `“${named}”`,
    expected: 'the folder of a run, with results.json in it, or the name of one under reports/',
  });
}

function isId(run: string): boolean {
  return /^[^\\/]+$/.test(run) && run !== '.' && run !== '..';
}

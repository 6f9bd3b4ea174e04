import { join } from 'node:path';
import { TyposcopeError } from '../errors.ts';
import { readRegularFile } from '../picture/read-file.ts';
import { firstOf, jsonOf, parsedBy, readRun } from '../results/read.ts';
import { resultsSchema } from '../results/results-schema.ts';
import { baselineSchema, comparableOfBaseline } from './baseline.ts';
import { type Comparable, comparableOf } from './comparable.ts';

/**
 * What a run is held against: a baseline's file, or another run.
 *
 * @param named the file, or a run's folder or id
 * @throws {TyposcopeError} code `run`
 */
export async function readComparable(named: string): Promise<Comparable> {
  if (!named.endsWith('.json')) return comparableOf((await readRun(named)).results);
  const { file, text } = await firstOf(named, [named]);
  const json = jsonOf(text, file);
  const schema = typeof json === 'object' && json !== null && 'schema' in json ? json.schema : null;
  if (schema === 'typoscope/baseline@1') {
    return comparableOfBaseline(parsedBy(baselineSchema, text, file));
  }
  if (schema === 'typoscope/results@1') return comparableOf(parsedBy(resultsSchema, text, file));
  throw new TyposcopeError('run', 'neither a baseline nor results', {
    file,
    key: 'schema',
    found: JSON.stringify(schema) ?? 'nothing',
    expected: '"typoscope/baseline@1" or "typoscope/results@1"',
  });
}

/** The baseline that a file holds; null where there is no such file, or it holds none. */
export async function readBaseline(file: string): Promise<Comparable | null> {
  const answer = await readRegularFile(file, { maxBytes: 512 * 1024 * 1024 });
  if (!answer.ok) return null;
  try {
    return comparableOfBaseline(parsedBy(baselineSchema, answer.bytes.toString('utf8'), file));
  } catch (error) {
    if (error instanceof TyposcopeError) return null;
    throw error;
  }
}

/** Where the baseline of a benchmark is unless somebody says otherwise. */
export function baselinePath(benchmark: string): string {
  return join('baselines', `${benchmark}.json`);
}

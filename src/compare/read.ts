import { dirname, join } from 'node:path';
import { idPattern } from '../dataset/fields.ts';
import { TyposcopeError } from '../errors.ts';
import { readRegularFile } from '../picture/read-file.ts';
import { firstOf, jsonOf, parsedBy, type ReadRun, readRun } from '../results/read.ts';
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
  return (await readCompared(named)).comparable;
}

/** What a run is held against, with the run itself where it is one. */
export interface Compared {
  comparable: Comparable;
  /** null: a baseline's file, which has no pictures. */
  run: ReadRun | null;
}

/** @throws {TyposcopeError} code `run` */
export async function readCompared(named: string): Promise<Compared> {
  if (!named.endsWith('.json')) return comparedRun(await readRun(named));
  const { file, text } = await firstOf(named, [named]);
  const json = jsonOf(text, file);
  const schema = typeof json === 'object' && json !== null && 'schema' in json ? json.schema : null;
  if (schema === 'typoscope/baseline@1') {
    const baseline = parsedBy(baselineSchema, text, file);
    return { comparable: comparableOfBaseline(baseline), run: null };
  }
  if (schema === 'typoscope/results@1') {
    const results = parsedBy(resultsSchema, text, file);
    return comparedRun({ results, folder: dirname(file), file });
  }
  throw new TyposcopeError('run', 'neither a baseline nor results', {
    file,
    key: 'schema',
    found: JSON.stringify(schema) ?? 'nothing',
    expected: '"typoscope/baseline@1" or "typoscope/results@1"',
  });
}

function comparedRun(run: ReadRun): Compared {
  return { comparable: comparableOf(run.results), run };
}

/**
 * The baseline that a file holds; null where there is no such file.
 *
 * @throws {TyposcopeError} code `run` where something else is there, which nobody wants to lose
 */
export async function readBaseline(file: string): Promise<Comparable | null> {
  const answer = await readRegularFile(file, { maxBytes: MAX_BYTES });
  if (!answer.ok && answer.reason === 'missing') return null;
  const found = answer.ok ? answer.bytes.toString('utf8') : null;
  try {
    if (found !== null) return comparableOfBaseline(parsedBy(baselineSchema, found, file));
  } catch (error) {
    if (!(error instanceof TyposcopeError)) throw error;
  }
  throw new TyposcopeError('run', 'a file that is no baseline stands where one is to be written', {
    file,
    mend: 'Take it away if it is not needed, or name another with --out',
  });
}

const MAX_BYTES = 512 * 1024 * 1024;

/** Where the baseline of a benchmark is unless somebody says otherwise. */
export function baselinePath(benchmark: string | null | undefined): string {
  // It comes out of a file, and is to be the name of one.
  const isName = typeof benchmark === 'string' && idPattern.test(benchmark);
  return join('baselines', `${isName ? benchmark : 'baseline'}.json`);
}

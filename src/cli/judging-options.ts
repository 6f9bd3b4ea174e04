import type { Command } from 'commander';
import { TyposcopeError } from '../errors.ts';
import { DEFAULT_TRUST } from '../run/trust.ts';

/** What every verb takes that reads and judges pictures. */
export interface JudgingFlags {
  out?: string;
  store?: string;
  allowModules?: boolean;
  trust: number;
  overlays: boolean;
  /** Write the report that people look at. */
  report: boolean;
  floor: boolean;
  threads?: number;
  json?: boolean;
}

/** @param stored where the store is unless the user says otherwise, in words */
export function addJudgingFlags(command: Command, named: string, stored: string): Command {
  return command
    .option('--out <folder>', `the run’s folder (default: reports/${named}-<time>)`)
    .option('--store <folder>', `where evidence is kept (default: ${stored})`)
    .option('--allow-modules', 'run modules of your own that are named: models, readers, rules')
    .option('--trust <0..1>', 'line confidence below which text is undecided', share, DEFAULT_TRUST)
    .option('--threads <n>', 'reading threads (default: one a core, 8 at most)', whole)
    .option('--no-overlays', 'draw no overlay pictures')
    .option('--no-report', 'write no report to look at (index.html)')
    .option('--no-floor', 'do not read the reference pictures for the noise floor')
    .option('--json', 'print the results as JSON instead of tables');
}

/** The flags as words of a command line, those left out that say what is so anyway. */
export function wordsOf(flags: JudgingFlags): string[] {
  const { store, allowModules, trust, threads, overlays, report, floor, json } = flags;
  return [
    ...(store === undefined ? [] : ['--store', store]),
    ...(allowModules === true ? ['--allow-modules'] : []),
    ...(trust === DEFAULT_TRUST ? [] : ['--trust', String(trust)]),
    ...(threads === undefined ? [] : ['--threads', String(threads)]),
    ...(overlays ? [] : ['--no-overlays']),
    ...(report ? [] : ['--no-report']),
    ...(floor ? [] : ['--no-floor']),
    ...(json === true ? ['--json'] : []),
  ];
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new TyposcopeError('usage', '--trust is not a share', {
    found: `“${text}”`,
    expected: 'a number from 0 to 1',
  });
}

function whole(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 64) return value;
  throw new TyposcopeError('usage', '--threads is not a number of threads', {
    found: `“${text}”`,
    expected: 'a whole number from 1 to 64',
  });
}

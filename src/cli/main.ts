import { Command, CommanderError } from 'commander';
import { type ErrorCode, TyposcopeError } from '../errors.ts';
import { plain } from '../report/plain.ts';
import { VERSION } from '../version.ts';
import { loadEnvFile } from './env-file.ts';
import { EXIT, Interrupted } from './exit.ts';

/** What was found before anything was spent is the user's to mend; the rest is ours. */
const CODES: Readonly<Record<ErrorCode, number>> = {
  usage: EXIT.usage,
  set: EXIT.usage,
  benchmark: EXIT.usage,
  picture: EXIT.usage,
  reader: EXIT.usage,
  store: EXIT.usage,
  output: EXIT.usage,
  run: EXIT.usage,
  environment: EXIT.usage,
  internal: EXIT.internal,
};

/**
 * Runs one command line and returns its exit code (contract §6).
 *
 * @param envFile where variables are that the shell did not set
 */
export async function main(args: readonly string[], envFile?: string): Promise<number> {
  let code: number = EXIT.done;
  const program = new Command('typoscope')
    .description('Measures how faithfully image models render the text they were asked for.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(add --help for what it takes)');
  const exit = (ended: number) => {
    code = ended;
  };
  for (const add of await verbsFor(args[0])) add(program, exit);
  try {
    if (envFile !== undefined) loadEnvFile(envFile);
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error);
  }
}

type AddVerb = (program: Command, exit: (code: number) => void) => void;

/**
 * Each verb, with what it needs loaded, in the order of the help. Together they take half a second
 * and a hundred megabytes, of which a run needs the least.
 */
const VERBS: Readonly<Record<string, () => Promise<AddVerb>>> = {
  score: async () => (await import('./score.ts')).addScore,
  run: async () => (await import('./run.ts')).addRun,
  report: async () => (await import('./report.ts')).addReport,
  compare: async () => (await import('./compare.ts')).addCompare,
  baseline: async () => (await import('./baseline.ts')).addBaseline,
  sets: async () => (await import('./sets.ts')).addSets,
  models: async () => (await import('./models.ts')).addModels,
  readers: async () => (await import('./readers.ts')).addReaders,
};
const WITH: Readonly<Record<string, string>> = { plan: 'run' };

/** The verb that was asked for; all of them where it is none, so that the help can list them. */
async function verbsFor(word: string | undefined): Promise<AddVerb[]> {
  const name = word === undefined ? '' : (WITH[word] ?? word);
  const asked = Object.hasOwn(VERBS, name) ? [VERBS[name]!] : Object.values(VERBS);
  return Promise.all(asked.map((load) => load()));
}

/** Tells an error on stderr and returns its exit code. */
export function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof Interrupted) {
    console.error(error.message);
    return EXIT.interrupted;
  }
  if (error instanceof TyposcopeError) {
    console.error(error.message.split('\n').map(plain).join('\n'));
    return CODES[error.code];
  }
  console.error(
    `An error of Typoscope's own, not of your input. Please report it with these lines:\n${
      error instanceof Error ? (error.stack ?? error.message) : String(error)
    }`,
  );
  return EXIT.internal;
}

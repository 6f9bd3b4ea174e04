import { Command, CommanderError } from 'commander';
import { type ErrorCode, TyposcopeError } from '../errors.ts';
import { plain } from '../report/plain.ts';
import { VERSION } from '../version.ts';
import { loadEnvFile } from './env-file.ts';
import { EXIT, Interrupted } from './exit.ts';
import { addModels } from './models.ts';
import { addReaders } from './readers.ts';
import { addRun } from './run.ts';
import { addScore } from './score.ts';
import { addSets } from './sets.ts';

/** What was found before anything was spent is the user's to mend; the rest is ours. */
const CODES: Readonly<Record<ErrorCode, number>> = {
  usage: EXIT.usage,
  set: EXIT.usage,
  benchmark: EXIT.usage,
  picture: EXIT.usage,
  reader: EXIT.usage,
  store: EXIT.usage,
  output: EXIT.usage,
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
  addScore(program, (exit) => {
    code = exit;
  });
  addRun(program, (exit) => {
    code = exit;
  });
  addSets(program);
  addModels(program, (exit) => {
    code = exit;
  });
  addReaders(program);
  try {
    if (envFile !== undefined) loadEnvFile(envFile);
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error);
  }
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

import type { Command } from 'commander';
import { loadBenchmark } from '../../benchmark/load.ts';
import { builtInProviders as providers } from '../../models/built-in.ts';
import { type CheckTarget, checkModels } from '../../models/check/check.ts';
import { benchmarkTargets, catalogueTargets } from '../../models/check/targets.ts';
import { checksTable } from '../../report/model-checks.ts';
import { EXIT } from '../exit.ts';

interface CheckFlags {
  allowModules?: boolean;
  json?: boolean;
}

/** Adds `typoscope models check`. `exit` is told the code of what went through. */
export function addCheck(models: Command, exit: (code: number) => void): void {
  models
    .command('check')
    .description('ask providers, with your keys, whether models live and until when')
    .argument('[benchmark]', 'only the models of this file (default: all that are known)')
    .option('--allow-modules', 'let the benchmark name modules of your own')
    .option('--json', 'print the result as JSON')
    .action(async (file: string | undefined, flags: CheckFlags) => exit(await check(file, flags)));
}

async function check(file: string | undefined, flags: CheckFlags): Promise<number> {
  const checks = await checkModels(await targetsOf(file, flags));
  console.log(flags.json === true ? JSON.stringify(checks, null, 2) : checksTable(checks));
  const isOff = checks.some(({ state }) => state === 'gone' || state === 'unknown');
  return isOff ? EXIT.pictures : EXIT.done;
}

async function targetsOf(
  file: string | undefined,
  { allowModules = false }: CheckFlags,
): Promise<CheckTarget[]> {
  if (file === undefined) return catalogueTargets();
  const { models, catalogue } = await loadBenchmark(file, { providers, allowModules });
  return benchmarkTargets(models, catalogue?.models);
}

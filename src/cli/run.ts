import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { loadBenchmark } from '../benchmark/load.ts';
import { planTable } from '../benchmark/plan-table.ts';
import { TyposcopeError } from '../errors.ts';
import { minUsableRate } from '../gates/min-usable-rate.ts';
import { builtInProviders as providers } from '../models/built-in.ts';
import { compareUsd, formatUsd, moneyExpected, parseUsd } from '../money.ts';
import { pageCode } from '../report/site/page-code.ts';
import { type Results, writeResults } from '../results/results.ts';
import type { Budget } from '../run/budget.ts';
import { planRun } from '../run/plan-run.ts';
import { runBenchmark } from '../run/run.ts';
import { openStore } from '../store/store.ts';
import { confirmSpending } from './confirm.ts';
import { gateLines, strictWords } from './gates.ts';
import { addJudgingFlags, type JudgingFlags, wordsOf } from './judging-options.ts';
import { collectEarly, compileLess } from './lean.ts';
import { commandLine } from './resume.ts';
import { summaryOf } from './summary.ts';
import {
  exitOf,
  printNoFloor,
  printNotScored,
  printWhere,
  runIdOf,
  stamp,
  type Work,
  type Written,
  weightNotes,
  working,
} from './working.ts';

/** Adds `typoscope plan` and `typoscope run`. `exit` is told the code of what went through. */
export function addRun(program: Command, exit: (code: number) => void): void {
  program
    .command('plan')
    .description('what a benchmark will ask for, what is stored, what it will cost')
    .argument('<benchmark>', 'the file of the benchmark')
    .option('--store <folder>', 'where evidence is kept (default: .typoscope beside the benchmark)')
    .option('--allow-modules', 'run modules of your own that are named: models, readers, rules')
    .option('--json', 'print the plan as JSON')
    .action(plan);
  const command = program
    .command('run')
    .description('ask models for the pictures of a benchmark, read and judge them; again to go on')
    .argument('<benchmark>', 'the file of the benchmark');
  addJudgingFlags(command, '<benchmark>', '.typoscope beside the benchmark')
    .option('--max-cost <USD>', 'spend no more (default: maxCost of the benchmark)', dollars)
    .option('--yes', 'spend it without being asked first')
    .option('--retry-failed', 'ask again for what ended in an error or a timeout')
    .option('--resend-uncertain', 'ask again for what may have been billed and never came')
    .option('--generate-only', 'ask and keep, do not read; the same command without it reads')
    .option('--strict', 'fail where a gate is undecided, too')
    .action(async (file: string, options: RunFlags) => exit(await run(file, options)));
}

export interface RunFlags extends JudgingFlags {
  /** Decimal dollars. */
  maxCost?: string;
  yes?: boolean;
  retryFailed?: boolean;
  resendUncertain?: boolean;
  generateOnly?: boolean;
  /** Undecided gates fail, too. */
  strict?: boolean;
}

type PlanFlags = Pick<JudgingFlags, 'store' | 'allowModules' | 'json'>;

async function plan(file: string, options: PlanFlags): Promise<void> {
  const benchmark = await loadBenchmark(file, loadOptions(options));
  using store = openStore(storeOf(file, options));
  const { rows, summary } = await planRun(benchmark, providers, store);
  console.log(
    options.json === true
      ? JSON.stringify({ ...summary, models: rows }, null, 2)
      : planTable(rows, summary),
  );
}

async function run(file: string, options: RunFlags): Promise<number> {
  if (options.generateOnly === true) collectEarly();
  // Told before anything is paid for, since a report that can't be written is none.
  else if (options.report) pageCode();
  const loaded = await loadBenchmark(file, loadOptions(options));
  const benchmark = { ...loaded, maxCost: options.maxCost ?? loaded.maxCost };
  const out = options.out ?? join('reports', `${benchmark.name}-${stamp(new Date())}`);
  let budget: Budget | null = null;
  const resume = () => {
    const left = leftOf(budget);
    const command = resumeRun(file, { ...options, ...left }, out);
    return left === null
      ? `${command}\n(all it might spend is spent; this may spend as much again)`
      : command;
  };
  return working(storeOf(file, options), resume, async (work) => {
    const floorless: string[] = [];
    const stopped: string[] = [];
    const results = await runBenchmark({
      benchmark,
      providers,
      store: work.store,
      out,
      runId: runIdOf(out, benchmark.name),
      trust: options.trust,
      overlays: options.overlays,
      noise: options.floor,
      onNoFloor: (why) => floorless.push(why),
      ...(options.threads === undefined ? {} : { threads: options.threads }),
      signal: work.signal,
      ...againOf(options),
      confirm: (quote) =>
        confirmSpending(quote, { yes: options.yes === true, isTerminal: isTerminal() }),
      onPlan(plan) {
        budget = plan.budget;
        const isReading = options.generateOnly !== true;
        // What draws, and what somebody wrote, may compute a lot.
        const isWaiting = benchmark.models.every((entry) => providers[entry.provider]!.vendor);
        if (!isReading && isWaiting) compileLess();
        const notes = isReading ? weightNotes(benchmark.readers, options.json) : [];
        work.begin(plan.pictures, isReading ? 'Running' : 'Generating', notes);
      },
      onPicture: work.tick,
      onWait(model, ms, reason) {
        if (ms >= WAIT_TOLD) work.note(`${model} waits ${Math.round(ms / 1000)} s: ${reason}`);
      },
      onStopped({ reason, rest }) {
        stopped.push(reason);
        if (compareUsd(rest, '0') === 0) return;
        stopped.push(
          `The rest costs $${rest} at most; what is stored is not asked for again. To go on:`,
          `  ${resumeRun(file, { ...options, maxCost: rest }, out)}`,
        );
      },
    });
    const where = await write(results, out, work, options);
    print(results, where, options, floorless);
    const failed = results.images.filter(
      ({ outcome }) => outcome === 'error' || outcome === 'timeout',
    );
    if (failed.length > 0 && stopped.length === 0) {
      console.error('To ask again for what failed:');
      console.error(`  ${resumeRun(file, { ...options, retryFailed: true }, out)}`);
    }
    // As an interruption is told: beside the results, which may be read by a program.
    for (const line of stopped) console.error(line);
    // What was not read yet can't hold a gate, nor fail one.
    const gates = options.generateOnly === true ? [] : minUsableRate(results);
    return exitOf(results, gates, options.strict === true);
  });
}

/** results.json and, unless nobody wants it, the report that people look at. */
async function write(
  results: Results,
  out: string,
  work: Work,
  { report, generateOnly }: RunFlags,
): Promise<Written> {
  const images = report && generateOnly !== true ? createHash('sha256') : null;
  const path = writeResults(out, results, (text) => images?.update(text));
  work.end();
  if (images === null) return { path, out, index: null };
  // What makes thumbnails is large, and of no use to whoever only asks.
  const { writeSite } = await import('./site.ts');
  const { store, signal } = work;
  const site = { results, folder: out, out, images: images.digest('hex'), kept: store, signal };
  return { path, out, index: await writeSite(site) };
}

/** Milliseconds; shorter waits are nobody's business. */
const WAIT_TOLD = 5000;

function isTerminal(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** What a run that was cut short may still spend; null: nothing. */
function leftOf(budget: Budget | null): Pick<RunFlags, 'maxCost'> | null {
  if (budget === null) return {};
  const left = parseUsd(budget.cap)! - parseUsd(budget.spent().usd)!;
  return left > 0n ? { maxCost: formatUsd(left) } : null;
}

function againOf({ retryFailed, resendUncertain, generateOnly }: RunFlags) {
  return {
    ...(retryFailed === undefined ? {} : { retryFailed }),
    ...(resendUncertain === undefined ? {} : { resendUncertain }),
    ...(generateOnly === undefined ? {} : { generateOnly }),
  };
}

/** The command that goes on with a run that was cut short, to be pasted into a shell. */
export function resumeRun(file: string, options: RunFlags, out: string): string {
  const { maxCost } = options;
  return commandLine([
    'run',
    file,
    '--out',
    out,
    ...(maxCost === undefined ? [] : ['--max-cost', maxCost]),
    ...(options.yes === true ? ['--yes'] : []),
    ...(options.retryFailed === true ? ['--retry-failed'] : []),
    ...(options.resendUncertain === true ? ['--resend-uncertain'] : []),
    ...(options.generateOnly === true ? ['--generate-only'] : []),
    ...(options.strict === true ? ['--strict'] : []),
    ...wordsOf(options),
  ]);
}

function dollars(text: string): string {
  const value = parseUsd(text);
  if (value !== null && value > 0n) return formatUsd(value);
  throw new TyposcopeError('usage', '--max-cost is not what a run may spend', {
    found: `“${text}”`,
    expected: `more than 0 ${moneyExpected}`,
  });
}

function loadOptions({ allowModules }: PlanFlags) {
  return { providers, ...(allowModules === undefined ? {} : { allowModules }) };
}

function storeOf(file: string, { store }: PlanFlags): string {
  return store ?? join(dirname(file), '.typoscope');
}

/** What became of the gates; beside the results where a program reads those. */
function printGates(results: Results, { strict = false, json = false }: RunFlags): void {
  const gates = minUsableRate(results);
  const strictly = strictWords(gates, strict);
  const lines = [
    ...gateLines(gates),
    ...(strictly === null ? [] : [strictly]),
    ...(results.run.gates?.maxCerIncrease === undefined
      ? []
      : ['maxCerIncrease is held by typoscope compare, against a baseline.']),
  ];
  if (lines.length === 0) return;
  if (json) console.error(lines.join('\n'));
  else console.log(`${lines.join('\n')}\n`);
}

function print(
  results: Results,
  where: Written,
  options: RunFlags,
  floorless: readonly string[],
): void {
  const hasGates = options.generateOnly !== true;
  if (options.json === true) {
    console.log(JSON.stringify(results, null, 2));
    if (hasGates) printGates(results, options);
    return;
  }
  console.log(`${summaryOf(results)}\n`);
  printNotScored(results);
  printNoFloor(floorless);
  if (hasGates) printGates(results, options);
  printWhere(results, where, options.overlays);
}

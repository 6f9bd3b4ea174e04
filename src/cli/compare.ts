import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { comparableOf } from '../compare/comparable.ts';
import { type Comparison, compareRuns, isRegression } from '../compare/compare.ts';
import { type Compared, readCompared } from '../compare/read.ts';
import { minUsableRate } from '../gates/min-usable-rate.ts';
import { comparisonAnnotations } from '../report/annotations.ts';
import { comparisonJunit } from '../report/comparison-junit.ts';
import { comparisonMarkdown } from '../report/comparison-markdown.ts';
import { comparisonTable } from '../report/comparison-table.ts';
import { outcomeWords } from '../report/comparison-words.ts';
import { plain } from '../report/plain.ts';
import { readRun } from '../results/read.ts';
import { writeAtomically } from '../store/write.ts';
import { EXIT } from './exit.ts';
import { formatsAmong } from './formats.ts';
import { gateLines, gatesHold, strictWords } from './gates.ts';
import { writeComparison } from './site.ts';

const FORMATS = ['html', 'json', 'md', 'junit', 'github'] as const;
type Format = (typeof FORMATS)[number];
const NAMES: Readonly<Record<Exclude<Format, 'html'>, string>> = {
  json: 'comparison.json',
  md: 'comparison.md',
  junit: 'comparison.xml',
  github: 'annotations.txt',
};

interface CompareFlags {
  json?: boolean;
  strict?: boolean;
  out?: string;
  format: Format[];
}

/** Adds `typoscope compare`. `exit` is told the exit code. */
export function addCompare(program: Command, exit: (code: number) => void): void {
  program
    .command('compare')
    .description('hold a run against a baseline or another run: what changed, and how surely')
    .argument('<baseline|run>', 'a baseline’s file, or the run before: its folder or id')
    .argument('<run>', 'the run that is newer')
    .option('--strict', 'fail where a gate is undecided, too')
    .option('--out <folder>', 'write files, too, into this folder')
    .addOption(
      new Option('--format <formats>', 'which: html, json, md, junit, github; with commas between')
        .argParser(formatsOf)
        .default(['html', 'json', 'md', 'junit'], 'html,json,md,junit'),
    )
    .option('--json', 'print the comparison as JSON')
    .action(async (was: string, is: string, options: CompareFlags) =>
      exit(await compare(was, is, options)),
    );
}

async function compare(before: string, after: string, options: CompareFlags): Promise<number> {
  const was = await readCompared(before);
  const run = await readRun(after);
  const { results } = run;
  const is: Compared = { comparable: comparableOf(results), run };
  const compared = compareRuns(was.comparable, is.comparable);
  const gates = [...compared.gates, ...minUsableRate(results)];
  const comparison: Comparison = { ...compared, gates };
  const strict = options.strict === true;
  const isBad = isRegression(comparison) || !gatesHold(gates, strict);
  if (options.json === true) console.log(JSON.stringify(comparison, null, 2));
  else console.log(tableOf(comparison, strictWords(gates, strict)));
  if (options.out !== undefined) {
    write(options.out, options.format, comparison);
    if (options.format.includes('html')) {
      const page = await writeComparison({
        comparison,
        was: { name: before, ...was },
        is: { name: after, ...is },
        out: options.out,
      });
      console.error(plain(`Written: ${page}`));
    }
  }
  return isBad ? EXIT.gate : EXIT.done;
}

function tableOf(comparison: Comparison, strictly: string | null): string {
  const gates = gateLines(comparison.gates).join('\n');
  const outcome = [outcomeWords(comparison), strictly].filter((words) => words !== null);
  const parts = [comparisonTable(comparison), gates, outcome.join('\n')];
  return parts.filter((part) => part !== '').join('\n\n');
}

function write(folder: string, formats: readonly Format[], comparison: Comparison): void {
  const texts: Readonly<Record<keyof typeof NAMES, () => string>> = {
    json: () => `${JSON.stringify(comparison, null, 2)}\n`,
    md: () => comparisonMarkdown(comparison),
    junit: () => comparisonJunit(comparison),
    github: () => comparisonAnnotations(comparison),
  };
  for (const format of formats) {
    if (format === 'html') continue;
    const file = join(folder, NAMES[format]);
    writeAtomically(file, [texts[format]()], { code: 'output' });
    console.error(plain(`Written: ${file}`));
  }
}

function formatsOf(text: string): Format[] {
  return formatsAmong(FORMATS, text);
}

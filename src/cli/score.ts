import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { loadRules, type OwnRule } from '../benchmark/rule-modules.ts';
import { loadSet } from '../dataset/load.ts';
import { FaultsError, TyposcopeError } from '../errors.ts';
import { pictureFolder } from '../models/pictures.ts';
import { MODES, type Mode, type ReaderFiles } from '../reading/files.ts';
import { readersFile } from '../reading/readers-file.ts';
import { plain } from '../report/plain.ts';
import { pageCode } from '../report/site/page-code.ts';
import { pictureTable } from '../report/table.ts';
import { type Results, writeResults } from '../results/results.ts';
import { scoreSet } from '../run/score.ts';
import { addJudgingFlags, type JudgingFlags, wordsOf } from './judging-options.ts';
import { commandLine } from './resume.ts';
import { writeSite } from './site.ts';
import { summaryOf } from './summary.ts';
import {
  exitOf,
  printNoFloor,
  printNotScored,
  printWhere,
  runIdOf,
  stamp,
  type Written,
  weightNotes,
  working,
} from './working.ts';

export interface ScoreCommand extends JudgingFlags {
  images: string[];
  readers?: string;
  mode?: Mode;
  rules?: string[];
}

/** Adds `typoscope score`. `exit` is told the exit code of what went through. */
export function addScore(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('score')
    .description('score pictures made elsewhere against a sample set')
    .argument('<set>', 'the folder of the sample set')
    .requiredOption(
      '--images <[label=]folder>',
      'a folder of pictures, one model; may be given several times',
      several,
    )
    .option('--readers <file>', 'YAML file that says what to read with')
    .option('--rules <file>', 'a rule of layout of your own; may be given several times', several)
    .addOption(new Option('--mode <mode>', 'how to read (default: careful)').choices(MODES));
  addJudgingFlags(command, '<set>', '.typoscope').action(
    async (set: string, options: ScoreCommand) => exit(await score(set, options)),
  );
}

async function score(setFolder: string, options: ScoreCommand): Promise<number> {
  if (options.report) pageCode();
  const folders = options.images.map(pictureFolder);
  const files = await readerFiles(options);
  const rules = await ownRules(options);
  const set = await loadSet(setFolder);
  const out = options.out ?? join('reports', `${set.info.name}-${stamp(new Date())}`);
  const resume = resumeScore(setFolder, options, out);
  return working(
    options.store ?? '.typoscope',
    () => resume,
    async (work) => {
      const floorless: string[] = [];
      const results = await scoreSet({
        set,
        folders,
        store: work.store,
        out,
        runId: runIdOf(out, set.info.name),
        files,
        rules,
        trust: options.trust,
        overlays: options.overlays,
        noise: options.floor,
        onNoFloor: (why) => floorless.push(why),
        ...(options.threads === undefined ? {} : { threads: options.threads }),
        signal: work.signal,
        onPlan({ pictures, ignored }) {
          const notes = ignored.length > 0 ? [ignoredNote(ignored)] : [];
          work.begin(pictures, 'Scoring', [...notes, ...weightNotes(files, options.json)]);
        },
        onPicture: work.tick,
      });
      const path = writeResults(out, results);
      work.end();
      const index = options.report
        ? await writeSite({ results, folder: out, out, kept: work.store, signal: work.signal })
        : null;
      print(results, { path, out, index }, options, floorless);
      return exitOf(results);
    },
  );
}

/** The command that goes on with a run that was cut short, to be pasted into a shell. */
export function resumeScore(set: string, options: ScoreCommand, out: string): string {
  return commandLine([
    'score',
    set,
    ...options.images.flatMap((images) => ['--images', images]),
    '--out',
    out,
    ...(options.readers === undefined ? [] : ['--readers', options.readers]),
    ...(options.mode === undefined ? [] : ['--mode', options.mode]),
    ...(options.rules ?? []).flatMap((file) => ['--rules', file]),
    ...wordsOf(options),
  ]);
}

async function readerFiles({ readers, mode, allowModules }: ScoreCommand): Promise<ReaderFiles> {
  const files = readers === undefined ? {} : await readersFile(readers, allowModules);
  return mode === undefined ? files : { ...files, mode };
}

function several(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

async function ownRules({ rules = [], allowModules }: ScoreCommand): Promise<OwnRule[]> {
  if (rules.length === 0) return [];
  if (allowModules !== true) {
    throw new TyposcopeError('usage', '--rules names modules, whose code would be run', {
      found: rules.map((file) => `“${file}”`).join(', '),
      mend: 'If you trust them, add --allow-modules',
    });
  }
  const files = rules.map((name) => ({ name, path: resolve(name) }));
  const found = await loadRules(files);
  if (found.faults.length === 0) return found.rules;
  const faults = found.faults.map(({ fault }) => fault);
  throw faults.length === 1 ? faults[0]! : new FaultsError('usage', 'rules at fault', faults);
}

function print(
  results: Results,
  where: Written,
  { json, overlays }: ScoreCommand,
  floorless: readonly string[],
): void {
  if (json === true) {
    console.log(JSON.stringify(results, null, 2));
    return;
  }
  console.log(`${pictureTable(results)}\n\n${summaryOf(results, ['script', 'height'])}\n`);
  printNotScored(results);
  printNoFloor(floorless);
  printWhere(results, where, overlays);
}

function ignoredNote(names: readonly string[]): string {
  const shown = names.slice(0, 5).map(plain).join(', ');
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return `Not scored, since no sample has that name: ${shown}${more}`;
}

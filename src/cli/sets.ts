import type { Command } from 'commander';
import { findSets, type SetListing, summarize } from '../dataset/find.ts';
import { loadSet } from '../dataset/load.ts';
import { FaultsError, type TyposcopeError } from '../errors.ts';
import { inColumns } from '../report/columns.ts';
import { plain } from '../report/plain.ts';
import { addNew } from './sets-new.ts';
import { addPreview } from './sets-preview.ts';
import { addPrompts } from './sets-prompts.ts';

/** Adds `typoscope sets` with all that it does. */
export function addSets(program: Command): void {
  const sets = program.command('sets').description('look at sample sets, check them, begin one');
  sets
    .command('check')
    .description('find every fault of every file of the sets')
    .argument('<set...>', 'folders of sets')
    .option('--json', 'print the result as JSON')
    .action(checkSets);
  sets
    .command('list')
    .description('list the sets of a folder')
    .argument('[folder]', 'the folder that holds the sets', 'datasets')
    .option('--json', 'print the list as JSON')
    .action(listSets);
  addPreview(sets);
  addPrompts(sets);
  addNew(sets);
}

interface Options {
  json?: boolean;
}

async function checkSets(folders: string[], { json }: Options): Promise<void> {
  const listings: SetListing[] = [];
  for (const folder of folders) {
    try {
      listings.push(summarize(await loadSet(folder)));
    } catch (error) {
      if (!(error instanceof FaultsError)) throw error;
      listings.push({ ok: false, folder, faults: error.faults });
    }
  }
  if (json === true) printJson(listings);
  else for (const set of listings) if (set.ok) console.log(goodLine(set));
  const faulty = listings.filter((set) => !set.ok);
  if (faulty.length === 0) return;
  const faults = faulty.flatMap((set) => set.faults);
  const where = faulty.map(({ folder }) => plain(folder)).join(', ');
  throw new FaultsError('set', `${where}: ${counted(faults.length, 'fault')}`, faults);
}

async function listSets(folder: string, { json }: Options): Promise<void> {
  const listings = await findSets(folder);
  if (json === true) return printJson(listings);
  if (listings.length === 0) {
    console.log(`No sets in ${plain(folder)}.`);
    return;
  }
  console.log(setTable(listings));
}

function goodLine(set: Extract<SetListing, { ok: true }>): string {
  return `${set.name} ${set.version}: ${counted(set.samples, 'sample')}, ${counted(set.blocks, 'block')}, no fault`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** One set a row, its title and what it holds below it. */
export function setTable(listings: readonly SetListing[]): string {
  return inColumns(
    [
      { title: 'Set', align: 'left' },
      { title: 'Version', align: 'left' },
      { title: 'Samples', align: 'right' },
      { title: 'Blocks', align: 'right' },
      { title: 'Characters', align: 'right' },
      { title: 'Critical', align: 'right' },
      { title: 'Logos', align: 'right' },
    ],
    listings.flatMap((set) =>
      set.ok
        ? [
            {
              cells: [
                set.name,
                set.version,
                String(set.samples),
                String(set.blocks),
                String(set.characters),
                String(set.critical),
                String(set.logos),
              ],
            },
            { cells: [], note: `  ${plain(set.title)}` },
            { cells: [], note: `  ${set.categories.join(', ')}${difficultyNote(set)}` },
            { cells: [], note: `  ${set.languages.join(', ')}` },
          ]
        : [
            {
              cells: [],
              note: `${plain(set.folder)}: ${counted(set.faults.length, 'fault')}, told by \`sets check\``,
            },
          ],
    ),
  );
}

function difficultyNote({ difficulties }: Extract<SetListing, { ok: true }>): string {
  const counts = Object.entries(difficulties).filter(([, count]) => count > 0);
  return counts.length === 0 ? '' : ` · ${counts.map(([name, n]) => `${n} ${name}`).join(', ')}`;
}

function printJson(listings: readonly SetListing[]): void {
  const plainListings = listings.map((set) =>
    set.ok ? set : { ...set, faults: set.faults.map(faultJson) },
  );
  console.log(JSON.stringify(plainListings, null, 2));
}

function faultJson({ what, detail }: TyposcopeError) {
  const { file, line, key, sample, found, expected, mend } = detail;
  return { what, file, line, sample, key, found, expected, mend };
}

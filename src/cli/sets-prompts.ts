import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { openSets } from '../dataset/named.ts';
import { finishedPrompt } from '../dataset/prompt.ts';
import type { Sample } from '../dataset/schema.ts';
import { plain } from '../report/plain.ts';

/** Adds `typoscope sets prompts`. */
export function addPrompts(sets: Command): void {
  sets
    .command('prompts')
    .description('print the finished prompts, to paste into a web app')
    .argument('<set...>', 'folders of sets, or names of sets that come with the program')
    .option('--csv', 'print them as CSV')
    .option('--json', 'print them as JSON')
    .action(prompts);
}

interface Flags {
  csv?: boolean;
  json?: boolean;
}

interface PromptRow {
  set: string;
  sample: string;
  width: number;
  height: number;
  /** Files of the set to attach, in the order in which the prompt counts them. */
  inputs: readonly string[];
  prompt: string;
}

async function prompts(named: string[], { csv, json }: Flags): Promise<void> {
  const rows = (await openSets(named)).flatMap(({ info, samples }) =>
    samples.map((sample) => rowOf(info.name, sample)),
  );
  if (json === true) console.log(JSON.stringify(rows, null, 2));
  else if (csv === true) process.stdout.write(asCsv(rows));
  else console.log(rows.map(asText).join('\n\n'));
}

function rowOf(set: string, sample: Sample): PromptRow {
  const { id, canvas, inputs = [] } = sample;
  return { set, sample: id, ...canvas, inputs, prompt: finishedPrompt(sample) };
}

function asCsv(rows: readonly PromptRow[]): string {
  return stringify(
    rows.map(({ inputs, ...row }) => ({ ...row, inputs: inputs.join(' ') })),
    { header: true, columns: ['set', 'sample', 'width', 'height', 'inputs', 'prompt'] },
  );
}

/**
 * The prompt to the letter, since it is pasted: no-break spaces and marks of direction belong to the
 * copy. A set with anything in it that a terminal obeys is no good set and never comes this far.
 */
function asText({ set, sample, width, height, inputs, prompt }: PromptRow): string {
  const attach = inputs.length === 0 ? [] : [`attach ${inputs.join(', ')}`];
  const head = [`${set}/${sample}`, `${width}×${height}`, ...attach].join(' · ');
  return `### ${plain(head)}\n${prompt}`;
}

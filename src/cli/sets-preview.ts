import { join } from 'node:path';
import type { Command } from 'commander';
import { openSets } from '../dataset/named.ts';
import { TyposcopeError } from '../errors.ts';
import { plain } from '../report/plain.ts';
import { previewPage } from '../report/preview/page.ts';
import { previewSets } from '../run/preview.ts';
import { writeAtomically } from '../store/write.ts';
import { createProgress } from './progress.ts';

/** Adds `typoscope sets preview`. */
export function addPreview(sets: Command): void {
  sets
    .command('preview')
    .description('draw every sample with its regions and rules into one page to look through')
    .argument('<set...>', 'folders of sets, or names of sets that come with the program')
    .option('--out <file>', 'the page', join('reports', 'preview.html'))
    .option('--seed <number>', 'another look: typefaces, colours, ground', seedOf, 1)
    .option('--font <file...>', 'font files of your own, used before those of the program')
    .action(preview);
}

interface Flags {
  out: string;
  seed: number;
  font?: string[];
}

async function preview(named: string[], { out, seed, font }: Flags): Promise<void> {
  const sets = await openSets(named);
  const total = sets.reduce((sum, { samples }) => sum + samples.length, 0);
  const progress = createProgress(process.stderr, total, 'Drawing');
  const drawn = await previewSets(sets, {
    seed,
    ...(font === undefined ? {} : { typeset: { fonts: font } }),
    onSample: progress.tick,
  }).finally(progress.done);
  writeAtomically(out, previewPage(drawn), { code: 'output' });
  for (const { drawing } of drawn.flatMap(({ samples }) => samples)) {
    if ('fault' in drawing) console.error(plain(`Not drawn: ${drawing.fault}`));
  }
  console.log(plain(`Preview: ${out}`));
}

function seedOf(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new TyposcopeError('usage', '--seed is not a seed', {
    found: `“${text}”`,
    expected: 'a whole number from 0',
  });
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { newSetFiles, templates } from '../dataset/new-set.ts';
import { TyposcopeError } from '../errors.ts';
import { plain } from '../report/plain.ts';
import { writeAtomically } from '../store/write.ts';
import { commandLine } from './resume.ts';

/** Adds `typoscope sets new`. */
export function addNew(sets: Command): void {
  sets
    .command('new')
    .description('begin a set of your own from a template')
    .argument('<folder>', 'a new folder; the set is named as it (a-z, 0-9, -)')
    .addOption(
      new Option('--category <category...>', 'which samples to begin with')
        .choices(templates)
        .default(['poster'], 'poster'),
    )
    .option('--title <words>', 'what people call the set')
    .action(begin);
}

interface Flags {
  category: string[];
  title?: string;
}

async function begin(folder: string, { category, title }: Flags): Promise<void> {
  const files = await newSetFiles({ folder, categories: [...new Set(category)], title });
  await refuseUsed(folder);
  for (const [path, content] of files) {
    writeAtomically(join(folder, path), content, { code: 'output' });
  }
  console.log(plain(`Began ${folder}:`));
  for (const path of files.keys()) console.log(plain(`  ${join(folder, path)}`));
  console.log('\nEach sample is good as it stands. Change them, then:');
  for (const verb of ['check', 'preview', 'prompts']) {
    console.log(`  ${commandLine(['sets', verb, folder])}`);
  }
}

/** Somebody's work of days may be there. */
async function refuseUsed(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw refusal(folder, error.code === 'ENOTDIR' ? 'a file' : (error.code ?? 'an error'));
  });
  if (names.length > 0) throw refusal(folder, 'a folder with something in it');
}

function refusal(folder: string, found: string): TyposcopeError {
  return new TyposcopeError('usage', 'a set can’t be begun here', {
    file: plain(folder),
    found,
    expected: 'a new or empty folder',
  });
}

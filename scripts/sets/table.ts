import { summarize } from '../../src/dataset/find.ts';
import type { SampleSet } from '../../src/dataset/load.ts';

/** The table of the README: what is asked, by category and by language. */
export function setsTable(sets: readonly SampleSet[]): string {
  return [
    row('Set', 'Samples', 'Easy · medium · hard', 'Characters', 'Critical', 'Logos'),
    row('---', '--:', '--:', '--:', '--:', '--:'),
    ...sets.map(setRow),
    totals(sets),
    '',
    row('Language', 'Samples', 'Blocks', 'Characters'),
    row('---', '--:', '--:', '--:'),
    ...languageRows(sets),
  ].join('\n');
}

function setRow(set: SampleSet): string {
  const { name, samples, difficulties, characters, critical, logos } = summarize(set);
  return row(`\`${name}\``, samples, spread(difficulties), thousands(characters), critical, logos);
}

function totals(sets: readonly SampleSet[]): string {
  const all = sets.map(summarize);
  const sum = (of: (set: (typeof all)[number]) => number) =>
    all.reduce((total, set) => total + of(set), 0);
  const difficulties = {
    easy: sum((set) => set.difficulties.easy),
    medium: sum((set) => set.difficulties.medium),
    hard: sum((set) => set.difficulties.hard),
  };
  return row(
    'all',
    sum(({ samples }) => samples),
    spread(difficulties),
    thousands(sum(({ characters }) => characters)),
    thousands(sum(({ critical }) => critical)),
    sum(({ logos }) => logos),
  );
}

/** By how many samples they are in; a bilingual sample counts for both of its languages. */
function languageRows(sets: readonly SampleSet[]): string[] {
  const samples = sets.flatMap((set) => set.samples);
  const languages = [...new Set(samples.flatMap(({ copy }) => copy.map(({ lang }) => lang)))];
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return languages
    .map((lang) => {
      const own = samples
        .map((sample) => ({ ...sample, copy: sample.copy.filter((block) => block.lang === lang) }))
        .filter(({ copy }) => copy.length > 0);
      const { blocks, characters } = summarize({ ...sets[0]!, samples: own });
      return { lang, samples: own.length, blocks, characters };
    })
    .sort((a, b) => b.samples - a.samples || b.characters - a.characters)
    .map(({ lang, samples: count, blocks, characters }) =>
      row(`${names.of(lang)} (\`${lang}\`)`, count, blocks, thousands(characters)),
    );
}

function spread({ easy, medium, hard }: Record<'easy' | 'medium' | 'hard', number>): string {
  return [easy, medium, hard].join(' · ');
}

function thousands(count: number): string {
  return count.toLocaleString('en-US');
}

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

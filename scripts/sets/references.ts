import type { BlockResult, ImageResult, Results } from '../../src/results/results.ts';

/**
 * Which reference pictures of the sets don't pass their own text bars, and why, as Markdown. They are
 * right by construction, so that every reason is the reader's.
 */
export function referencesTable({ images, run }: Results): string {
  const own = images.filter(({ model }) => model === 'reference');
  const passed = own.filter(({ usable }) => usable === true).length;
  const failed = own.filter(({ usable }) => usable === false).length;
  const rows = own
    .filter(({ usable }) => usable !== true)
    .sort((a, b) => `${a.set}/${a.sample}`.localeCompare(`${b.set}/${b.sample}`, 'en'))
    .map((image) => `| \`${image.set}/${image.sample}\` | ${word(image)} | ${reasons(image)} |`);
  const engines = [
    ...new Set(run.versions.readers.map(({ id, version }) => `${id} ${version}`)),
  ].join(', ');
  return [
    `Of ${own.length} references ${passed} pass, ${failed} fail and ${own.length - passed - failed} rest on something that the reader left undecided (${engines}).`,
    '',
    '| sample | usable | why |',
    '|---|---|---|',
    ...rows,
  ].join('\n');
}

function word({ usable }: ImageResult): string {
  return usable === false ? 'no' : 'not known';
}

function reasons({ text }: ImageResult): string {
  if (text === null) return 'it could not be read';
  const wrong = text.blocks.filter(({ verdict }) => !['exact', 'unreadable'].includes(verdict));
  const undecided = text.blocks.filter(({ verdict }) => verdict === 'unreadable');
  const open = text.critical.filter(
    ({ ok, block }) => ok === null && !undecided.some(({ id }) => id === block),
  );
  const told = [
    ...wrong.map(({ id, expected, read }) => `\`${id}\` read as “${read}” for “${expected}”`),
    ...[...Map.groupBy(undecided, whyUndecided)].map(([why, blocks]) => `${why}: ${named(blocks)}`),
    ...[...Map.groupBy(open, ({ reason }) => CRITICAL[reason ?? ''] ?? 'critical, not known')].map(
      ([why, strings]) => `${why}: ${strings.map((each) => `“${each.text}”`).join(', ')}`,
    ),
  ];
  return told.join('; ').replaceAll('|', '\\|');
}

const CRITICAL: Readonly<Record<string, string>> = {
  'below-floor': 'right, in glyphs that may be others',
  'look-alike-sign': 'a sign that may be another',
};

function whyUndecided({ lang, read, expected }: BlockResult): string {
  if (read === '') return `not read (${lang})`;
  if (read === expected) return `right, and not surely (${lang})`;
  return `read unsurely (${lang})`;
}

function named(blocks: readonly BlockResult[]): string {
  return blocks.map(({ id }) => `\`${id}\``).join(', ');
}

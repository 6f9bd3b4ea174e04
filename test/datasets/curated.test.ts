import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { curatedSets } from '../../scripts/sets/curated.ts';
import { setsTable } from '../../scripts/sets/table.ts';
import type { Sample } from '../../src/dataset/schema.ts';
import { wordCount } from '../../src/dataset/word-count.ts';
import { criticalStrings } from '../../src/text/critical.ts';

const sets = await curatedSets();
const all = sets.flatMap(({ info, samples }) =>
  samples.map((sample) => [`${info.name}/${sample.id}`, sample] as const),
);
const languagesOf = ({ copy }: Sample) => [...new Set(copy.map(({ lang }) => lang))];
const grouped = (group: string) => all.map(([, sample]) => sample).filter((s) => s.group === group);

/** As datasets/README.md defines them. */
const words = { easy: [1, 29], medium: [30, 80], hard: [81, 1000] } as const;

test.each(sets.map((set) => [set.info.name, set] as const))('%s', (_, { info, samples }) => {
  expect(samples.length).toBeGreaterThanOrEqual(12);
  expect(info.licence).toBe('CC0-1.0');
  expect(info.description).toBeDefined();
  for (const difficulty of ['easy', 'medium', 'hard']) {
    expect(samples.filter((sample) => sample.difficulty === difficulty).length).toBeGreaterThan(1);
  }
});

test('names no sample twice, over all sets', () => {
  const ids = all.map(([, { id }]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(all)('%s', (_, sample) => {
  test('is as hard as it says', () => {
    const [least, most] = words[sample.difficulty!];
    expect(wordCount(sample)).toBeGreaterThanOrEqual(least);
    expect(wordCount(sample)).toBeLessThanOrEqual(most);
  });

  test('asks for what a design needs', () => {
    const { copy, layout, canvas, prompt, statesLayout } = sample;
    expect(layout?.hierarchy).toBeDefined();
    expect(layout?.margin).toBeDefined();
    expect([...(layout?.align ?? []), ...(layout?.spacing ?? [])].length).toBeGreaterThan(0);
    expect(copy.some(({ region }) => region !== undefined)).toBe(true);
    expect(copy.flatMap(criticalStrings).length).toBeGreaterThan(0);
    expect(prompt).toContain('{{layout}}');
    expect(statesLayout).toBeUndefined();
    // What most models take, or come near to.
    for (const side of [canvas.width, canvas.height]) expect(side % 16).toBe(0);
    const ratio = canvas.width / canvas.height;
    expect(ratio).toBeGreaterThanOrEqual(1 / 3);
    expect(ratio).toBeLessThanOrEqual(3);
  });

  test('rests nothing critical on signs that no reader tells apart', () => {
    for (const part of sample.copy.flatMap(criticalStrings)) {
      expect(part).not.toMatch(/[‐-―−‘-„·•・…]/u);
    }
  });

  test('sends the logo and the product that it asks for', () => {
    const { logo, product, inputs = [] } = sample;
    for (const asked of [logo, product])
      if (asked !== undefined) expect(inputs).toContain(asked.asset);
  });

  test('is written in composed characters, with the signs that typesetters use', () => {
    for (const { text, lang } of sample.copy) {
      expect(text).toBe(text.normalize('NFC'));
      expect(text).not.toMatch(/\.\.\.|\t| {2}/);
      // Apostrophes and quotes; a straight one stands for inches or nothing.
      expect(text).not.toMatch(/\p{L}['"]\p{L}|(^|\s)["']\p{L}/u);
      if (/^(zh|ja)/.test(lang)) expect(text).not.toMatch(/\p{Script=Han}[,;?!]/u);
    }
  });
});

test('ten languages or more, and Simplified Chinese beside English most', () => {
  const pairs = all.map(([, sample]) => languagesOf(sample).map(bare).sort().join('+'));
  const count = (pair: string) => pairs.filter((other) => other === pair).length;
  for (const other of ['zh-Hant', 'ja', 'ko', 'ar', 'hi', 'es', 'fr', 'de', 'vi']) {
    const pair = ['en', other].sort().join('+');
    expect(count(pair), pair).toBeGreaterThan(0);
    expect(count('en+zh-Hans')).toBeGreaterThan(count(pair));
  }
  expect(pairs.filter((pair) => !pair.includes('+')).length).toBeGreaterThan(5);
});

/** `en-US` is English; the two ways to write Chinese are two. */
function bare(lang: string): string {
  const { language, script } = new Intl.Locale(lang).maximize();
  return language === 'zh' ? `zh-${script}` : language;
}

test('one key visual in five languages, on one canvas, with other prices, dates and places', () => {
  const groups = Map.groupBy(
    all.map(([, sample]) => sample).filter(({ group }) => group !== undefined),
    ({ group }) => group!,
  );
  const localized = [...groups.values()].find(
    (samples) => new Set(samples.flatMap(languagesOf).map(bare)).size >= 5,
  );
  expect(localized).toBeDefined();
  const same = (of: (sample: Sample) => unknown) =>
    new Set(localized!.map((sample) => JSON.stringify(of(sample)))).size;
  expect(same(({ canvas }) => canvas)).toBe(1);
  expect(same(({ inputs }) => inputs)).toBe(1);
  expect(
    same(({ copy }) => copy.filter(({ role }) => role === 'price').map(({ text }) => text)),
  ).toBe(localized!.length);
});

test('one campaign in four formats, with one logo and one palette', () => {
  const names = new Set(all.flatMap(([, { group }]) => group ?? []));
  const campaign = [...names]
    .map(grouped)
    .find((samples) => new Set(samples.map((s) => s.canvas.width / s.canvas.height)).size >= 4);
  expect(campaign).toBeDefined();
  expect(new Set(campaign!.map(({ logo }) => logo?.asset)).size).toBe(1);
  expect(new Set(campaign!.map(({ palette }) => palette?.primary)).size).toBe(1);
});

describe('logos', async () => {
  const files = sets.flatMap(({ folder, samples }) =>
    samples.flatMap(({ logo }) => (logo === undefined ? [] : [join(folder, logo.asset)])),
  );
  const logos = [...new Set(files)];

  test('ten or more, some of them words', () => {
    expect(logos.length).toBeGreaterThanOrEqual(10);
    const words = all.flatMap(([, { logo }]) => logo?.text ?? []);
    expect(new Set(words).size).toBeGreaterThan(2);
  });

  test.each(logos)('%s is drawn of shapes alone', async (file) => {
    expect(file).toMatch(/\.svg$/);
    const svg = await readFile(file, 'utf8');
    expect(svg).not.toMatch(/<(text|image|script|style|foreignObject|use)\b|href|url\(/i);
  });
});

test('the README tells what is there', async () => {
  const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  expect(readme, 'node scripts/sets-table.ts').toContain(setsTable(sets));
});

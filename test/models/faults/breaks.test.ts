import { describe, expect, it, test } from 'vitest';
import type { Sample } from '../../../src/dataset/schema.ts';
import type { LayoutKind } from '../../../src/models/faults/fault.ts';
import { boxOfText, wordsOf } from '../../../src/models/faults/targets.ts';
import { layoutFaults } from '../../../src/models/faults.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { unitsOf } from '../../../src/text/units.ts';
import type { Page, PageText } from '../../../src/typeset/page.ts';
import { changedIn, expectBoxesTrue, expectInOrder, frozen } from './checks.ts';
import { languages, menuOf, textAt } from './pages.ts';

const SEEDS = Array.from({ length: 10 }, (_, seed) => seed);
const nothing: ReadonlySet<string> = new Set();

function made(kind: LayoutKind, lang: string) {
  const { page, sample } = menuOf(lang);
  const before = frozen(page);
  return SEEDS.flatMap((seed) => {
    const result = layoutFaults[kind].apply(before, sample, seededRandom(seed), nothing);
    return result === null ? [] : [{ ...result, before, sample }];
  });
}

const of = (page: Page, id: unknown): PageText => page.texts.find(({ block }) => block === id)!;
const linesOf = (text: PageText) => text.lines.map((line) => line.text);

const CASES: [LayoutKind, string][] = [
  ...['en', 'ar', 'hi'].map((lang): [LayoutKind, string] => ['word-broken', lang]),
  ...['ja', 'zh-Hans'].map((lang): [LayoutKind, string] => ['kinsoku-broken', lang]),
  ...languages.map((lang): [LayoutKind, string] => ['text-tiny', lang]),
];

describe.each(CASES)('%s in %s', (kind, lang) => {
  it('changes one block, not its words, and the same for a seed', () => {
    const all = made(kind, lang);
    expect(all.length).toBe(SEEDS.length);
    for (const { before, page, sample, injected } of all) {
      expect(injected.kind).toBe(kind);
      expect(changedIn(before, page)).toEqual([injected.block]);
      expect(page.texts.map((text) => unitsOf(wordsOf(text)).normal)).toEqual(
        before.texts.map((text) => unitsOf(wordsOf(text)).normal),
      );
      expectBoxesTrue(page);
      // Boxes of tiny letters are whole pixels, and may touch by one.
      if (kind !== 'text-tiny') expectInOrder(before, page, sample);
    }
    expect(made(kind, lang)).toEqual(all);
  });
});

describe('word-broken', () => {
  test.each(['en', 'ar', 'hi'])(
    'parts a word of %s in two, two letters at least on a side',
    (lang) => {
      for (const { page, before, injected } of made('word-broken', lang)) {
        const lines = linesOf(of(page, injected.block));
        expect(lines).not.toEqual(linesOf(of(before, injected.block)));
        const whole = wordsOf(of(before, injected.block));
        const cut = lines.slice(1).some((line, at) => {
          const [head, rest] = [lines[at]!.split(/\s/u).at(-1)!, line.split(/\s/u)[0]!];
          return head.length >= 2 && rest.length >= 2 && whole.includes(head + rest);
        });
        expect(cut).toBe(true);
        expect(lines.some((line) => line.endsWith('-'))).toBe(false);
      }
    },
  );

  it('finds no word to part where none are written apart', () => {
    expect(made('word-broken', 'ko')).toEqual([]);
  });
});

test('kinsoku-broken: a line begins with a mark, or ends with a bracket', () => {
  for (const lang of ['ja', 'zh-Hans']) {
    for (const { page, injected } of made('kinsoku-broken', lang)) {
      const lines = linesOf(of(page, injected.block));
      const starts = lines
        .slice(1)
        .some((line) => /^[、。，．：；？！）」』ーっゃゅょッャュョ々]/u.test(line));
      expect(starts || lines.slice(0, -1).some((line) => /[（「『《]$/u.test(line))).toBe(true);
    }
  }
  expect(made('kinsoku-broken', 'en')).toEqual([]);
});

describe('widow', () => {
  const note = ['Please tell us about allergies before you order,', 'or ask any of us.'];
  const menu = (lines: readonly string[], text: string): { page: Page; sample: Sample } => {
    const { page, sample } = menuOf('en');
    const texts = page.texts.map((own) =>
      own.block === 'note'
        ? textAt({ id: 'note', lang: 'en', lines, size: 30, x: 90, y: 960 })
        : own,
    );
    const copy = sample.copy.map((own) => (own.id === 'note' ? { ...own, text } : own));
    return { page: { ...page, texts }, sample: { ...sample, copy } };
  };

  it('leaves the last short word alone on a line', () => {
    const { page, sample } = menu(note, note.join(' '));
    const results = SEEDS.map((seed) =>
      layoutFaults.widow.apply(page, sample, seededRandom(seed), nothing),
    );
    for (const result of results) {
      const lines = linesOf(of(result!.page, 'note'));
      expect(lines.length).toBeGreaterThan(2);
      expect(lines.at(-1)).toBe('us.');
      expect(result!.injected).toMatchObject({ kind: 'widow', block: 'note' });
      expectBoxesTrue(result!.page);
      expectInOrder(page, result!.page, sample);
    }
  });

  it('leaves prescribed breaks alone, and long words', () => {
    const prescribed = menu(note, note.join('\n'));
    expect(
      layoutFaults.widow.apply(prescribed.page, prescribed.sample, seededRandom(1), nothing),
    ).toBeNull();
    const long = menu([note[0]!, 'or ask our waiters.'], `${note[0]} or ask our waiters.`);
    expect(layoutFaults.widow.apply(long.page, long.sample, seededRandom(1), nothing)).toBeNull();
  });
});

test('text-tiny: is far below what the typesetter would use, about the same middle', () => {
  for (const { page, before, injected } of made('text-tiny', 'en')) {
    const { from, to, least } = injected.facts;
    expect(of(page, injected.block).size).toBeCloseTo(Number(to), 1);
    expect(of(before, injected.block).size).toBeCloseTo(Number(from), 1);
    expect(least).toBe(15);
    expect(Number(to) / 15).toBeGreaterThanOrEqual(0.34);
    expect(Number(to) / 15).toBeLessThanOrEqual(0.51);
    const middle = ([, y, , h]: readonly number[]) => y! + h! / 2;
    const [was, is] = [before, page].map((one) => middle(boxOfText(of(one, injected.block))));
    expect(Math.abs(is! - was!)).toBeLessThan(0.2 * Number(from));
  }
});

test.each(['word-broken', 'kinsoku-broken', 'widow'] as const)(
  '%s: is none where breaks are not judged',
  (kind) => {
    const { page, sample } = menuOf('ja');
    const free = { ...sample, layout: { ...sample.layout, lineBreaks: false } };
    expect(layoutFaults[kind].apply(page, free, seededRandom(1), nothing)).toBeNull();
  },
);

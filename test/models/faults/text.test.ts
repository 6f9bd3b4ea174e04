import { describe, expect, it } from 'vitest';
import { type TextKind, textKinds, touchedBy } from '../../../src/models/faults/fault.ts';
import { wordsOf } from '../../../src/models/faults/targets.ts';
import { type FaultKind, textFaults } from '../../../src/models/faults.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { alignUnits } from '../../../src/text/edits.ts';
import { unitsOf } from '../../../src/text/units.ts';
import type { Page } from '../../../src/typeset/page.ts';
import { changedIn, expectBoxesTrue, expectInOrder, frozen, inventedIn } from './checks.ts';
import { languages, menuOf, pageOf, textAt } from './pages.ts';

const SEEDS = Array.from({ length: 10 }, (_, seed) => seed);
const nothing: ReadonlySet<string> = new Set();

type Made = ReturnType<typeof make>;
const known = new Map<string, Made>();

/** All that a kind makes of a menu in a language, one a seed. */
function made(kind: TextKind, lang: string): Made {
  const name = `${kind} ${lang}`;
  if (!known.has(name)) known.set(name, make(kind, lang));
  return known.get(name)!;
}

function make(kind: TextKind, lang: string) {
  const { page, sample } = menuOf(lang);
  frozen(page);
  return SEEDS.map((seed) => {
    const result = textFaults[kind].apply(page, sample, seededRandom(seed), nothing);
    if (result === null) throw new Error(`${kind} found no place in ${lang}`);
    return { ...result, before: page, sample };
  });
}

const written = ['look-alike', 'dropped', 'doubled', 'word-missing', 'price-digit'] as const;
const cases = [...written, 'punctuation-dropped', 'malformed-glyph'] as const;
const inAll = [...cases, 'blocks-swapped', 'block-duplicated', 'line-invented', 'block-missing'];

/** Faces aside, which are the same objects and slow to compare. */
function drawnBy({ page }: { page: Page }) {
  return page.texts.map(({ faces: _, ...text }) => text);
}

function textOfBlock(page: Page, id: string | null): string {
  const text = page.texts.find(({ block }) => block === id);
  return text === undefined ? '' : wordsOf(text);
}

function editsOf(before: unknown, after: unknown) {
  return alignUnits(unitsOf(String(before)).normal, unitsOf(String(after)).normal).edits;
}

describe.each(languages)('text faults in %s', (lang) => {
  it.each(inAll)('%s: leaves the rest as it is, in order, and the same for a seed', (name) => {
    const kind = name as TextKind;
    const all = made(kind, lang);
    for (const { before, page, sample, injected } of all) {
      expect(injected.kind).toBe(kind);
      const others = String(injected.facts.others ?? '')
        .split(' ')
        .filter((id) => id !== '');
      const named = injected.block === null ? [] : [injected.block, ...others];
      const own = kind === 'block-duplicated' ? [] : named;
      expect(changedIn(before, page)).toEqual(own.toSorted());
      expectInOrder(before, page, sample);
      expectBoxesTrue(page);
      expect(injected.what).toMatch(/^\S.*\.$/);
      for (const value of Object.values(injected.facts)) {
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }
    }
    const again = make(kind, lang);
    expect(again.map(({ injected }) => injected)).toEqual(all.map(({ injected }) => injected));
    expect(again.map(drawnBy)).toEqual(all.map(drawnBy));
    // The lot decides: not all of them are the same.
    expect(new Set(all.map(({ injected }) => injected.what)).size).toBeGreaterThan(1);
  });

  it.each([...cases])('%s: the record says what the page says', (kind) => {
    for (const { before, page, injected } of made(kind, lang)) {
      const { facts, block } = injected;
      expect(textOfBlock(before, block)).toBe(facts.before);
      expect(textOfBlock(page, block)).toBe(facts.after);
    }
  });

  it.each<[(typeof written)[number] | 'punctuation-dropped', string, number]>([
    ['look-alike', 'substitute', 1],
    ['price-digit', 'substitute', 1],
    ['dropped', 'missing', 1],
    ['punctuation-dropped', 'missing', 1],
    ['doubled', 'insert', 1],
    ['word-missing', 'missing', 0],
  ])('%s: comes to %s', (kind, op, count) => {
    for (const { injected } of made(kind, lang)) {
      const { before, after, at, units } = injected.facts;
      const edits = editsOf(before, after);
      expect(edits.map((edit) => edit.op)).toEqual(Array(edits.length).fill(op));
      expect(edits.length).toBe(units);
      if (count > 0) expect(edits.length).toBe(count);
      else expect(edits.length).toBeGreaterThanOrEqual(2);
      const [was, is] = [before, after].map((text) => unitsOf(String(text)).normal) as [
        string[],
        string[],
      ];
      expect(was.slice(0, Number(at))).toEqual(is.slice(0, Number(at)));
      expect(was[Number(at)]).not.toBe(is[Number(at)]);
    }
  });
});

describe('text faults, one by one', () => {
  it('price-digit stays in its numerals, in a price, and begins no number with a zero', () => {
    const systems = [/^[0-9]$/u, /^[٠-٩]$/u, /^[०-९]$/u];
    for (const lang of languages) {
      for (const { sample, injected } of made('price-digit', lang)) {
        const block = sample.copy.find(({ id }) => id === injected.block)!;
        expect(block.role).toBe('price');
        const [edit] = editsOf(injected.facts.before, injected.facts.after);
        const system = systems.find((digits) => digits.test(edit!.expected))!;
        expect(edit!.read).toMatch(system);
        expect(String(injected.facts.after)).not.toMatch(/(?<![\p{Nd}.,])[0٠०]/u);
      }
    }
  });

  it('price-digit takes the critical part of a text that has one', () => {
    const { page, sample } = menuOf('en');
    const text = 'Doors 19 to 23, hall 4';
    page.texts[8] = textAt({ id: 'note', lang: 'en', lines: [text], size: 30, x: 90, y: 960 });
    sample.copy[8] = { ...sample.copy[8]!, text, critical: ['hall 4'] };
    const prices = new Set(['price-1', 'price-2', 'price-3']);
    for (const seed of SEEDS) {
      const { injected } = textFaults['price-digit'].apply(
        page,
        sample,
        seededRandom(seed),
        prices,
      )!;
      expect(injected.facts.after).toMatch(/^Doors 19 to 23, hall [0-35-9]$/);
    }
  });

  it('doubled has the character beside itself, and dropped leaves no word of one empty', () => {
    for (const lang of languages) {
      for (const { injected } of made('doubled', lang)) {
        const { before, after, at } = injected.facts;
        const units = unitsOf(String(after)).normal;
        expect(units[Number(at)]).toBe(units.slice(0, Number(at)).at(-1) ?? units[1]);
        expect(units.length).toBe(unitsOf(String(before)).normal.length + 1);
      }
      for (const { injected } of made('dropped', lang)) {
        expect(injected.facts.after).not.toMatch(/^\s|\s\s|\s$/u);
      }
    }
  });

  it('dropped takes no character whose neighbours would join', () => {
    const { sample } = menuOf('ko');
    // A leading jamo joins the syllable after the a.
    const text = textAt({ id: 'note', lang: 'ko', lines: ['\u1100a가'], size: 30, x: 90, y: 960 });
    const made = SEEDS.map((seed) =>
      textFaults.dropped.apply(pageOf([text]), sample, seededRandom(seed), nothing),
    );
    const after = new Set(made.map((result) => result?.injected.facts.after));
    expect(after).toEqual(new Set(['a가', '\u1100a']));
  });

  it('punctuation-dropped leaves decimal points be while there are other marks', () => {
    for (const { injected } of made('punctuation-dropped', 'en')) {
      expect(injected.facts.after).not.toMatch(/^\$\d+$/);
    }
    const { page, sample } = menuOf('en');
    const all = new Set(['title', 'lead', 'note', 'legal', 'price-2', 'price-3']);
    const last = textFaults['punctuation-dropped'].apply(page, sample, seededRandom(1), all)!;
    expect(last.injected.facts.after).toBe('$425');
  });

  it('word-missing drops words of two characters at least where no spaces are written', () => {
    for (const lang of ['zh-Hans', 'ja']) {
      for (const { injected } of made('word-missing', lang)) {
        expect(injected.facts.units).toBeGreaterThanOrEqual(2);
        expect(unitsOf(String(injected.facts.after)).normal.length).toBeGreaterThan(0);
      }
    }
  });

  it('case-changed shows in the shape of a letter, and is not for blocks of any case', () => {
    const small = /^[cijkopsuvwxyz]$/i;
    for (const { injected } of made('case-changed', 'en')) {
      const edits = editsOf(injected.facts.before, injected.facts.after);
      expect(edits.length).toBe(injected.facts.units);
      for (const { op, expected, read } of edits) {
        expect(op).toBe('substitute');
        expect(read.toLowerCase()).toBe(expected.toLowerCase());
      }
      expect(edits.some(({ expected }) => !small.test(expected))).toBe(true);
    }
    const { page, sample } = menuOf('en');
    const any = {
      ...sample,
      copy: sample.copy.map((block) => ({ ...block, case: 'any' as const })),
    };
    expect(textFaults['case-changed'].apply(page, any, seededRandom(1), nothing)).toBeNull();
    for (const seed of SEEDS) {
      const { injected } = textFaults['look-alike'].apply(page, any, seededRandom(seed), nothing)!;
      const [was, is] = [injected.facts.before, injected.facts.after].map((text) =>
        unitsOf(String(text)).folded.join(''),
      );
      expect(was).not.toBe(is);
    }
  });

  it.each(['zh-Hans', 'ja', 'ko', 'ar', 'hi'])('case-changed has no place in %s', (lang) => {
    const { page, sample } = menuOf(lang);
    expect(textFaults['case-changed'].apply(page, sample, seededRandom(1), nothing)).toBeNull();
  });

  it('malformed-glyph marks one line of three letters, in one direction of writing', () => {
    const { page, sample } = menuOf('ar');
    const mixed = textAt({ id: 'note', lang: 'ar', lines: ['قهوة 250'], size: 30, x: 90, y: 960 });
    const only = { ...page, texts: [mixed] };
    expect(textFaults['malformed-glyph'].apply(only, sample, seededRandom(1), nothing)).toBeNull();
    for (const { page: after, injected } of made('malformed-glyph', 'ar')) {
      const lines = after.texts.flatMap((text) => text.lines);
      const marked = lines.filter(({ malformed }) => malformed !== undefined);
      expect(marked.map(({ malformed }) => malformed)).toEqual([
        { count: 1, seed: injected.facts.seed },
      ]);
    }
  });

  it('block-missing takes a text away and charges all of it', () => {
    for (const { page, before, injected } of made('block-missing', 'hi')) {
      expect(page.texts.length).toBe(before.texts.length - 1);
      expect(injected.facts.after).toBe('');
      expect(injected.facts.units).toBe(unitsOf(String(injected.facts.before)).normal.length);
    }
  });

  it('block-duplicated sets the same words once more, no smaller than it must', () => {
    for (const lang of languages) {
      for (const { page, before, injected } of made('block-duplicated', lang)) {
        const [copy] = inventedIn(page);
        const text = before.texts.find(({ block }) => block === injected.block)!;
        expect(inventedIn(page)).toHaveLength(1);
        expect(copy!.lines.map((line) => line.text)).toEqual(text.lines.map((line) => line.text));
        expect(copy!.faces).toBe(text.faces);
        expect(copy!.size).toBeCloseTo(text.size);
        expect(injected.facts).toMatchObject({ units: 0, at: null });
      }
    }
  });

  it('block-duplicated is smaller where there is little room, and nothing where there is none', () => {
    const { sample } = menuOf('en');
    const spec = { id: 'note', lang: 'en', lines: ['Please tell us'], size: 60, x: 30, y: 70 };
    const little = pageOf([textAt(spec)], { width: 460, height: 150 });
    const { page } = textFaults['block-duplicated'].apply(
      little,
      sample,
      seededRandom(1),
      nothing,
    )!;
    expect(inventedIn(page)[0]!.size).toBeLessThan(59);
    expectInOrder(little, page, { ...sample, layout: {} });
    const none = pageOf([textAt(spec)], { width: 460, height: 100 });
    expect(textFaults['block-duplicated'].apply(none, sample, seededRandom(1), nothing)).toBeNull();
  });

  it('line-invented is in the language of the page, long enough, and near to no text of it', () => {
    const script = {
      en: /[a-z]/,
      'zh-Hans': /\p{sc=Han}/u,
      ja: /\p{sc=Hira}/u,
      ko: /\p{sc=Hang}/u,
    };
    const scripts: Record<string, RegExp> = { ...script, ar: /\p{sc=Arab}/u, hi: /\p{sc=Deva}/u };
    for (const lang of languages) {
      for (const { page, injected } of made('line-invented', lang)) {
        const [line] = inventedIn(page);
        expect(wordsOf(line!)).toBe(injected.facts.text);
        expect(wordsOf(line!)).toMatch(scripts[lang]!);
        const least = lang === 'zh-Hans' || lang === 'ja' ? 4 : 8;
        expect(injected.facts.extra).toBeGreaterThanOrEqual(least);
        expect(injected.block).toBeNull();
      }
    }
  });

  it('line-invented says nothing that the page says', () => {
    const { page, sample } = menuOf('en');
    const texts = ['Made with love & care!', 'Follow us for news', 'Terms and conditions apply'];
    const copy = texts.map((text, at) => ({ ...sample.copy[at]!, text }));
    for (const seed of SEEDS) {
      const own = { ...sample, copy };
      const { injected } = textFaults['line-invented'].apply(
        page,
        own,
        seededRandom(seed),
        nothing,
      )!;
      expect(injected.facts.text).toBe('Limited offer, this week only');
    }
  });

  it('blocks-swapped sets each text where the other stood, in its style', () => {
    for (const lang of languages) {
      for (const { page, before, injected } of made('blocks-swapped', lang)) {
        const [a, b] = [injected.block, injected.facts.others];
        const of = (from: Page, id: unknown) => from.texts.find(({ block }) => block === id)!;
        for (const [id, other] of [
          [a, b],
          [b, a],
        ]) {
          const [now, slot] = [of(page, id), of(before, other)];
          expect(wordsOf(now)).toBe(wordsOf(of(before, id)));
          expect(now.align).toBe(slot.align);
          expect(now.size).toBeLessThanOrEqual(slot.size);
          expect(now.size).toBeGreaterThanOrEqual(slot.size * 0.5 - 1e-9);
          expect(now.lines[0]!.x).toBe(slot.lines[0]!.x);
          if (slot.lines.length === 1 && now.lines.length === 1) {
            expect(now.lines[0]!.baseline).toBeCloseTo(slot.lines[0]!.baseline);
          }
        }
        expect(injected.facts.units).toBe(0);
      }
    }
  });

  it('a line that grows over its neighbour is set smaller, or elsewhere', () => {
    const { sample } = menuOf('en');
    const row = (gap: number) => {
      const dish = textAt({ id: 'dish-1', lang: 'en', lines: ['mmm'], size: 40, x: 90, y: 580 });
      const end = dish.lines[0]!.box[0] + dish.lines[0]!.box[2];
      const price = { id: 'price-1', lang: 'en', lines: ['$4.25'], size: 40, x: end + gap, y: 580 };
      return pageOf([dish, textAt(price)]);
    };
    const doubled = (page: Page) =>
      textFaults.doubled.apply(page, sample, seededRandom(1), new Set(['price-1']));
    expect(doubled(row(120))!.page.texts[0]!.size).toBe(40);
    const smaller = doubled(row(40))!.page.texts[0]!.size;
    expect(smaller).toBeLessThan(40);
    expect(smaller).toBeGreaterThanOrEqual(34);
    expect(doubled(row(18))).toBeNull();
    // Nearer than the gap from the first: that is no leave to lie over it.
    expect(doubled(row(8))).toBeNull();
  });
});

describe('a page without a place', () => {
  const { sample } = menuOf('en');
  const only = (words: string, id = 'note', lang = 'en') =>
    pageOf([textAt({ id, lang, lines: [words], size: 30, x: 90, y: 960 })]);

  it.each<[FaultKind, Page]>([
    ['look-alike', only('😀 ?!')],
    ['dropped', only('a b c')],
    ['doubled', only('?!')],
    // Two leading jamo are one syllable still.
    ['doubled', only('\u1100', 'note', 'ko')],
    ['word-missing', only('Coffee')],
    ['word-missing', only('咖啡', 'note', 'zh')],
    ['block-missing', only('Coffee')],
    ['block-duplicated', only('abc')],
    ['line-invented', pageOf([])],
    ['blocks-swapped', only('Coffee')],
    ['price-digit', only('Coffee 4.20')],
    ['price-digit', only('free', 'price-1')],
    ['punctuation-dropped', only('“Coffee” – tea · water')],
    ['case-changed', only('so vow, zoo')],
    ['malformed-glyph', only('ab 12')],
  ])('has no %s', (kind, page) => {
    for (const seed of [1, 2, 3]) {
      expect(
        textFaults[kind as TextKind].apply(page, sample, seededRandom(seed), nothing),
      ).toBeNull();
    }
  });

  it.each(textKinds.filter((kind) => kind !== 'line-invented'))(
    '%s touches no block twice',
    (kind) => {
      const { page, sample: own } = menuOf('en');
      const every = new Set(own.copy.map(({ id }) => id));
      expect(textFaults[kind].apply(page, own, seededRandom(1), every)).toBeNull();
      const most = new Set(['title', 'dish-1', 'price-1', 'legal']);
      for (const seed of SEEDS) {
        const result = textFaults[kind].apply(page, own, seededRandom(seed), most);
        if (result === null) throw new Error(`${kind} found no place`);
        expect(touchedBy(result.injected).filter((id) => most.has(id))).toEqual([]);
      }
    },
  );
});

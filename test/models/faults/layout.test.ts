import { describe, expect, it } from 'vitest';
import { ciede2000, labOf } from '../../../src/colour-distance.ts';
import type { Sample } from '../../../src/dataset/schema.ts';
import { type Box, centerOf, intersectionArea } from '../../../src/geometry.ts';
import { type LayoutKind, layoutKinds, touchedBy } from '../../../src/models/faults/fault.ts';
import { boxOfText, wordsOf } from '../../../src/models/faults/targets.ts';
import { layoutFaults } from '../../../src/models/faults.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { unitsOf } from '../../../src/text/units.ts';
import { contrast } from '../../../src/typeset/colours.ts';
import type { Page, PageText } from '../../../src/typeset/page.ts';
import { rgb } from '../../../src/typeset/scheme.ts';
import { changedIn, expectBoxesTrue, expectInOrder, frozen } from './checks.ts';
import { languages, menuOf, pageOf, textAt } from './pages.ts';

const SEEDS = Array.from({ length: 10 }, (_, seed) => seed);
const nothing: ReadonlySet<string> = new Set();

function made(kind: LayoutKind, lang: string, more: (sample: Sample) => Sample = (same) => same) {
  const menu = menuOf(lang);
  const sample = more(menu.sample);
  const before = frozen(menu.page);
  return SEEDS.map((seed) => {
    const result = layoutFaults[kind].apply(before, sample, seededRandom(seed), nothing);
    if (result === null) throw new Error(`${kind} found no place in ${lang}`);
    return { ...result, before, sample };
  });
}

const of = (page: Page, id: unknown): PageText => page.texts.find(({ block }) => block === id)!;
const boxOf = (page: Page, id: unknown): Box => boxOfText(of(page, id));

describe.each(languages)('layout faults in %s', (lang) => {
  it.each(layoutKinds)('%s: changes what it names, no words, and the same for a seed', (kind) => {
    const all = made(kind, lang);
    for (const { before, page, sample, injected } of all) {
      expect(injected.kind).toBe(kind);
      const others = String(injected.facts.others ?? '')
        .split(' ')
        .filter((id) => id !== '');
      const named = [...(injected.block === null ? [] : [injected.block]), ...others];
      expect(changedIn(before, page)).toEqual(named.toSorted());
      expect(page.texts.map((text) => unitsOf(wordsOf(text)).normal)).toEqual(
        before.texts.map((text) => unitsOf(wordsOf(text)).normal),
      );
      expectBoxesTrue(page);
      if (kind !== 'overlap' && kind !== 'edge') expectInOrder(before, page, sample);
    }
    expect(made(kind, lang)).toEqual(all);
  });

  it('hierarchy-inverted: a level is smaller than one below it', () => {
    for (const { page, before, injected } of made('hierarchy-inverted', lang)) {
      const sizes = (from: Page, ids: unknown) =>
        String(ids)
          .split(' ')
          .map((id) => of(from, id).size);
      const { major, minor } = injected.facts;
      expect(Math.min(...sizes(before, major))).toBeGreaterThan(Math.max(...sizes(before, minor)));
      const [larger, smaller] = [Math.min(...sizes(page, minor)), Math.max(...sizes(page, major))];
      expect(larger / smaller).toBeGreaterThanOrEqual(1.149);
    }
  });

  it('lines-broken: the same words in other lines', () => {
    for (const { page, before, injected } of made('lines-broken', lang)) {
      const lines = (from: Page) => of(from, injected.block).lines.map(({ text }) => text);
      expect(lines(page)).not.toEqual(lines(before));
      expect(lines(page).join(' / ')).toBe(injected.facts.to);
      expect(lines(page).length).toBe(2);
      expect(lines(page).every((line) => line.trim() === line && line !== '')).toBe(true);
    }
  });
});

describe('layout faults, one by one', () => {
  it('hierarchy-inverted: is plain even where the levels were close', () => {
    const { page, sample } = menuOf('en');
    const spec = { lang: 'en', x: 90, lines: ['Flat white'] };
    const close = pageOf([
      textAt({ ...spec, id: 'title', size: 33, y: 300 }),
      textAt({ ...spec, id: 'lead', size: 30, y: 500 }),
    ]);
    const result = layoutFaults['hierarchy-inverted'].apply(
      { ...page, texts: close.texts },
      sample,
      seededRandom(1),
      nothing,
    )!;
    const [title, lead] = ['title', 'lead'].map((id) => of(result.page, id).size);
    expect(lead! / title!).toBeGreaterThanOrEqual(1.149);
  });

  it('spacing-uneven: moves the inner block by a share of the gap', () => {
    for (const { page, before, injected } of made('spacing-uneven', 'en')) {
      expect(injected.block).toBe('dish-2');
      const gaps = (from: Page) => {
        const [a, b, c] = ['dish-1', 'dish-2', 'dish-3'].map((id) => boxOf(from, id)) as [
          Box,
          Box,
          Box,
        ];
        return [b[1] - a[1] - a[3], c[1] - b[1] - b[3]];
      };
      const shift = boxOf(page, 'dish-2')[1] - boxOf(before, 'dish-2')[1];
      const share = Math.abs(shift) / Math.min(...gaps(before));
      expect(share).toBeGreaterThanOrEqual(0.3);
      expect(share).toBeLessThanOrEqual(0.45);
      expect(injected.facts.shift).toBeCloseTo(shift, 0);
      expect(Math.max(...gaps(page)) / Math.min(...gaps(page))).toBeGreaterThan(1.3);
    }
  });

  it('spacing-uneven: takes a stack where no rule names one', () => {
    const bare = (sample: Sample): Sample => ({ ...sample, layout: { margin: 0.03 } });
    const blocks = made('spacing-uneven', 'en', bare).map(({ injected }) => injected.block);
    expect(new Set(blocks).size).toBeGreaterThan(1);
  });

  it('misaligned: moves along the right axis by 2.5 to 6 % of the width', () => {
    for (const lang of languages) {
      for (const { page, before, injected } of made('misaligned', lang)) {
        const [was, is] = [boxOf(before, injected.block), boxOf(page, injected.block)];
        const [dx, dy] = [is[0] - was[0], is[1] - was[1]];
        const [along, across] = injected.facts.edge === 'bottom' ? [dy, dx] : [dx, dy];
        expect(across).toBeCloseTo(0);
        expect(Math.abs(along)).toBeGreaterThanOrEqual(25);
        expect(Math.abs(along)).toBeLessThanOrEqual(60);
        expect(injected.facts.shift).toBeCloseTo(along, 0);
      }
    }
  });

  it('edge: touches or is cut by the side it names, and covers nothing', () => {
    const cuts = new Set<boolean>();
    for (const { page, before, injected } of made('edge', 'en')) {
      const [x, y, w, h] = boxOf(page, injected.block);
      const side = String(injected.facts.side);
      const beyond = { left: -x, top: -y, right: x + w - 1000, bottom: y + h - 1400 }[side]!;
      expect(beyond).toBeCloseTo(Number(injected.facts.cut), 1);
      expect(beyond).toBeGreaterThanOrEqual(-1e-6);
      expect(beyond).toBeLessThanOrEqual(0.25 * of(before, injected.block).size + 1e-6);
      cuts.add(beyond > 0.5);
      for (const other of page.texts) {
        if (other.block === injected.block) continue;
        expect(intersectionArea(boxOf(page, injected.block), boxOfText(other))).toBeLessThan(1);
      }
    }
    expect(cuts.size).toBe(2);
  });

  it('overlap: covers a quarter of the smaller box at least, and no third block', () => {
    for (const lang of languages) {
      for (const { page, injected } of made('overlap', lang)) {
        const [one, other] = [boxOf(page, injected.block), boxOf(page, injected.facts.relies)];
        const covered =
          intersectionArea(one, other) / Math.min(one[2] * one[3], other[2] * other[3]);
        expect(covered).toBeGreaterThanOrEqual(0.25);
        expect(covered).toBeLessThanOrEqual(0.55);
        expect(injected.facts.covered).toBeCloseTo(covered, 2);
        expect(touchedBy(injected)).toEqual([injected.block, injected.facts.relies]);
      }
    }
  });

  it('lines-broken: leaves soft breaks alone, and is none where breaks are not judged', () => {
    const { page, sample } = menuOf('en');
    const soft = sample.copy.map((block) =>
      block.id === 'title' ? { ...block, text: 'Harbour Coffee Bar' } : block,
    );
    const only = { ...page, texts: page.texts.slice(0, 1) };
    const apply = (own: Sample) =>
      layoutFaults['lines-broken'].apply(only, own, seededRandom(1), nothing);
    expect(apply({ ...sample, copy: soft })).toBeNull();
    expect(apply(sample)).not.toBeNull();
    expect(apply({ ...sample, layout: { ...sample.layout, lineBreaks: false } })).toBeNull();
  });

  it('logo-moved: its middle is well out of the cell it was asked for, and it keeps its size', () => {
    for (const { page, before, sample } of made('logo-moved', 'en')) {
      const [x, y] = centerOf(page.logo!.box);
      expect(x > 1000 / 3 + 80 || y > 1400 / 3 + 112).toBe(true);
      expect(page.logo!.box.slice(2)).toEqual(before.logo!.box.slice(2));
      const clear = sample.logo!.clear! * page.logo!.box[3];
      const [lx, ly, w, h] = page.logo!.box;
      const wide: Box = [lx - clear, ly - clear, w + 2 * clear, h + 2 * clear];
      for (const text of page.texts) {
        for (const { box } of text.lines) expect(intersectionArea(wide, box)).toBe(0);
      }
    }
  });

  it('logo-stretched: its sides are in another proportion', () => {
    for (const { page, before, injected } of made('logo-stretched', 'en')) {
      const aspect = ({ logo }: Page) => logo!.box[2] / logo!.box[3];
      const factor = aspect(page) / aspect(before);
      expect(injected.facts.factor).toBeCloseTo(factor, 2);
      expect(Math.max(factor, 1 / factor)).toBeGreaterThanOrEqual(1.3);
      expect(Math.max(factor, 1 / factor)).toBeLessThanOrEqual(1.6);
    }
  });

  it('logo-shrunk: less wide than allowed, in proportion and in its place', () => {
    for (const { page, before } of made('logo-shrunk', 'en')) {
      const [now, was] = [page.logo!.box, before.logo!.box];
      expect(now[2] / 120).toBeGreaterThanOrEqual(0.45);
      expect(now[2] / 120).toBeLessThanOrEqual(0.65);
      expect(now[2] / now[3]).toBeCloseTo(was[2] / was[3]);
      expect(centerOf(now)[0]).toBeCloseTo(centerOf(was)[0]);
    }
  });

  it('colour-off: far from every colour of the palette, and about as light', () => {
    const wide = (sample: Sample): Sample => ({
      ...sample,
      palette: { primary: '#7A1F2B', secondary: ['#1f3f7a'], tolerance: 15 },
    });
    for (const { page, before, injected } of made('colour-off', 'en', wide)) {
      for (const colour of [page.ground.colour, page.ground.second]) {
        for (const asked of ['#7A1F2B', '#1f3f7a']) {
          expect(ciede2000(labOf(colour), labOf(rgb(asked)))).toBeGreaterThanOrEqual(23);
        }
      }
      expect(contrast(page.ground.colour, before.ground.colour)).toBeLessThan(1.3);
      expect(injected.facts.distance).toBeGreaterThanOrEqual(23);
    }
  });

  it.each(['#FFFFFF', '#000000', '#808080', '#F4EBDD'])(
    'colour-off: finds a colour beside %s',
    (primary) => {
      const { page, sample } = menuOf('en');
      const colour = rgb(primary);
      const own = { ...page, ground: { ...page.ground, colour, second: colour } };
      const asked = { ...sample, palette: { primary } };
      const result = layoutFaults['colour-off'].apply(own, asked, seededRandom(3), nothing)!;
      expect(ciede2000(labOf(result.page.ground.colour), labOf(colour))).toBeGreaterThanOrEqual(20);
    },
  );

  it('colour-off: leaves text readable that has an ink of its own', () => {
    const { page, sample } = menuOf('en');
    const inked = page.texts.map((text) => ({ ...text, ink: [255, 255, 255] as const }));
    for (const seed of SEEDS) {
      const { page: now } = layoutFaults['colour-off'].apply(
        { ...page, texts: inked },
        sample,
        seededRandom(seed),
        nothing,
      )!;
      expect(contrast([255, 255, 255], now.ground.colour)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each([
    [
      [122, 31, 43],
      [130, 42, 54],
    ],
    [
      [255, 255, 255],
      [240, 240, 240],
    ],
    [
      [0, 0, 0],
      [20, 20, 20],
    ],
    [
      [120, 130, 140],
      [200, 30, 30],
    ],
  ] as const)('contrast-low: on %s the ink hardly shows', (colour, second) => {
    const { page, sample } = menuOf('en');
    const own = { ...page, ground: { ...page.ground, colour, second } };
    for (const seed of SEEDS) {
      const { page: now, injected } = layoutFaults['contrast-low'].apply(
        own,
        sample,
        seededRandom(seed),
        nothing,
      )!;
      const ratio = contrast(of(now, injected.block).ink!, colour);
      expect(ratio).toBeGreaterThanOrEqual(1.23);
      expect(ratio).toBeLessThanOrEqual(1.72);
      expect(injected.facts.ratio).toBeCloseTo(ratio, 1);
    }
  });
});

describe('a page without a place', () => {
  const { page, sample } = menuOf('en');
  const bare: Sample = { ...sample, layout: {} };
  const full = (): Page => {
    const lines = Array.from({ length: 12 }, () => 'mmmmmmmmmmmmm');
    const text = textAt({ id: 'note', lang: 'en', lines, size: 30, x: 0, y: 30 });
    const [, , w, h] = boxOfText(text);
    return pageOf([text], { width: Math.ceil(w), height: Math.ceil(h), logo: page.logo });
  };

  it.each<[LayoutKind, string, Page, Sample]>([
    ['hierarchy-inverted', 'one size', { ...page, texts: page.texts.slice(2, 8) }, sample],
    ['spacing-uneven', 'two blocks', { ...page, texts: page.texts.slice(0, 2) }, bare],
    ['misaligned', 'no rule', page, bare],
    ['overlap', 'one block', { ...page, texts: page.texts.slice(0, 1) }, sample],
    ['colour-off', 'no palette', page, { ...sample, palette: undefined }],
    ['colour-off', 'white asked for', page, { ...sample, background: 'white' }],
    ['colour-off', 'another ground', page, { ...sample, palette: { primary: '#00ff00' } }],
    ['logo-moved', 'no region', page, { ...sample, logo: { asset: 'a.svg' } }],
    ['logo-moved', 'no room', full(), sample],
    ['logo-shrunk', 'no width', page, { ...sample, logo: { asset: 'a.svg' } }],
    ['logo-missing', 'no logo', { ...page, logo: null }, sample],
    ['logo-stretched', 'no logo', { ...page, logo: null }, sample],
    [
      'contrast-low',
      'no ground',
      { ...page, ground: { ...page.ground, kind: 'transparent' } },
      sample,
    ],
    ['edge', 'no text', { ...page, texts: [] }, sample],
    ['lines-broken', 'no text', { ...page, texts: [] }, sample],
  ])('has no %s: %s', (kind, _, own, asked) => {
    for (const seed of [1, 2, 3]) {
      expect(layoutFaults[kind].apply(own, asked, seededRandom(seed), nothing)).toBeNull();
    }
  });

  it.each(layoutKinds)('%s touches nothing twice', (kind) => {
    const every = new Set([...sample.copy.map(({ id }) => id), '@logo', '@ground']);
    expect(layoutFaults[kind].apply(page, sample, seededRandom(1), every)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/dataset/schema.ts';
import { intersectionArea } from '../../../src/geometry.ts';
import { touchedBy } from '../../../src/models/faults/fault.ts';
import { layoutFaults } from '../../../src/models/faults.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { outsideRegion } from '../../../src/text/match/place.ts';
import type { Page, PagePicture, PictureSketch } from '../../../src/typeset/page.ts';
import { pageOf, textAt } from './pages.ts';

const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);
const kinds = ['product-missing', 'product-moved', 'product-stretched', 'product-altered'] as const;
type Kind = (typeof kinds)[number];

const SIDE = 64;

/** A sketch by the colour of each pixel, shares of its side; null is clear. */
function sketchOf(
  at: (x: number, y: number) => readonly [number, number, number] | null,
): PictureSketch {
  const rgba = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const colour = at((x + 0.5) / SIDE, (y + 0.5) / SIDE);
      if (colour !== null) rgba.set([...colour, 255], (y * SIDE + x) * 4);
    }
  }
  return { side: SIDE, rgba, ink: [0, 0, 1, 1] };
}

const lopsided = sketchOf((x, y) => (x < 0.5 ? [200, 60, 40] : y < 0.5 ? [40, 90, 200] : null));
const even = sketchOf(() => [120, 120, 120]);

const sample = {
  product: { asset: 'assets/mug.png', region: 'middle-center', tolerance: 0.1 },
  layout: { margin: 0.03 },
} as Partial<Sample> as Sample;

function pageWith(product: Partial<PagePicture> = {}): Page {
  const texts = [
    textAt({ id: 'title', lang: 'en', lines: ['Harbour Coffee Bar'], size: 60, x: 90, y: 130 }),
    textAt({ id: 'note', lang: 'en', lines: ['Fresh every morning'], size: 40, x: 90, y: 1330 }),
  ];
  const box = [380, 560, 240, 300] as const;
  const ground = {
    kind: 'plain',
    colour: [250, 246, 236],
    second: [240, 236, 226],
    seed: 1,
  } as const;
  return pageOf(texts, {
    ground,
    product: { file: 'assets/mug.png', box, sketch: lopsided, ...product },
  });
}

function made(kind: Kind, page = pageWith(), asked = sample) {
  return SEEDS.map((seed) => layoutFaults[kind].apply(page, asked, seededRandom(seed), new Set()));
}

describe('faults of a product', () => {
  it.each(kinds)('%s: changes nothing but the product, and the same for a seed', (kind) => {
    const before = pageWith();
    const all = made(kind, before);
    for (const one of all) {
      expect(one!.injected).toMatchObject({ kind, block: null });
      expect(touchedBy(one!.injected)).toEqual(['@product']);
      expect(one!.page.texts).toBe(before.texts);
      expect(one!.page.ground).toBe(before.ground);
      expect(one!.page.product).not.toEqual(before.product);
    }
    expect(made(kind, before)).toEqual(all);
  });

  it.each(kinds)('%s: none without a product, or where it has a fault already', (kind) => {
    const random = seededRandom(1);
    const { apply } = layoutFaults[kind];
    expect(apply({ ...pageWith(), product: null }, sample, random, new Set())).toBeNull();
    expect(apply(pageWith(), sample, random, new Set(['@product']))).toBeNull();
  });

  it('product-moved: its middle is well out of its place, in proportion, and on no text', () => {
    for (const one of made('product-moved')) {
      const { page, injected } = one!;
      const { box } = page.product!;
      expect(outsideRegion(box, 'middle-center', 1000, 1400)).toBeGreaterThanOrEqual(0.05);
      expect(box[2] / box[3]).toBeCloseTo(0.8);
      expect(box[2]).toBeCloseTo(240 * Number(injected.facts.size));
      for (const text of page.texts) {
        for (const line of text.lines) expect(intersectionArea(line.box, box)).toBe(0);
      }
    }
    const homeless = { ...sample, product: { asset: 'assets/mug.png' } };
    expect(made('product-moved', pageWith(), homeless)).toEqual(SEEDS.map(() => null));
  });

  it('product-stretched: its sides are in another proportion, both ways', () => {
    const factors = made('product-stretched').map((one) => {
      const { page, injected } = one!;
      const factor = page.product!.box[2] / page.product!.box[3] / 0.8;
      expect(injected.facts.factor).toBeCloseTo(factor, 2);
      expect(Math.max(factor, 1 / factor)).toBeGreaterThanOrEqual(1.299);
      expect(Math.max(factor, 1 / factor)).toBeLessThanOrEqual(1.601);
      return factor > 1;
    });
    expect(new Set(factors).size).toBe(2);
  });

  it('product-altered: comes in other colours, in the mirror and in part', () => {
    const ways = made('product-altered').map((one) => {
      const { way } = one!.injected.facts;
      const look = one!.page.product!.look!;
      expect(Object.keys(look)).toEqual([
        { recoloured: 'hue', mirrored: 'mirrored', without: 'without' }[String(way)],
      ]);
      expect(one!.page.product!.box).toEqual(pageWith().product!.box);
      return way;
    });
    expect(new Set(ways)).toEqual(new Set(['recoloured', 'mirrored', 'without']));
  });

  it('product-altered: only in ways that show', () => {
    const ways = made('product-altered', pageWith({ sketch: even })).map(
      (one) => one!.injected.facts.way,
    );
    expect(new Set(ways)).toEqual(new Set(['without']));
    const hidden = { ...pageWith({ sketch: even }) };
    const ground = { ...hidden.ground, colour: [120, 120, 120], second: [125, 125, 125] } as const;
    expect(made('product-altered', { ...hidden, ground })).toEqual(SEEDS.map(() => null));
    const anything = { ...sample, product: { ...sample.product!, tolerance: 0.6 } };
    const bold = made('product-altered', pageWith(), anything).map(
      (one) => one?.injected.facts.way,
    );
    expect(bold).not.toContain('without');
  });
});

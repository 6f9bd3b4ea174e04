import { describe, expect, it } from 'vitest';
import { ciede2000, labOf } from '../../../src/colour-distance.ts';
import type { Sample } from '../../../src/dataset/schema.ts';
import { backgroundFilled, backgroundTinted } from '../../../src/models/faults/background.ts';
import { GROUND } from '../../../src/models/faults/fault.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import type { Colour } from '../../../src/typeset/colours.ts';
import type { Page } from '../../../src/typeset/page.ts';
import { changedIn, frozen } from './checks.ts';
import { menuOf } from './pages.ts';

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const WHITE: Colour = [255, 255, 255];

function menu(background: Sample['background'], more: Partial<Page['ground']>) {
  const { page, sample } = menuOf('en');
  return {
    page: frozen({ ...page, ground: { ...page.ground, ...more } }),
    sample: { ...sample, background },
  };
}

const white = menu('white', { colour: WHITE });
const clear = menu('transparent', { kind: 'transparent' });

const tints = SEEDS.map((seed) =>
  backgroundTinted.apply(white.page, white.sample, seededRandom(seed), new Set()),
);
const fills = SEEDS.map((seed) =>
  backgroundFilled.apply(clear.page, clear.sample, seededRandom(seed), new Set()),
);

describe('background-tinted', () => {
  it('is pale, and clearly not white', () => {
    for (const made of tints) {
      const { colour } = made!.page.ground;
      const distance = ciede2000(labOf(colour), labOf(WHITE));
      expect(distance).toBeGreaterThanOrEqual(5);
      expect(distance).toBeLessThan(18);
      expect(labOf(colour)[0]).toBeGreaterThan(75);
      expect(made!.injected.facts.distance).toBeCloseTo(distance, 0);
    }
  });

  it('is grey now and then, and of every hue', () => {
    const colours = tints.map((made) => made!.page.ground.colour);
    expect(colours.some(([r, g, b]) => r === g && g === b)).toBe(true);
    expect(colours.some(([r, , b]) => r > b + 10)).toBe(true);
    expect(colours.some(([r, , b]) => b > r + 10)).toBe(true);
  });

  it('changes nothing else', () => {
    for (const made of tints) expect(changedIn(white.page, made!.page)).toEqual([GROUND]);
  });
});

describe('background-filled', () => {
  it('is opaque: white, or what the page would have had', () => {
    for (const made of fills) {
      const { kind, colour } = made!.page.ground;
      expect(kind).not.toBe('transparent');
      expect([WHITE, clear.page.ground.colour]).toContainEqual(colour);
      expect(changedIn(clear.page, made!.page)).toEqual([GROUND]);
    }
    expect(new Set(fills.map((made) => made!.page.ground.colour)).size).toBe(2);
  });

  it('leaves a given ink readable', () => {
    const texts = clear.page.texts.map((text) => ({ ...text, ink: [20, 20, 20] as Colour }));
    for (const seed of SEEDS) {
      const page = { ...clear.page, texts };
      const made = backgroundFilled.apply(page, clear.sample, seededRandom(seed), new Set());
      expect(made!.page.ground.colour).toEqual(WHITE);
    }
  });
});

it.each([
  ['background-tinted', backgroundTinted, { ...white, sample: clear.sample }],
  ['background-tinted', backgroundTinted, { ...white, sample: menuOf('en').sample }],
  ['background-filled', backgroundFilled, { ...clear, sample: white.sample }],
  ['background-filled', backgroundFilled, { ...clear, page: white.page }],
])('%s: has no place where something else was asked for or drawn', (_, fault, { page, sample }) => {
  expect(fault.apply(page, sample, seededRandom(1), new Set())).toBeNull();
});

it.each([
  [backgroundTinted, white],
  [backgroundFilled, clear],
] as const)('leaves a ground alone that has a fault', (fault, { page, sample }) => {
  expect(fault.apply(page, sample, seededRandom(1), new Set([GROUND]))).toBeNull();
});

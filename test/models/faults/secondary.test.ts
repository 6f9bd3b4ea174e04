import { describe, expect, it } from 'vitest';
import { ciede2000, labOf } from '../../../src/colour-distance.ts';
import { GROUND } from '../../../src/models/faults/fault.ts';
import { secondaryOff } from '../../../src/models/faults/secondary.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import type { Page, PageBand } from '../../../src/typeset/page.ts';
import { inksOf } from '../../../src/typeset/paint/inks.ts';
import { rgb } from '../../../src/typeset/scheme.ts';
import { changedIn, frozen } from './checks.ts';
import { menuOf } from './pages.ts';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);
const PRIMARY = '#7A1F2B';
const AMBER = '#FFB02E';
const TEAL = '#0F7C7C';
const bandOf = (hex: string, y: number): PageBand => ({ box: [0, y, 1000, 14], colour: rgb(hex) });

function menu(secondary: string[], tolerance?: number) {
  const { page, sample } = menuOf('en');
  const bands = secondary.map((hex, index) => bandOf(hex, index * 1380));
  return {
    page: frozen({ ...page, ground: { ...page.ground, bands } }),
    sample: { ...sample, palette: { primary: PRIMARY, secondary, tolerance } },
  };
}

const distance = (one: readonly [number, number, number], hex: string) =>
  ciede2000(labOf(one), labOf(rgb(hex)));

function made({ page, sample }: ReturnType<typeof menu>) {
  return SEEDS.map((seed) => secondaryOff.apply(page, sample, seededRandom(seed), new Set()));
}

describe('secondary-off', () => {
  it.each([
    [undefined, 20],
    [18, 26],
  ])('replaces one colour by none of the palette (tolerance %s)', (tolerance, least) => {
    const own = menu([AMBER, TEAL], tolerance);
    for (const result of made(own)) {
      const { page, injected } = result!;
      expect(changedIn(own.page, page)).toEqual([GROUND]);
      const bands = page.ground.bands!;
      const off = bands.filter((band, index) => band !== own.page.ground.bands![index]);
      expect(off).toHaveLength(1);
      for (const hex of [PRIMARY, AMBER, TEAL]) {
        expect(distance(off[0]!.colour, hex)).toBeGreaterThanOrEqual(least);
      }
      expect(bands.map(({ box }) => box)).toEqual(own.page.ground.bands!.map(({ box }) => box));
      expect(injected.facts.to).not.toBe(injected.facts.from);
    }
    expect(new Set(made(own).map((result) => result!.injected.facts.from)).size).toBe(2);
  });

  it('leaves no ink that would still be the colour', () => {
    for (const result of made(menu([AMBER]))) {
      const { headline, body } = inksOf(result!.page.ground);
      for (const ink of [...headline, ...body]) expect(distance(ink, AMBER)).toBeGreaterThan(13);
    }
  });

  it.each<[string, (own: ReturnType<typeof menu>) => Page]>([
    [
      'its inks are the colour anyway',
      ({ page }) => ({ ...page, texts: page.texts.map((text) => ({ ...text, ink: rgb(AMBER) })) }),
    ],
    [
      'the logo has it',
      ({ page }) => ({
        ...page,
        logo: {
          ...page.logo!,
          sketch: {
            side: 1,
            rgba: Uint8ClampedArray.from([...rgb(AMBER), 255]),
            ink: [0, 0, 1, 1],
          },
        },
      }),
    ],
    ['no band shows it', ({ page }) => ({ ...page, ground: { ...page.ground, bands: [] } })],
  ])('has no place where %s', (_, change) => {
    const own = menu([AMBER]);
    expect(made({ ...own, page: change(own) })).toEqual(SEEDS.map(() => null));
  });

  it('has no place without further colours, or on a ground that has a fault', () => {
    const own = menu([AMBER]);
    const { sample } = menuOf('en');
    expect(secondaryOff.apply(own.page, sample, seededRandom(1), new Set())).toBeNull();
    expect(secondaryOff.apply(own.page, own.sample, seededRandom(1), new Set([GROUND]))).toBeNull();
  });
});

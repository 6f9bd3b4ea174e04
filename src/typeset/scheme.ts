import type { Sample } from '../dataset/schema.ts';
import { between, chance, pick, type Random, weighted } from '../stats/chance.ts';
import { type Colour, mixed, ofHue } from './colours.ts';
import type { GroundKind, PageGround } from './page.ts';

const KINDS: readonly (readonly [GroundKind, number])[] = [
  ['plain', 26],
  ['gradient', 20],
  ['paper', 12],
  ['blobs', 12],
  ['stripes', 6],
  ['rays', 6],
  ['photo', 18],
];

/** What a page is painted with: what the sample asks for, and the rest by lot. */
export function chooseGround(
  sample: Pick<Sample, 'palette' | 'background'>,
  random: Random,
  asked?: GroundKind,
): PageGround {
  const lot = weighted(random, KINDS);
  const seed = Math.floor(random() * 2 ** 31);
  const hue = between(random, 0, 360);
  const dark = chance(random, 0.42);
  const [depth, strength] = [random(), random()];
  const turn = pick(random, [30, 60, 180, -40]);
  if (sample.background === 'white') {
    const accent =
      sample.palette === undefined ? ofHue(hue, 0.6, 0.3) : rgb(sample.palette.primary);
    return { kind: 'plain', colour: [255, 255, 255], second: accent, seed };
  }
  const kind = sample.background === 'transparent' ? 'transparent' : (asked ?? lot);
  if (sample.palette !== undefined) {
    const colour = rgb(sample.palette.primary);
    // Close to the colour asked for: the page must be of that colour all over.
    const second = mixed(colour, dark ? [0, 0, 0] : [255, 255, 255], 0.06);
    return { kind: kind === 'photo' ? 'gradient' : kind, colour, second, seed };
  }
  const colour = dark
    ? ofHue(hue, 0.1 + 0.6 * strength, 0.07 + 0.16 * depth)
    : ofHue(hue, 0.08 + 0.6 * strength, 0.82 + 0.14 * depth);
  const second = dark
    ? ofHue(hue + turn, 0.5, 0.14 + 0.2 * depth)
    : ofHue(hue + turn, 0.55, 0.72 + 0.2 * depth);
  return { kind, colour, second, seed };
}

/** sRGB of "#RRGGBB". */
export function rgb(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

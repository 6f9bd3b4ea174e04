import type { SKRSContext2D } from '@napi-rs/canvas';
import { between, chance, type Random, weighted } from '../stats/chance.ts';
import { seededRandom } from '../stats/random.ts';
import { type Colour, luminance, mixed, ofHue } from './colours.ts';
import type { GroundKind, PageGround } from './page.ts';
import { paintWash, type Wash } from './paint/washes.ts';

/** A ground by lot. */
export interface Ground extends Wash {
  /** Degrees, for colours that go with it. */
  hue: number;
  /** Whether text is rather lighter than it. */
  dark: boolean;
}

export function chooseGround(random: Random): Ground {
  const kind = weighted<GroundKind>(random, [
    ['plain', 28],
    ['gradient', 19],
    ['paper', 11],
    ['blobs', 12],
    ['stripes', 6],
    ['rays', 6],
    ['photo', 18],
  ]);
  const hue = between(random, 0, 360);
  const dark = chance(random, 0.42);
  const colour = dark
    ? ofHue(hue, between(random, 0.1, 0.75), between(random, 0.06, 0.26))
    : ofHue(hue, between(random, 0.08, 0.7), between(random, 0.8, 0.97));
  const second = dark
    ? ofHue(hue + between(random, -60, 60), 0.5, between(random, 0.12, 0.38))
    : ofHue(hue + between(random, -60, 60), 0.55, between(random, 0.68, 0.95));
  const patch = (lot: Random): Colour => {
    const light = dark ? between(lot, 0.05, 0.4) : between(lot, 0.55, 0.95);
    return ofHue(hue + between(lot, -45, 45), between(lot, 0.1, 0.6), light);
  };
  return { kind, hue, dark, colour, second, held: 0, patch };
}

/** A page's ground as it is told; most of it, unless it is a photo, stays at its colour. */
export function paintGround(
  context: SKRSContext2D,
  width: number,
  height: number,
  { kind, colour, second, seed }: PageGround,
): void {
  if (kind === 'transparent') return;
  const wash: Wash = {
    kind,
    colour,
    second,
    // Somebody may have asked for the colour, and it is looked for in the picture.
    held: 0.5,
    dark: luminance(colour) < 0.18,
    patch: (random) => patchOf(colour, second, random),
  };
  paintWash(context, width, height, wash, seededRandom(seed));
}

/** Mostly near the first colour; a little lit or shaded, as things in a photo are. */
function patchOf(colour: Colour, second: Colour, random: Random): Colour {
  const base = mixed(colour, second, random() ** 2);
  return mixed(base, chance(random, 0.5) ? [0, 0, 0] : [255, 255, 255], between(random, 0, 0.35));
}

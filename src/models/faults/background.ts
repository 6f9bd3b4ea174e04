import { between, chance, shuffled } from '../../stats/chance.ts';
import { type Colour, contrast, ofHue } from '../../typeset/colours.ts';
import { groundKinds, type Page, type PageGround } from '../../typeset/page.ts';
import { type Fault, GROUND } from './fault.ts';
import { hex, nearest, whole } from './tones.ts';

const WHITE: Colour = [255, 255, 255];

/** CIEDE2000 from white of a tint or grey that nobody takes for white paper. */
const TINT = [5, 14] as const;
/** Lightness from and to which tints are looked for, in HSL, and in what steps. */
const LIGHTEST = 0.99;
const DARKEST = 0.7;
const STEP = 0.005;

/** Cream, grey or a pale tint where white was asked for. */
export const backgroundTinted: Fault = {
  kind: 'background-tinted',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    const { ground } = page;
    if (sample.background !== 'white' || ground.kind === 'transparent') return null;
    if (avoid.has(GROUND)) return null;
    const saturation = chance(random, 0.25) ? 0 : between(random, 0.15, 0.9);
    const colour = tinted(random() * 360, saturation, between(random, ...TINT));
    const injected = {
      kind: backgroundTinted.kind,
      block: null,
      what: `The background is ${hex(colour)}, not white.`,
      facts: {
        others: GROUND,
        from: hex(ground.colour),
        to: hex(colour),
        distance: Math.round(nearest(colour, [WHITE]) * 10) / 10,
      },
    };
    return { page: { ...page, ground: { ...ground, colour } }, injected };
  },
};

/** The lightest of a hue that is so far from white. */
function tinted(hue: number, saturation: number, distance: number): Colour {
  let colour = WHITE;
  for (
    let light = LIGHTEST;
    light > DARKEST && nearest(colour, [WHITE]) < distance;
    light -= STEP
  ) {
    colour = whole(ofHue(hue, saturation, light));
  }
  return colour;
}

/** Text that was readable on nothing stays so. */
const READABLE = 3;

/** An opaque ground where a transparent one was asked for. */
export const backgroundFilled: Fault = {
  kind: 'background-filled',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    const { ground } = page;
    if (sample.background !== 'transparent' || ground.kind !== 'transparent') return null;
    if (avoid.has(GROUND)) return null;
    const filled = fillings(ground, random).find((one) => staysReadable(page, one.colour));
    if (filled === undefined) return null;
    const injected = {
      kind: backgroundFilled.kind,
      block: null,
      what: `The background is filled with ${hex(filled.colour)}, not transparent.`,
      facts: { others: GROUND, to: hex(filled.colour) },
    };
    return { page: { ...page, ground: filled }, injected };
  },
};

/** White, as models fill it most often, or what the page has in its stead. */
function fillings(ground: PageGround, random: () => number): PageGround[] {
  const [kind] = shuffled(random, groundKinds);
  const own: PageGround = { ...ground, kind: kind! };
  const white: PageGround = { ...ground, kind: 'plain', colour: WHITE };
  return shuffled(random, [own, white]);
}

function staysReadable(page: Page, ground: Colour): boolean {
  return page.texts.every(({ ink }) => ink === null || contrast(ink, ground) >= READABLE);
}

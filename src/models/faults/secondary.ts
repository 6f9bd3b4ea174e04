import { type Random, shuffled } from '../../stats/chance.ts';
import type { Colour } from '../../typeset/colours.ts';
import type { Page, PageGround, PagePicture } from '../../typeset/page.ts';
import { inksOf } from '../../typeset/paint/inks.ts';
import { rgb } from '../../typeset/scheme.ts';
import { type Fault, GROUND } from './fault.ts';
import { asLightAs, clearlyOff, hex, nearest, TOLERANCE } from './tones.ts';

/** Beyond the tolerance, what else on the page is taken for the colour all the same. */
const ROUND_IT = 3;
/** Of the page, what a picture's part in the colour may cover and still be nothing. */
const NOTHING = 0.0005;
/** The same on a transparent page, of which little is drawn. */
const NOTHING_ON_NOTHING = 0.00005;

/** Another colour where one of the palette's further colours was asked for. */
export const secondaryOff: Fault = {
  kind: 'secondary-off',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    const { palette } = sample;
    const { bands = [] } = page.ground;
    if (palette === undefined || avoid.has(GROUND)) return null;
    const asked = [palette.primary, ...(palette.secondary ?? [])].map(rgb);
    const tolerance = palette.tolerance ?? TOLERANCE;
    for (const hexOfIt of shuffled(random, palette.secondary ?? [])) {
      const colour = rgb(hexOfIt);
      // Nearer to another colour that was asked for, it is that one's.
      const others = asked.filter((other) => hex(other) !== hex(colour));
      const isIt = (one: Colour) =>
        nearest(one, [colour]) <= Math.min(tolerance + ROUND_IT, nearest(one, others));
      const own = bands.filter((band) => hex(band.colour) === hex(colour));
      if (own.length === 0) continue;
      for (const off of offColours(colour, asked, clearlyOff(tolerance), random)) {
        const ground: PageGround = {
          ...page.ground,
          bands: bands.map((band) => (own.includes(band) ? { ...band, colour: off } : band)),
        };
        // Elsewhere the colour would still be there, and the page as asked for.
        if (isElsewhere({ ...page, ground }, isIt)) continue;
        const injected = {
          kind: secondaryOff.kind,
          block: null,
          what: `${hex(off)} stands where ${hex(colour)} was asked for.`,
          facts: {
            others: GROUND,
            from: hex(colour),
            to: hex(off),
            distance: Math.round(nearest(off, asked) * 10) / 10,
            tolerance,
          },
        };
        return { page: { ...page, ground }, injected };
      }
    }
    return null;
  },
};

function offColours(
  colour: Colour,
  asked: readonly Colour[],
  least: number,
  random: Random,
): Colour[] {
  const hues = shuffled(
    random,
    Array.from({ length: 12 }, (_, step) => step * 30 + random() * 20),
  );
  return [0.6, 0.85]
    .flatMap((saturation) => hues.map((hue) => asLightAs(colour, hue, saturation)))
    .filter((off) => nearest(off, asked) >= least);
}

/** Whether a picture has a colour, or a text has it or may be given it. */
function isElsewhere(
  { ground, texts, logo, product, width, height }: Page,
  isIt: (colour: Colour) => boolean,
): boolean {
  const { headline, body } = inksOf(ground);
  const inks = texts.flatMap(({ ink }) => (ink === null ? [] : [ink]));
  const nothing = ground.kind === 'transparent' ? NOTHING_ON_NOTHING : NOTHING;
  return (
    [...headline, ...body, ...inks].some(isIt) ||
    [logo, product].some(
      (picture) => picture !== null && areaOf(picture, isIt) > nothing * width * height,
    )
  );
}

/** Pixels of the page that a picture paints in a colour, by its sketch. */
function areaOf({ sketch, box }: PagePicture, isIt: (colour: Colour) => boolean): number {
  if (sketch === undefined) return 0;
  const { rgba, side } = sketch;
  const known = new Map<number, boolean>();
  let count = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at + 3]! < 128) continue;
    const [r, g, b] = [rgba[at]!, rgba[at + 1]!, rgba[at + 2]!];
    const code = (r << 16) | (g << 8) | b;
    let is = known.get(code);
    if (is === undefined) {
      is = isIt([r, g, b]);
      known.set(code, is);
    }
    if (is) count++;
  }
  return (count / (side * side)) * box[2] * box[3];
}

import { intersectionArea } from '../../geometry.ts';
import { between, type Random, shuffled } from '../../stats/chance.ts';
import { against, type Colour, contrast } from '../../typeset/colours.ts';
import type { Page } from '../../typeset/page.ts';
import { rgb } from '../../typeset/scheme.ts';
import { type Fault, GROUND } from './fault.ts';
import { quoted } from './record.ts';
import { withText } from './reset.ts';
import { boxOfText, targetsOf } from './targets.ts';
import { asLightAs, clearlyOff, hex, nearest, TOLERANCE, whole } from './tones.ts';

/** Text that was readable stays so: only the ground is to be wrong. */
const READABLE = 3;

export const colourOff: Fault = {
  kind: 'colour-off',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    const { palette, background } = sample;
    const { ground } = page;
    if (palette === undefined || avoid.has(GROUND)) return null;
    if (background === 'white' || ground.kind === 'transparent') return null;
    const asked = [palette.primary, ...(palette.secondary ?? [])].map(rgb);
    const tolerance = palette.tolerance ?? TOLERANCE;
    // A ground that was no colour of the palette could not become a wrong one.
    if (nearest(ground.colour, asked) > tolerance) return null;
    const turned = turnedOff(page, asked, clearlyOff(tolerance), random);
    if (turned === null) return null;
    const distance = nearest(turned.colour, asked);
    const injected = {
      kind: colourOff.kind,
      block: null,
      what: `The ground is ${hex(turned.colour)}, which is no colour of the palette.`,
      facts: {
        others: GROUND,
        from: hex(ground.colour),
        to: hex(turned.colour),
        distance: Math.round(distance * 10) / 10,
        tolerance,
      },
    };
    return { page: { ...page, ground: { ...ground, ...turned } }, injected };
  },
};

/** Both colours of the ground in another hue, about as light as they were. */
function turnedOff(
  page: Page,
  asked: readonly Colour[],
  least: number,
  random: Random,
): { colour: Colour; second: Colour } | null {
  const { colour, second } = page.ground;
  const hues = shuffled(
    random,
    Array.from({ length: 12 }, (_, step) => step * 30 + random() * 20),
  );
  for (const saturation of [0.6, 0.85]) {
    for (const hue of hues) {
      const now = asLightAs(colour, hue, saturation);
      const then = asLightAs(second, hue, saturation);
      const off = [now, then].every((one) => nearest(one, asked) >= least);
      if (off && staysReadable(page, now)) return { colour: now, second: then };
    }
  }
  return null;
}

function staysReadable(page: Page, ground: Colour): boolean {
  return page.texts.every(
    ({ ink }) =>
      ink === null ||
      contrast(ink, ground) >= Math.min(READABLE, 0.9 * contrast(ink, page.ground.colour)),
  );
}

/** WCAG 2 ratios at which text can be found, and read with trouble. */
const LOW = [1.25, 1.7] as const;

export const contrastLow: Fault = {
  kind: 'contrast-low',
  channel: 'layout',
  apply(page, sample, random, avoid) {
    const { ground, product } = page;
    if (ground.kind === 'transparent') return null;
    for (const { index, text, block, words } of shuffled(random, targetsOf(page, sample, avoid))) {
      if (product !== null && intersectionArea(boxOfText(text), product.box) > 0) continue;
      const ratio = between(random, ...LOW);
      const [hue, saturation] = [random() * 360, between(random, 0.1, 0.5)];
      const inks = [true, false]
        .map((lighter) => whole(against(ground.colour, ratio, hue, saturation, lighter)))
        .filter((ink) => isLow(contrast(ink, ground.colour)));
      if (inks.length === 0) continue;
      // Where the ground runs into its second colour, the ink is low there too if it can be.
      const [ink] = inks.toSorted(
        (a, b) => contrast(a, ground.second) - contrast(b, ground.second),
      );
      const reached = contrast(ink!, ground.colour);
      const injected = {
        kind: contrastLow.kind,
        block: block.id,
        what: `${quoted(words)} hardly stands out from its ground.`,
        facts: {
          relies: GROUND,
          ink: hex(ink!),
          ground: hex(ground.colour),
          ratio: Math.round(reached * 100) / 100,
        },
      };
      return { page: withText(page, index, { ...text, ink: ink! }), injected };
    }
    return null;
  },
};

function isLow(ratio: number): boolean {
  return ratio >= LOW[0] - 0.02 && ratio <= LOW[1] + 0.02;
}

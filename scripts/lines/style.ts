import { scriptOfLanguage } from '../../src/language.ts';
import { between, chance, pick, type Random, weighted } from '../../src/stats/chance.ts';
import { against, type Colour, contrast, mixed } from '../../src/typeset/colours.ts';
import { type Face, faceOf } from '../../src/typeset/fonts/faces.ts';
import type { LineStyle } from '../../src/typeset/line.ts';
import { typefacesFor } from './fonts.ts';

/** A page's colours: text goes by its hues. */
export interface Scheme {
  hues: readonly number[];
  /** Whether text is rather lighter than the ground. */
  lighter: boolean;
}

/**
 * Faces for a line: a main one, and one to take Latin letters from where the main one has none,
 * or where designers would mix. Held typefaces only, or none of them.
 */
export function chooseFaces(lang: string, held: boolean, random: Random): Face[] {
  const script = scriptOfLanguage(lang);
  const main = chooseFace(script, held, random);
  if (script === 'Latn') return [main];
  const latin = chooseFace('Latn', held, random, false);
  // Fonts of these scripts must come first: their marks and spaces belong to their letters.
  const joined = script === 'Arab' || script === 'Deva';
  return !joined && chance(random, 0.25) ? [latin, main] : [main, latin];
}

function chooseFace(script: string, held: boolean, random: Random, capitals = true): Face {
  const open = typefacesFor(script, held).filter(
    (typeface) => capitals || typeface.capitalsOnly !== true,
  );
  const typeface = weighted(
    random,
    open.map((one) => [one, one.scripts.find(([name]) => name === script)![1]] as const),
  );
  return faceOf(typeface, pick(random, typeface.files));
}

/** Everything but size and colours. */
export function chooseShape(
  lang: string,
  random: Random,
): Pick<LineStyle, 'spacing' | 'stretch' | 'slant'> {
  const script = scriptOfLanguage(lang);
  const joined = script === 'Arab' || script === 'Deva';
  return {
    // In sizes of the font; letters that join are never set apart.
    spacing: joined || !chance(random, 0.2) ? 0 : between(random, 0.03, 0.2),
    stretch: chance(random, 0.15) ? between(random, 0.82, 1.18) : 1,
    slant: !joined && chance(random, 0.05) ? between(random, 0.1, 0.22) : 0,
  };
}

/** What lies under a line: its mean colour, and how much its luminance varies (0 to 1). */
export interface Under {
  mean: Colour;
  spread: number;
}

export type Paint = Pick<LineStyle, 'colour' | 'shade' | 'outline'> & {
  /** Of the text against what is under it, by WCAG 2. */
  contrast: number;
  shadow?: { colour: Colour; blur: number; x: number; y: number; alpha: number };
};

/** Colours of a line of `size` pixels; mostly strong, now and then as weak as posters dare. */
export function choosePaint(under: Under, size: number, scheme: Scheme, random: Random): Paint {
  const [low, high] = weighted<readonly [number, number]>(random, [
    [[6.5, 15], 60],
    [[3.8, 6.5], 25],
    [[2.2, 3.8], 12],
    [[1.5, 2.2], 3],
  ]);
  const least = under.spread > 0.06 ? 5 : size < 20 ? 3 : 1;
  const ratio = Math.max(between(random, low, high), least);
  const hue = pick(random, scheme.hues);
  const saturation = pick(random, [0, 0.1, 0.3, 0.6, 0.9]);
  const lighter = chance(random, 0.1) ? !scheme.lighter : scheme.lighter;
  const colour = against(under.mean, ratio, hue, saturation, lighter);
  const paint: Paint = { colour, contrast: contrast(colour, under.mean) };
  if (size >= 28 && chance(random, under.spread > 0.06 ? 0.3 : 0.08)) {
    const outline = against(colour, between(random, 4, 12), hue + 180, 0.3, !scheme.lighter);
    paint.outline = { colour: outline, width: size * between(random, 0.025, 0.07) };
    paint.contrast = Math.max(paint.contrast, contrast(outline, under.mean));
  }
  if (size >= 30 && chance(random, 0.1)) {
    paint.shade = mixed(colour, against(under.mean, ratio, hue + 50, 0.8, lighter), 0.8);
  }
  if (chance(random, 0.14)) {
    paint.shadow = {
      colour: against(colour, 9, hue, 0.2, !lighter),
      blur: pick(random, [0, size * 0.08, size * 0.2]),
      x: size * between(random, 0.02, 0.07),
      y: size * between(random, 0.02, 0.07),
      alpha: between(random, 0.25, 0.7),
    };
  }
  return paint;
}

import { against, type Colour, luminance, ofHue } from '../colours.ts';
import type { PageGround } from '../page.ts';
import { hueOf } from './hue.ts';
import { leastContrast, type Under } from './lights.ts';

/** WCAG 2 for text of any size, and for text that is read with ease. */
export const LEAST = 4.5;
const AIM = 7;

/** A page's inks, the one that is liked best first: few, so that a page looks of one piece. */
export interface Inks {
  headline: readonly Colour[];
  body: readonly Colour[];
}

export interface Inked {
  ink: Colour;
  /** Least ratio of WCAG 2 against any part of what is under it. */
  least: number;
}

const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [255, 255, 255];

/**
 * Near black and near white with a hue of the ground; for headlines the palette's further colours,
 * and the hue itself.
 */
export function inksOf(ground: PageGround): Inks {
  const base = ground.kind === 'transparent' ? WHITE : ground.colour;
  const hue = hueOf(ground.second) ?? hueOf(ground.colour);
  const lighter = luminance(base) < 0.18;
  const tinted = hue === null ? 0 : 0.4;
  const dark = ofHue(hue ?? 0, tinted, 0.08);
  const light = ofHue(hue ?? 0, tinted, 0.97);
  const body = lighter ? [light, WHITE, dark, BLACK] : [dark, BLACK, light, WHITE];
  const accent = hue === null ? [] : [against(base, AIM * 1.2, hue, 0.75, lighter)];
  return { headline: [...paletteInks(ground), ...accent, ...body], body };
}

/** The palette's further colours; where the ground is not of the main one, that alone. */
function paletteInks({ bands = [] }: PageGround): Colour[] {
  const main = bands.filter((band) => band.main);
  return (main.length > 0 ? main : bands).map(({ colour }) => colour);
}

/** The first that is read with ease everywhere, or else the one that is read best. */
export function chooseInk(inks: readonly Colour[], lies: Under): Inked {
  const tried = inks.map((ink) => ({ ink, least: leastContrast(luminance(ink), lies) }));
  return (
    tried.find(({ least }) => least >= AIM) ??
    tried.reduce((best, one) => (one.least > best.least ? one : best))
  );
}

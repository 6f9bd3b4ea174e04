import { ciede2000, labOf } from '../../colour-distance.ts';
import { against, type Colour, luminance } from '../../typeset/colours.ts';

/** CIEDE2000 that nobody takes for the colour asked for, and how far beyond the tolerance. */
const LEAST_OFF = 20;
const BEYOND = 8;
/** Of a palette where the sample states none. */
export const TOLERANCE = 10;

/** CIEDE2000 from every colour of a palette that is off beyond doubt. */
export function clearlyOff(tolerance: number): number {
  return Math.max(LEAST_OFF, tolerance + BEYOND);
}

/** CIEDE2000 to the nearest of some colours. */
export function nearest(colour: Colour, asked: readonly Colour[]): number {
  return Math.min(...asked.map((other) => ciede2000(labOf(colour), labOf(other))));
}

/** A colour in another hue, about as light as it was. */
export function asLightAs(colour: Colour, hue: number, saturation: number): Colour {
  // White and black have no hue; a tint of them has.
  const wanted = Math.min(0.75, Math.max(0.04, luminance(colour)));
  return whole(against([0, 0, 0], (wanted + 0.05) / 0.05, hue, saturation, true));
}

export function whole(colour: Colour): Colour {
  return colour.map(Math.round) as unknown as Colour;
}

export function hex(colour: Colour): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

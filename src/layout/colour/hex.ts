import type { Rgb } from '../evidence.ts';

/** `#rrggbb` */
export function hexOf(colour: Rgb): string {
  return `#${colour.map((level) => Math.round(level).toString(16).padStart(2, '0')).join('')}`;
}

/** sRGB of `#rrggbb`. */
export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

import type { Colour } from '../colours.ts';

/** Degrees; null for a grey, which has none that anybody would see. */
export function hueOf([r, g, b]: Colour): number | null {
  const most = Math.max(r, g, b);
  const span = most - Math.min(r, g, b);
  if (span < 20) return null;
  const sixth = most === r ? (g - b) / span : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return (sixth * 60 + 360) % 360;
}

import { ciede2000, type Lab } from '../../colour-distance.ts';
import type { SeenColour } from './seen-colours.ts';

/** A colour of the picture with all that is near it. */
export interface Rival {
  seen: SeenColour;
  share: number;
}

/**
 * Chroma in CIELAB up to which a colour is a neutral: white, grey, black, and of light ones paper
 * from #F6EEDF (8) to #F6E7CD (15).
 */
const NEUTRAL = 10;
const LIGHT_NEUTRAL = 18;
const LIGHT = 85;

export function isNeutral([l, a, b]: Lab): boolean {
  return Math.hypot(a, b) <= (l >= LIGHT ? LIGHT_NEUTRAL : NEUTRAL);
}

/**
 * The widest colour besides the main one. A neutral is no rival of a colour: red type on white, or
 * on paper, makes a red page.
 *
 * @param granted what was asked for besides, and therefore outdoes nothing
 */
export function rivalOf(
  main: Lab,
  areas: readonly SeenColour[],
  tolerance: number,
  granted: readonly Lab[] = [],
): Rival | null {
  const neutralToo = isNeutral(main);
  const settled = [main, ...granted];
  let left = areas.filter(
    ({ lab }) =>
      settled.every((one) => ciede2000(lab, one) > tolerance) && (neutralToo || !isNeutral(lab)),
  );
  let widest: Rival | null = null;
  while (left.length > 0) {
    const seen = left.reduce((a, b) => (b.share > a.share ? b : a));
    const apart = left.filter(({ lab }) => ciede2000(lab, seen.lab) > tolerance);
    const own = left.filter(({ lab }) => ciede2000(lab, seen.lab) <= tolerance);
    const share = own.reduce((sum, one) => sum + one.share, 0);
    if (widest === null || share > widest.share) widest = { seen, share };
    left = apart;
  }
  return widest;
}

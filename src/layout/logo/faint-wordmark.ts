import { centerOf } from '../../geometry.ts';
import { outsideRegion } from '../../text/match/place.ts';
import type { FaintText } from '../evidence.ts';
import type { LayoutInput } from '../seen.ts';
import { lettersOf } from './wordmark.ts';

/** Of the logo's width, that its name takes at least: a sign beside it is hardly wider than it. */
const NAME = 0.4;
/** Times as large as it may be at most: boxes of what is faint are loose. */
const LOOSE = 1.2;
/** Letter heights that a letter takes along the line at most, be it spaced ever so widely. */
const LETTER = 2;
/** Shares of the picture's width that a logo has where none are asked for. */
const ANY_WIDTH = [0.03, 0.62] as const;

/**
 * Whether faint text may be the name of a logo that is as it was asked for: in its place, as wide, and
 * as high as letters of that many are. What is small rather than faint would be too small for it.
 *
 * @param aspect width over height of the logo
 */
export function mayBeWordmark(
  { box, small }: FaintText,
  { asked, width, height }: LayoutInput,
  aspect: number,
): boolean {
  const { text, region, width: widths = ANY_WIDTH } = asked.logo ?? {};
  const letters = lettersOf(text ?? '').length;
  if (letters === 0 || small === true) return false;
  const [, , wide, high] = box;
  const [least, most] = [widths[0] * width, widths[1] * width];
  const fits =
    wide >= NAME * least &&
    wide <= LOOSE * most &&
    high <= (LOOSE * most) / aspect &&
    wide <= LETTER * letters * high;
  const [x, y] = centerOf(box);
  const away = region === undefined ? 0 : outsideRegion([x, y, 0, 0], region, width, height);
  return fits && away <= 0;
}

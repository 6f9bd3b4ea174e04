import { type Box, intersectionArea } from '../../geometry.ts';
import { regionBox } from '../../text/match/place.ts';
import type { LogoEvidence, LogoPlace } from '../evidence.ts';
import type { LayoutInput } from '../seen.ts';

/**
 * Agreement of shapes from which a place is the logo. Over all logos of the shipped sets, on every
 * kind of ground, blurred, compressed or made smaller, the true place agreed by .92 or more, and no
 * other place by more than .81.
 */
const IS_LOGO = 0.86;
/** Of a part: less, and that part is another. */
const SAME_PART = 0.4;
/** Agreement of a place that is plainly meant to be the logo, by its colours and its size. */
const IS_LIKE = 0.55;
/** CIEDE2000 within which a place that agrees in part has the logo's own colours. */
const OWN_COLOURS = 12;
/** Times the width asked for, down or up, within which something is taken for an attempt at it. */
const OTHER_WIDTH = 0.4;
/** Of the first one's width, from which a second one is no ornament. */
const SECOND_WIDTH = 0.3;

export type LogoState = 'whole' | 'altered' | 'absent';

export interface SeenLogo {
  state: LogoState;
  /** What is the logo, or what is most like it; null where nothing is. */
  place: LogoPlace | null;
  /** Where it is again. */
  again: readonly LogoPlace[];
}

/** Every place that is the logo, whole or not. */
export function foundLogos({ found }: LogoEvidence): LogoPlace[] {
  return found.filter(({ shape }) => shape >= IS_LOGO);
}

export function seenLogo(input: LayoutInput, found: readonly LogoPlace[]): SeenLogo {
  const whole = found.filter((place) => place.shape >= IS_LOGO && place.weakest >= SAME_PART);
  if (whole.length > 0) {
    const [first, ...others] = whole.toSorted((a, b) => rank(b, input) - rank(a, input));
    const again = others.filter(({ box }) => box[2] >= SECOND_WIDTH * first!.box[2]);
    return { state: 'whole', place: first!, again };
  }
  const like = found.filter((place) => isLike(place, input));
  const best = like.toSorted((a, b) => b.shape - a.shape)[0];
  return best === undefined
    ? { state: 'absent', place: found[0] ?? null, again: [] }
    : { state: 'altered', place: best, again: [] };
}

/** Of several that are the logo, the one that stands where it was asked for. */
function rank(place: LogoPlace, input: LayoutInput): number {
  return place.shape + (isInRegion(place.box, input) ? 1 : 0) + place.box[2] / input.width;
}

function isLike(place: LogoPlace, input: LayoutInput): boolean {
  if (place.shape >= IS_LOGO) return true;
  const [least, most] = input.asked.logo?.width ?? [0, 1];
  const width = place.box[2] / input.width;
  return (
    place.shape >= IS_LIKE &&
    place.colour !== null &&
    place.colour <= OWN_COLOURS &&
    width >= least * OTHER_WIDTH &&
    width <= most / OTHER_WIDTH
  );
}

export function isInRegion(box: Box, { asked, width, height }: LayoutInput): boolean {
  const region = asked.logo?.region;
  const cell = region === undefined ? null : regionBox(region, width, height);
  return cell !== null && intersectionArea(box, cell) > 0.5 * box[2] * box[3];
}

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
/**
 * What is left of a second one that a text covers: three quarters of its outline, in the logo's own
 * colours and half as wide as the first at least. Signs of the same hand agree by as much, but they
 * are small or have other colours.
 */
const COVERED = { shape: 0.75, width: 0.5 } as const;

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
    const first = whole.toSorted((a, b) => rank(b, input) - rank(a, input))[0]!;
    const again = found.filter((place) => place !== first && isAgain(place, first));
    return { state: 'whole', place: first, again };
  }
  const like = found.filter((place) => isLike(place, input));
  const best = like.toSorted((a, b) => b.shape - a.shape)[0];
  return best === undefined
    ? { state: 'absent', place: found[0] ?? null, again: [] }
    : { state: 'altered', place: best, again: [] };
}

/** Whether it is the logo once more; whatever is drawn over it or has become of it, it is there. */
function isAgain({ shape, colour, box }: LogoPlace, first: LogoPlace): boolean {
  const width = box[2] / first.box[2];
  if (shape >= IS_LOGO) return width >= SECOND_WIDTH;
  const own = colour !== null && colour <= OWN_COLOURS;
  return own && shape >= COVERED.shape && width >= COVERED.width;
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

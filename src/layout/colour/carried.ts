import { ciede2000, type Lab } from '../../colour-distance.ts';
import type { SeenColour, SeenColours } from './seen-colours.ts';

/** How far a colour that was asked for is in the picture. */
export interface Carried {
  /** Share within the tolerance, of what could be told, and within a little more. */
  share: number;
  loose: number;
  /** The colour found that is nearest to it, among those that are wide enough to be seen. */
  nearest: { seen: SeenColour; deltaE00: number } | null;
  /** What carries it, the widest first; without anything that does, what is nearest. */
  by: readonly { seen: SeenColour; deltaE00: number }[];
}

/**
 * To what colours are told: means of areas under grain, soft light and compression. Within it of
 * the tolerance nothing is decided against a picture.
 */
export const TOLD_TO = 2;

/**
 * What has an asked colour: areas, or the inks of lines. Of both the larger counts, since large
 * letters are in both.
 *
 * @param others colours asked for, too: what is nearer to one of these is its own, not this one's
 * @param least share from which something is wide enough to be seen
 */
export function carriedOf(
  asked: Lab,
  others: readonly Lab[],
  { areas, inks }: SeenColours,
  tolerance: number,
  least: number,
): Carried {
  const measured = (list: readonly SeenColour[]) =>
    list
      .map((seen) => ({ seen, deltaE00: ciede2000(seen.lab, asked) }))
      .filter(({ seen, deltaE00 }) =>
        others.every((other) => deltaE00 <= ciede2000(seen.lab, other)),
      )
      .toSorted((a, b) => a.deltaE00 - b.deltaE00);
  const [onAreas, onInks] = [measured(areas), measured(inks)];
  const within = (limit: number) =>
    Math.max(shareWithin(onAreas, limit), shareWithin(onInks, limit));
  const share = within(tolerance);
  const all = [...onAreas, ...onInks];
  const own = all
    .filter(({ deltaE00 }) => deltaE00 <= tolerance)
    .toSorted((a, b) => b.seen.share - a.seen.share);
  const nearest = own[0] ?? null;
  if (nearest !== null && share >= least) {
    return { share, loose: within(tolerance + TOLD_TO), nearest, by: own };
  }
  // What is nearest may belong to another colour that was asked for.
  const any = [...areas, ...inks]
    .map((seen) => ({ seen, deltaE00: ciede2000(seen.lab, asked) }))
    .toSorted((a, b) => a.deltaE00 - b.deltaE00);
  const seen = widestOfFirst(any, least);
  return {
    share,
    loose: within(tolerance + TOLD_TO),
    nearest: seen,
    by: seen === null ? [] : [seen],
  };
}

function shareWithin(
  sorted: readonly { seen: SeenColour; deltaE00: number }[],
  limit: number,
): number {
  let share = 0;
  for (const { seen, deltaE00 } of sorted) {
    if (deltaE00 > limit) break;
    share += seen.share;
  }
  return share;
}

/** The widest among the first that are seen together: shades of one thing may each be tiny. */
function widestOfFirst<Found extends { seen: SeenColour }>(
  sorted: readonly Found[],
  least: number,
): Found | null {
  let widest: Found | null = null;
  let sum = 0;
  for (const found of sorted) {
    sum += found.seen.share;
    if (widest === null || found.seen.share > widest.seen.share) widest = found;
    if (sum >= least) break;
  }
  return widest;
}

import type { Box } from '../../geometry.ts';
import type { Gradient } from '../search/gradient.ts';
import type { Likeness } from './compare.ts';
import type { EdgePoints } from './points.ts';
import type { Pose } from './pose.ts';
import { sightingsOf } from './settle.ts';

/** Share of the side by which an edge may be off and still be seen where it belongs. */
const OFF = 0.012;
/** Pixels, however small the product. */
const LEAST_OFF = 1.5;

/** Share of a product's edges that the picture has where they belong, 0..1; those covered do not count. */
export function seenShare(
  gradient: Gradient,
  points: EdgePoints,
  pose: Pose,
  hidden: readonly Box[],
): number {
  const reach = Math.max(LEAST_OFF, OFF * pose.side);
  const open = sightingsOf(gradient, points, pose, hidden, reach).filter((one) => !one.hidden);
  return open.length === 0 ? 0 : open.filter(({ off }) => off !== null).length / open.length;
}

/** Agreement of directions that is as good as any: thin parts and close edges blur one another. */
const GOOD_AGREEMENT = 0.45;

/**
 * 0..1: how sure it is that the product stands there, by its edges alone, as colours may be wrong.
 * Dense texture has edges everywhere, but hardly ever in the directions asked for.
 */
export function surenessOf(seen: number, agreement: number): number {
  return 0.5 * seen + 0.5 * Math.max(0, Math.min(1, agreement / GOOD_AGREEMENT));
}

/** What edges alone are worth, on a picture whose colours have nothing to do with the product's. */
const EDGES_ALONE = 0.3;

/**
 * 0..1: how sure it is that the product stands there: its edges, and either its colours or others
 * that follow from them.
 */
export function scoreOf(sureness: number, { differing, explained }: Likeness): number {
  return sureness * (EDGES_ALONE + (1 - EDGES_ALONE) * Math.max(1 - differing, explained ** 2));
}

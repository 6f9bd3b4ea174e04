import type { Box } from '../../geometry.ts';
import { apart, LEAST_SIZE, placesOn, type Searched } from './coarse.ts';
import type { Level } from './levels.ts';
import { type Found, measured } from './measure.ts';
import type { Pose } from './pose.ts';
import type { Looks } from './settle.ts';
import { type Shape, type Sought, shapeLike } from './shapes.ts';

/** Times the known one's size: what is smaller is an ornament, what is larger would be found first. */
const SIZES = [0.4, 1.7] as const;
/** Half the first search's step, as the logo has twice as many pixels here. */
const STEP = 1.045;
/** Most pixels of a level that the square root of the ink's area has; the first search has half of it. */
const MOST_SIZE = 4 * LEAST_SIZE;
/** A quarter of the first look's; and what fits less than this is no copy, however it is covered. */
const EFFORT = { near: 16, measured: 3, leastFit: 0.6 } as const;

/**
 * The logo's second place. In the first search all sizes and places of a page compete for a closer
 * look, and a wordmark, whose edges are like those of any text, may lose it to many that are small.
 * A copy is drawn as the one that is known: in its proportions, its turn and about its size. So these
 * are looked for by themselves, on levels twice as fine, which tell letters from one another.
 */
export function again(
  known: Found,
  maps: readonly Searched[],
  levels: readonly Level[],
  sought: Sought,
  looks: Looks,
): Found[] {
  const own = Math.sqrt(known.pose.across * known.pose.down);
  const least = Math.max(sought.least, own * SIZES[0]);
  const most = Math.min(sought.most, own * SIZES[1]);
  const tall = tallnessOf(known.pose, sought.aspect);
  const shapes = new Map<Searched, Shape[]>();
  for (let size = least; size <= most; size *= STEP) {
    const map = mapFor(size, tall, maps);
    if (map === undefined) continue;
    const shape = shapeLike(known.pose, size * scaleOf(map.level), sought.size);
    shapes.set(map, [...(shapes.get(map) ?? []), shape]);
  }
  const candidates = [...shapes]
    .flatMap(([map, all]) => placesOn(map, sought, all))
    .filter(({ pose }) => !isWithin(pose, known.place.box))
    .toSorted((a, b) => b.score - a.score);
  return measured(apart(candidates), levels, looks, EFFORT);
}

/** The finest one on which the logo is not too large. */
function mapFor(size: number, tall: number, maps: readonly Searched[]): Searched | undefined {
  const fits = ({ level, reach }: Searched) => {
    const here = size * scaleOf(level);
    return here <= MOST_SIZE && here * tall <= reach;
  };
  return maps.filter(fits).toSorted((a, b) => scaleOf(b.level) - scaleOf(a.level))[0];
}

/** Height of a logo as it is turned and drawn out, for each pixel of its size. */
function tallnessOf({ across, down, angle }: Pose, aspect: number): number {
  const wide = Math.sqrt((aspect * across) / down);
  return wide * Math.abs(Math.sin(angle)) + Math.cos(angle) / wide;
}

function scaleOf({ scale }: Level): number {
  return Math.sqrt(scale[0] * scale[1]);
}

function isWithin({ x, y }: Pose, [left, top, width, height]: Box): boolean {
  return x > left && x < left + width && y > top && y < top + height;
}

import { type Box, boxOf, centerOf, intersectionArea } from '../../geometry.ts';
import type { LogoPlace } from '../../layout/evidence.ts';
import { agreementOf } from './agreement.ts';
import type { Candidate } from './coarse.ts';
import { colourDistance } from './drawn-colours.ts';
import type { Level } from './levels.ts';
import { type Pose, quadAt } from './pose.ts';
import { onLevel, refined } from './refine.ts';
import { isPlausible, type Looks, levelFor, settled } from './settle.ts';

/** Shape at which a place is the logo, however it is turned or stretched. */
const SURE = 0.86;
/** Shape below which a place is no more like the logo than others are. */
const LEAST_SHAPE = 0.5;

export interface Found {
  place: LogoPlace;
  pose: Pose;
}

export function isSure({ place }: Found): boolean {
  return place.shape >= SURE;
}

/** How many candidates are looked at more closely, and how many of them are measured. */
export interface Effort {
  near: number;
  measured: number;
  /** Mean fit of a pose's edges, 0..1, below which none is measured. */
  leastFit: number;
}

/** Candidates drawn to the picture's edges and measured there, best first and each place once. */
export function measured(
  candidates: readonly Candidate[],
  levels: readonly Level[],
  { near, fine }: Looks,
  effort: Effort,
): Found[] {
  const drawn = candidates
    .slice(0, effort.near)
    .map(({ pose }) => {
      // From afar first: what repeats, letters above all, would catch a pose that comes too close.
      const far = refined(pose, levelFor(pose, levels, near.size / 2), near, [4, 3, 2.5], 90);
      const start = isPlausible(far.pose) ? far.pose : pose;
      return refined(start, levelFor(start, levels, near.size), near, [4, 3, 2, 2], 120);
    })
    .filter(({ pose, fit }) => fit >= effort.leastFit && isPlausible(pose))
    .toSorted((a, b) => b.fit - a.fit);
  const poses: Pose[] = [];
  for (const { pose } of drawn) {
    if (poses.length >= effort.measured) break;
    if (!poses.some((other) => isSame(pose, other))) poses.push(pose);
  }
  return separate(
    poses.flatMap((start): Found[] => {
      const { pose, level } = settled(start, levels, { near, fine });
      if (!isPlausible(pose)) return [];
      const agreement = agreementOf(pose, level, fine);
      const [w, h] = fine.pattern.ink;
      const full = onLevel(pose, levels[0]!, fine.size);
      const quad = quadAt(full, w, h);
      const place: LogoPlace = {
        box: boxOf(quad),
        quad,
        angle: (pose.angle * 180) / Math.PI,
        stretch: pose.across / pose.down,
        ...agreement,
        colour:
          agreement.shape < LEAST_SHAPE
            ? null
            : colourDistance(levels[0]!.raster, fine.pattern, full),
      };
      return [{ pose, place }];
    }),
  );
}

function isSame(a: Pose, b: Pose): boolean {
  const size = Math.sqrt(a.across * a.down);
  return (
    Math.hypot(a.x - b.x, a.y - b.y) < 0.05 * size &&
    Math.abs(Math.log(a.across / b.across)) < 0.06 &&
    Math.abs(Math.log(a.down / b.down)) < 0.06 &&
    Math.abs(a.angle - b.angle) < 0.06
  );
}

/** Best first, without those that lie over a better one. */
export function separate(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => worth(b.place) - worth(a.place))) {
    if (one.place.shape < LEAST_SHAPE) continue;
    if (!kept.some((other) => overlaps(one.place.box, other.place.box))) kept.push(one);
  }
  return kept;
}

/** CIEDE2000 within which colours are the file's own: a sign that the logo was meant. */
const OWN_COLOURS = 12;

function worth({ shape, weakest, visible, colour }: LogoPlace): number {
  const own = colour !== null && colour <= OWN_COLOURS ? 0.2 : 0;
  return shape + 0.2 * weakest + 0.2 * visible + own;
}

function overlaps(a: Box, b: Box): boolean {
  const shared = intersectionArea(a, b);
  const [x, y] = centerOf(a);
  const inside = x > b[0] && x < b[0] + b[2] && y > b[1] && y < b[1] + b[3];
  return inside || shared > 0.2 * Math.min(a[2] * a[3], b[2] * b[3]);
}

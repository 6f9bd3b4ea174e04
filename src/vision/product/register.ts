import { type Box, boxOf, type Point } from '../../geometry.ts';
import type { ProductEvidence, ProductPlace } from '../../layout/evidence.ts';
import type { AssetFile, Sight } from '../look.ts';
import { type Levels, levelsOf } from '../search/levels.ts';
import { rasterOf, shrunk } from '../search/raster.ts';
import { COARSE_SIDE, candidatesOf, isNear } from './candidates.ts';
import { climbed } from './climb.ts';
import { likenessOf } from './compare.ts';
import { differingPlaces } from './differing-places.ts';
import { type Frame, frameOf } from './frame.ts';
import { type Outline, outlineOf } from './outline.ts';
import { type EdgePoints, edgePointsOf } from './points.ts';
import { cornersOf, matrixOf, type Pose, zoomed } from './pose.ts';
import { loadReference, type Reference } from './reference.ts';
import { settled } from './settle.ts';
import { scoreOf, seenShare, surenessOf } from './sureness.ts';

/** Pixels of the picture's longer side: what is a tenth of it is still a hundred of them. */
const MOST_SIDE = 1024;
/** Pixels of the product's longest side: where poses are climbed, and where they are settled. */
const FINE_SIDE = 96;
const FULL_SIDE = 384;
/** Poses that are climbed, and those of them that are settled. */
const CLIMBED = 24;
const SETTLED = 4;
/** Below this the product is not there: what looks most like it in pictures without it stays below. */
const THERE = 0.5;
/** A mirror image is one only where its score is that much higher. */
const MIRRORED = 0.1;

/** A product's reference, made ready to be looked for in any picture. */
export interface Sought {
  reference: Reference;
  coarse: EdgePoints;
  fine: EdgePoints;
  full: EdgePoints;
}

/** @throws TyposcopeError('set') for a file that is no picture */
export async function loadSought(file: string): Promise<Sought> {
  const reference = await loadReference(file);
  return {
    reference,
    coarse: edgePointsOf(reference, COARSE_SIDE, 48),
    fine: edgePointsOf(reference, FINE_SIDE, 160),
    full: edgePointsOf(reference, FULL_SIDE, 320),
  };
}

/**
 * Finds a product by its own picture and compares the two: from a tenth of the picture to all of it,
 * turned by up to 30 degrees, stretched by 0.6 to 1.7, mirrored (its quad then runs the other way).
 *
 * @param covering boxes of what stands over it, in pixels of the picture; not compared
 * @throws TyposcopeError('set') for a file that is no picture
 */
export async function registerProduct(
  sight: Sight,
  { file }: AssetFile,
  covering: readonly Box[],
): Promise<ProductEvidence> {
  return { found: placeOf(sight, await loadSought(file), covering) };
}

interface Settled {
  pose: Pose;
  sureness: number;
}

export function placeOf(
  sight: Sight,
  sought: Sought,
  covering: readonly Box[],
): ProductPlace | null {
  const zoom = Math.min(1, MOST_SIDE / Math.max(sight.width, sight.height));
  const full = rasterOf(sight);
  const raster =
    zoom === 1 ? full : shrunk(full, Math.round(full.width * zoom), Math.round(full.height * zoom));
  const hidden = covering.map(([x, y, w, h]): Box => [x * zoom, y * zoom, w * zoom, h * zoom]);
  const levels = levelsOf(raster, hidden);
  const found = candidatesOf(raster, sought.coarse, hidden, CLIMBED);
  const poses = settledPoses(
    levels,
    sought,
    found.map(({ pose }) => pose),
  );
  const best = chosen(poses, levels, sought.reference);
  if (best === null) return null;
  const place = described(best, levels, sought.reference, zoom);
  return place.score < THERE ? null : place;
}

function settledPoses(levels: Levels, sought: Sought, starts: readonly Pose[]): Settled[] {
  const climbs = starts
    .map((pose) => climbedAt(levels, sought.coarse, 1.4 * COARSE_SIDE, pose, 1))
    .map(({ pose }) => climbedAt(levels, sought.fine, FINE_SIDE, pose, 0.5))
    .toSorted((a, b) => b.agreement - a.agreement);
  const apart: typeof climbs = [];
  for (const climb of climbs) {
    if (apart.length >= SETTLED) break;
    if (!apart.some(({ pose }) => isNear(pose, climb.pose))) apart.push(climb);
  }
  return apart.map(({ pose, agreement }) => {
    const level = levels(FULL_SIDE / pose.side);
    const own = settled(level.gradient(), sought.full, zoomed(pose, level.zoom), level.hidden);
    const seen = seenShare(level.gradient(), sought.full, own, level.hidden);
    return { pose: zoomed(own, 1 / level.zoom), sureness: surenessOf(seen, agreement) };
  });
}

function climbedAt(levels: Levels, points: EdgePoints, side: number, pose: Pose, first: number) {
  const level = levels(side / pose.side);
  const made = climbed(level.directions(), points, zoomed(pose, level.zoom), first);
  return { ...made, pose: zoomed(made.pose, 1 / level.zoom) };
}

interface Compared extends Settled {
  /** How well it explains what is seen there, 0..1. */
  score: number;
}

/** The likeliest; of a product and its mirror image in one place the product, unless the other is plainly more alike. */
function chosen(poses: readonly Settled[], levels: Levels, reference: Reference): Compared | null {
  const compared = poses
    .flatMap((one) =>
      one.pose.mirrored ? [one, { ...one, pose: { ...one.pose, mirrored: false } }] : [one],
    )
    .map((one): Compared => {
      const likeness = likenessOf(frameOf(levels, reference, one.pose));
      return { ...one, score: scoreOf(one.sureness, likeness) };
    });
  const worth = ({ score, pose }: Compared) => score - (pose.mirrored ? MIRRORED : 0);
  return compared.toSorted((a, b) => worth(b) - worth(a))[0] ?? null;
}

function described(
  { pose, sureness, score }: Compared,
  levels: Levels,
  reference: Reference,
  zoom: number,
): ProductPlace {
  // A mirror image is compared with what it should have been.
  const frame = frameOf(levels, reference, { ...pose, mirrored: false });
  const likeness = likenessOf(frame);
  const outline = outlineOf(frame);
  const own = zoomed(pose, 1 / zoom);
  return {
    box: inkBox(own, reference),
    quad: cornersOf(own, reference.width, reference.height),
    angle: (pose.turn * 180) / Math.PI,
    stretch: pose.stretch,
    score: Math.max(score, partScore(sureness, frame, outline)),
    outline: outline.overlap,
    differing: likeness.differing,
    structure: likeness.structure(),
    covered: likeness.covered,
    // What is mirrored differs from itself everywhere.
    where: pose.mirrored
      ? []
      : differingPlaces(
          frame,
          likeness.different.map((is, at) => Math.max(is, outline.missing[at]!)),
          own,
          reference,
        ),
  };
}

/** A product without a part is still that product, as long as this much of it is there. */
const LEFT = 0.5;

/** How sure it is by what is there, where a part is missing. */
function partScore(sureness: number, frame: Frame, { overlap, missing }: Outline): number {
  if (overlap < LEFT || overlap === 1) return 0;
  return scoreOf(sureness, likenessOf(frame, missing));
}

/** Upright box of what is inked. */
function inkBox(pose: Pose, { inked, width, height }: Reference): Box {
  const [a, b, c, d] = matrixOf(pose);
  const longest = Math.max(width, height);
  const rim: Point[] = [];
  for (let y = 0; y < height; y++) {
    let [first, last] = [-1, -1];
    for (let x = 0; x < width; x++) {
      if (inked[y * width + x]! < 0.5) continue;
      if (first < 0) first = x;
      last = x + 1;
    }
    if (first < 0) continue;
    for (const x of [first, last]) {
      for (const edge of [y, y + 1]) {
        const [u, v] = [(x - width / 2) / longest, (edge - height / 2) / longest];
        rim.push([pose.x + a * u + b * v, pose.y + c * u + d * v]);
      }
    }
  }
  return boxOf(rim);
}

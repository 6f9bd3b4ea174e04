import { type Box, boxOf, centerOf, intersectionArea } from '../../geometry.ts';
import type { LogoEvidence, LogoPlace } from '../../layout/evidence.ts';
import { assetSize } from '../../typeset/assets.ts';
import type { AssetFile, Sight } from '../look.ts';
import { rasterOf, shrunk } from '../search/raster.ts';
import { agreementOf } from './agreement.ts';
import { type Candidate, candidatesIn, LEAST_SIZE, searchedLevels } from './coarse.ts';
import { colourDistance } from './drawn-colours.ts';
import { type Level, levelsOf } from './levels.ts';
import { patternOf, shapeOf } from './pattern.ts';
import { type Pose, quadAt } from './pose.ts';
import { onLevel, refined, type SizedPattern } from './refine.ts';

/** Of the picture's width: from the least to the greatest logo that is looked for. */
const WIDTHS = [0.03, 0.62] as const;
/** Pixels in which a picture is searched; a larger one is made smaller: its logo is no less sharp. */
const MOST_PIXELS = 1_250_000;
/** Square root of the ink's area: for the search, for a first look and for the last one. */
const SIZES = { coarse: 44, near: 64, fine: 128 } as const;
/** Candidates that are looked at more closely, and those that are measured. */
const NEAR = 40;
const MEASURED = 10;
/** Shape at which nobody need look for turned or stretched ones. */
const SURE = 0.86;
/** Shape below which a place is no more like the logo than others are. */
const LEAST_SHAPE = 0.5;
const MOST_FOUND = 5;

/**
 * Every place of a picture that may be a brand's logo, the likeliest first.
 *
 * Own code rather than OpenCV's: its templates lose a logo that is turned by 15°, faint or partly
 * covered, its feature points find nothing on flat shapes, and neither is done within the time. We
 * go by the direction of edges, which colours have no part in: coarse response maps first
 * (responses.ts), then the pose is drawn to the picture's own edges (refine.ts), and what is
 * reported is measured there (agreement.ts, drawn-colours.ts).
 *
 * @throws TyposcopeError('set') where the file is no picture
 */
export async function findLogo(sight: Sight, { file }: AssetFile): Promise<LogoEvidence> {
  const shape = await shapeOf(file, await assetSize(file));
  const sized = async (size: number): Promise<SizedPattern> => ({
    pattern: await patternOf(file, shape, size),
    size,
  });
  const [coarse, near, fine] = [
    await sized(SIZES.coarse),
    await sized(SIZES.near),
    await sized(SIZES.fine),
  ];
  const shrink = Math.min(1, Math.sqrt(MOST_PIXELS / (sight.width * sight.height)));
  const whole = rasterOf(sight);
  const first =
    shrink === 1
      ? whole
      : shrunk(whole, Math.round(sight.width * shrink), Math.round(sight.height * shrink));
  const levels = levelsOf(first, LEAST_SIZE);
  const root = Math.sqrt(shape.aspect);
  const sought = {
    edges: coarse.pattern.edges,
    size: coarse.size,
    aspect: shape.aspect,
    least: Math.max(14, (WIDTHS[0] * first.width) / root),
    most: Math.min((WIDTHS[1] * first.width) / root, 0.95 * first.height * root),
  };
  const look = (candidates: readonly Candidate[]) => measured(candidates, levels, { near, fine });
  const maps = searchedLevels(levels, sought);
  let found = look(candidatesIn(maps, sought, 'upright'));
  if (!found.some(({ place }) => place.shape >= SURE)) {
    found = separate([...found, ...look(candidatesIn(maps, sought, 'otherwise'))]);
  }
  const [sx, sy] = [sight.width / first.width, sight.height / first.height];
  return {
    aspect: shape.aspect,
    whole: { inkWidth: shape.ink[2] },
    found: found.slice(0, MOST_FOUND).map(({ place }) => enlarged(place, sx, sy)),
  };
}

interface Found {
  place: LogoPlace;
  pose: Pose;
}

function measured(
  candidates: readonly Candidate[],
  levels: readonly Level[],
  { near, fine }: { near: SizedPattern; fine: SizedPattern },
): Found[] {
  const drawn = candidates
    .slice(0, NEAR)
    .map(({ pose }) => {
      // From afar first: what repeats, letters above all, would catch a pose that comes too close.
      const far = refined(pose, levelFor(pose, levels, near.size / 2), near, [4, 3, 2.5], 90);
      const start = isPlausible(far.pose) ? far.pose : pose;
      return refined(start, levelFor(start, levels, near.size), near, [4, 3, 2, 2], 120);
    })
    .filter(({ pose }) => isPlausible(pose))
    .toSorted((a, b) => b.fit - a.fit);
  const poses: Pose[] = [];
  for (const { pose } of drawn) {
    if (poses.length >= MEASURED) break;
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

/** Fit from which a pose needs no second try. */
const FITS = 0.9;
/** Shares of its size by which a pose is pushed, where its edges fitted some others: letters, lattices. */
const PUSHES = [
  [0.08, 0, 1, 1],
  [-0.08, 0, 1, 1],
  [0, 0.08, 1, 1],
  [0, -0.08, 1, 1],
  [0, 0, 1.08, 1.08],
  [0, 0, 0.93, 0.93],
  [0, 0, 1.1, 1],
  [0, 0, 0.91, 1],
  [0, 0, 1, 1.1],
  [0, 0, 1, 0.91],
] as const;

/** The pose as the finest look has it, after pushes where it does not fit at once. */
function settled(
  start: Pose,
  levels: readonly Level[],
  { near, fine }: { near: SizedPattern; fine: SizedPattern },
): { pose: Pose; level: Level; fit: number } {
  const level = levelFor(start, levels, fine.size);
  const look = (pose: Pose) => ({
    ...refined(pose, level, fine, [3, 2.5, 2, 1.6, 1.6], 300),
    level,
  });
  let best = look(start);
  if (best.fit >= FITS) return best;
  const coarse = levelFor(start, levels, near.size);
  const { pose } = best;
  const unit = Math.sqrt(pose.across * pose.down);
  const pushed = PUSHES.map(([dx, dy, sx, sy]) =>
    refined(
      {
        ...pose,
        x: pose.x + dx * unit,
        y: pose.y + dy * unit,
        across: pose.across * sx,
        down: pose.down * sy,
      },
      coarse,
      near,
      [5, 4, 3, 2, 2],
      110,
    ),
  ).toSorted((a, b) => b.fit - a.fit);
  for (const one of pushed.slice(0, 2)) {
    const other = look(one.pose);
    if (other.fit > best.fit) best = other;
  }
  return best;
}

/** The level on which the logo is nearest to a size. */
function levelFor(pose: Pose, levels: readonly Level[], size: number): Level {
  const own = Math.sqrt(pose.across * pose.down);
  const off = ({ scale }: Level) =>
    Math.abs(Math.log((own * Math.sqrt(scale[0] * scale[1])) / size));
  return levels.reduce((best, level) => (off(level) < off(best) ? level : best));
}

function isPlausible({ across, down, x, y, angle }: Pose): boolean {
  const stretch = across / down;
  return (
    [across, down, x, y, angle].every(Number.isFinite) &&
    stretch > 0.4 &&
    stretch < 2.5 &&
    Math.abs(angle) < 1.2 &&
    across > 8
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
function separate(found: readonly Found[]): Found[] {
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

function enlarged(place: LogoPlace, sx: number, sy: number): LogoPlace {
  const quad = place.quad.map(([x, y]) => [x * sx, y * sy]) as unknown as LogoPlace['quad'];
  return { ...place, quad, box: boxOf(quad) };
}

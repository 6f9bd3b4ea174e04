import { boxOf } from '../../geometry.ts';
import type { LogoEvidence, LogoPlace } from '../../layout/evidence.ts';
import { assetSize } from '../../typeset/assets.ts';
import type { AssetFile, Sight } from '../look.ts';
import { rasterOf, shrunk } from '../search/raster.ts';
import { again } from './again.ts';
import { type Candidate, candidatesIn, LEAST_SIZE, searchedLevels } from './coarse.ts';
import { levelsOf } from './levels.ts';
import { isSure, measured, separate } from './measure.ts';
import { patternOf, shapeOf } from './pattern.ts';
import type { SizedPattern } from './refine.ts';

/** Of the picture's width: from the least to the greatest logo that is looked for. */
const WIDTHS = [0.03, 0.62] as const;
/** Pixels in which a picture is searched; a larger one is made smaller: its logo is no less sharp. */
const MOST_PIXELS = 1_250_000;
/** Square root of the ink's area: for the search, for a first look and for the last one. */
const SIZES = { coarse: 44, near: 64, fine: 128 } as const;
/** Candidates that are looked at more closely, and those that are measured. */
const EFFORT = { near: 64, measured: 10, leastFit: 0 } as const;
const MOST_FOUND = 5;

/**
 * Every place of a picture that may be a brand's logo, the likeliest first.
 *
 * Own code rather than OpenCV's: its templates lose a logo that is turned by 15°, faint or partly
 * covered, its feature points find nothing on flat shapes, and neither is done within the time. We
 * go by the direction of edges, which colours have no part in: coarse response maps first
 * (responses.ts), then the pose is drawn to the picture's own edges (refine.ts), and what is
 * reported is measured there (agreement.ts, drawn-colours.ts). Where one was found, a second one is
 * looked for more closely (again.ts).
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
  const look = (candidates: readonly Candidate[]) =>
    measured(candidates, levels, { near, fine }, EFFORT);
  const maps = searchedLevels(levels, sought);
  let found = look(candidatesIn(maps, sought, 'upright'));
  // Nobody need look for turned or stretched ones where one is as in its file.
  if (!found.some(isSure)) {
    found = separate([...found, ...look(candidatesIn(maps, sought, 'otherwise'))]);
  }
  const sure = found.filter(isSure);
  // Two are as wrong as three.
  if (sure.length === 1) {
    found = separate([...found, ...again(sure[0]!, maps, levels, sought, { near, fine })]);
  }
  const [sx, sy] = [sight.width / first.width, sight.height / first.height];
  return {
    aspect: shape.aspect,
    whole: { inkWidth: shape.ink[2] },
    found: found.slice(0, MOST_FOUND).map(({ place }) => enlarged(place, sx, sy)),
  };
}

function enlarged(place: LogoPlace, sx: number, sy: number): LogoPlace {
  const quad = place.quad.map(([x, y]) => [x * sx, y * sy]) as unknown as LogoPlace['quad'];
  return { ...place, quad, box: boxOf(quad) };
}

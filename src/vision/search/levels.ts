import type { Box } from '../../geometry.ts';
import { type Directions, directionsOf } from './directions.ts';
import { type Gradient, gradientOf } from './gradient.ts';
import { type Raster, shrunk } from './raster.ts';

/** A picture in a smaller size. */
export interface Level {
  raster: Raster;
  /** Pixels of the level in a pixel of the picture. */
  zoom: number;
  /** Boxes of what is not looked at, in pixels of the level. */
  hidden: readonly Box[];
  gradient(): Gradient;
  directions(): Directions;
}

/** The picture in about the size asked for, in steps of a root of two; each is made once. */
export type Levels = (zoom: number) => Level;

export function levelsOf(raster: Raster, hidden: readonly Box[]): Levels {
  const known = new Map<number, Level>();
  return (asked) => {
    const step = Math.max(0, Math.round(-2 * Math.log2(Math.min(1, asked))));
    const level = known.get(step) ?? levelOf(raster, hidden, 2 ** (-step / 2));
    known.set(step, level);
    return level;
  };
}

function levelOf(raster: Raster, hidden: readonly Box[], zoom: number): Level {
  const sides = [raster.width, raster.height].map((side) => Math.max(8, Math.round(side * zoom)));
  const small = shrunk(raster, sides[0]!, sides[1]!);
  const boxes = hidden.map(([x, y, w, h]): Box => [x * zoom, y * zoom, w * zoom, h * zoom]);
  let gradient: Gradient | null = null;
  let directions: Directions | null = null;
  const level: Level = {
    raster: small,
    zoom,
    hidden: boxes,
    gradient() {
      gradient ??= gradientOf(small);
      return gradient;
    },
    directions() {
      directions ??= directionsOf(level.gradient(), boxes, 1);
      return directions;
    },
  };
  return level;
}

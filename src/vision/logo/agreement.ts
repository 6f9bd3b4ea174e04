import { edgeAlong } from './along.ts';
import type { Level } from './levels.ts';
import type { PatternEdges } from './pattern.ts';
import type { Pose } from './pose.ts';
import { onLevel, type SizedPattern } from './refine.ts';

export interface Agreement {
  /** 0..1: how well edges agree, of those that have to be seen. */
  shape: number;
  /** The same for the part that agrees least. */
  weakest: number;
  /** 0..1: how many of all edges were seen. */
  visible: number;
}

/** Pixels of the level, and of the logo's size, by which an edge may be off: a soft or retraced one. */
const OFF = 1.6;
const OFF_SHARE = 0.018;
/** Levels a pixel; and of the median of the edges found. */
const FLOOR = 2;
const WEAKER = 0.12;
/** Levels by which a colour has to differ from the ground for its edge to be missed. */
const SEEN = 22;
/** What an edge that nobody would see counts, where it is not seen. */
const UNSEEN = 0.25;
/** Points of a part at least, and of all points: a dot of a logo has as many. */
const PART = 10;
const PART_SHARE = 0.03;

export function agreementOf(pose: Pose, level: Level, sized: SizedPattern): Agreement {
  const here = onLevel(pose, level, sized.size);
  const { edges } = sized.pattern;
  const { count } = edges;
  const unit = sized.size * Math.sqrt(here.across * here.down);
  const reach = Math.max(OFF, OFF_SHARE * unit);
  const [cos, sin] = [Math.cos(here.angle), Math.sin(here.angle)];
  const strengths = new Float64Array(count);
  const fits = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const [u, v] = [edges.x[index]! * here.across, edges.y[index]! * here.down];
    const [x, y] = [here.x + u * cos - v * sin, here.y + u * sin + v * cos];
    const [a, b] = [edges.nx[index]! / here.across, edges.ny[index]! / here.down];
    const length = Math.hypot(a, b);
    const [nx, ny] = [(a * cos - b * sin) / length, (a * sin + b * cos) / length];
    const met = edgeAlong(level.gradient, x, y, nx, ny, reach, FLOOR);
    weights[index] = expectedStep(edges, index, level, x, y, nx, ny) >= SEEN ? 1 : UNSEEN;
    if (met === null) continue;
    const off = Math.max(0, Math.abs(met.at) / reach - 0.5);
    strengths[index] = met.strength;
    fits[index] = (1 - off) * met.straight;
  }
  const met = strengths.filter((strength) => strength > 0).toSorted();
  const floor = met.length === 0 ? 0 : WEAKER * met[met.length >> 1]!;
  let seen = 0;
  for (let index = 0; index < count; index++) {
    if (strengths[index]! < floor) fits[index] = 0;
    if (fits[index]! === 0) continue;
    weights[index] = 1;
    seen += 1;
  }
  const all = Array.from({ length: count }, (_, index) => index);
  const shares = partsOf(edges)
    .map((part) => share(part, fits, weights))
    .filter((one) => one !== null);
  return {
    shape: share(all, fits, weights) ?? 0,
    weakest: shares.length === 0 ? 0 : Math.min(...shares),
    visible: count === 0 ? 0 : seen / count,
  };
}

/** Mean agreement by weight; null where hardly anything of it can be seen. */
function share(part: readonly number[], fits: Float64Array, weights: Float64Array): number | null {
  let [sum, total] = [0, 0];
  for (const index of part) {
    sum += fits[index]! * weights[index]!;
    total += weights[index]!;
  }
  return total < 0.5 * part.length ? null : sum / total;
}

/** Levels by which the two sides of an edge would differ, had it the file's colours on this ground. */
function expectedStep(
  edges: PatternEdges,
  index: number,
  level: Level,
  x: number,
  y: number,
  nx: number,
  ny: number,
): number {
  let most = 0;
  for (let channel = 0; channel < 3; channel++) {
    const side = (colours: Uint8ClampedArray, sign: number) => {
      const alpha = colours[index * 4 + 3]! / 255;
      if (alpha > 0.95) return colours[index * 4 + channel]!;
      const ground = valueAt(level, channel, x + sign * 3 * nx, y + sign * 3 * ny);
      return colours[index * 4 + channel]! * alpha + ground * (1 - alpha);
    };
    most = Math.max(most, Math.abs(side(edges.ahead, 1) - side(edges.behind, -1)));
  }
  return most;
}

function valueAt({ raster }: Level, channel: number, x: number, y: number): number {
  const fx = Math.max(0, Math.min(raster.width - 1, Math.floor(x)));
  const fy = Math.max(0, Math.min(raster.height - 1, Math.floor(y)));
  return raster.planes[channel]![fy * raster.width + fx]!;
}

/** For each point its nearest ones, itself among them: no part of a logo is lost between two others. */
function partsOf({ count, x, y }: PatternEdges): number[][] {
  const size = Math.min(count, Math.max(PART, Math.round(PART_SHARE * count)));
  return Array.from({ length: count }, (_, index) => {
    const far = new Float64Array(count);
    for (let other = 0; other < count; other++) {
      far[other] = (x[other]! - x[index]!) ** 2 + (y[other]! - y[index]!) ** 2;
    }
    const limit = far.toSorted()[size - 1]!;
    const near: number[] = [];
    for (let other = 0; other < count && near.length < size; other++) {
      if (far[other]! <= limit) near.push(other);
    }
    return near;
  });
}

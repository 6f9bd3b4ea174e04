import type { Level } from './levels.ts';
import type { PatternEdges } from './pattern.ts';
import type { Pose } from './pose.ts';
import {
  binOf,
  edgesWithin,
  FULL,
  POINTS,
  type Responses,
  responsesOf,
  STRIDE,
} from './responses.ts';
import { type Shape, type Sought, shapesFor, tallest } from './shapes.ts';

/** A place that may be the logo. The pose is that of a pattern of size 1, in pixels of the first level. */
export interface Candidate {
  pose: Pose;
  /** 0..1 */
  score: number;
}

/** Square root of the ink's area, in pixels of the level that it is looked for at: from this to twice as much. */
export const LEAST_SIZE = 32;
/** Steps of size; what lies between is within reach of the responses. */
const STEP = 1.09;
/** Times as many edges as the pattern has: the ground's own may be among them. */
const CROWDED = 1.3;

/** How many places are kept; and which part of the best an answer has to be. */
const KEPT = 64;
/**
 * Of each level that many come first: what is small answers by chance, as its points have room for
 * few directions, and would leave no place to a wordmark that is not much more than text.
 */
const OF_EACH = 12;
const LEAST_SCORE = 0.42;

/** Response maps of the levels that logos of these sizes are looked for on. */
export interface Searched {
  level: Level;
  responses: Responses;
  /** Square roots of the ink's area, in pixels of the level. */
  sizes: readonly number[];
  /** Pixels of the level that a pattern may be tall. */
  reach: number;
}

export function searchedLevels(levels: readonly Level[], sought: Sought): Searched[] {
  return levels.flatMap((level, index): Searched[] => {
    const scale = Math.sqrt(level.scale[0] * level.scale[1]);
    const sizes: number[] = [];
    for (let size = sought.least; size <= sought.most * 1.01; size *= STEP) {
      const here = size * scale;
      const low = index === 0 ? 0 : LEAST_SIZE;
      const high = index === levels.length - 1 ? Number.POSITIVE_INFINITY : 2 * LEAST_SIZE;
      if (here >= low && here < high) sizes.push(here);
    }
    if (sizes.length === 0) return [];
    const reach = tallest(Math.max(...sizes), sought.aspect);
    return [{ level, responses: responsesOf(level.gradient, reach), sizes, reach }];
  });
}

/** @param way upright in proportion, or only otherwise */
export function candidatesIn(
  maps: readonly Searched[],
  sought: Sought,
  way: 'upright' | 'otherwise',
): Candidate[] {
  const found = maps.map((map) =>
    apart(
      placesOn(
        map,
        sought,
        map.sizes.flatMap((size) => shapesFor(size, sought, way)),
      ),
    ),
  );
  const first = found.flatMap((one) => one.slice(0, OF_EACH));
  const rest = found.flatMap((one) => one.slice(OF_EACH));
  const best = (list: Candidate[]) => list.toSorted((a, b) => b.score - a.score);
  return apart([...best(first), ...best(rest)]);
}

/** The best places of a level for the pattern in each of some shapes. */
export function placesOn(
  { level, responses }: Searched,
  sought: Sought,
  shapes: readonly Shape[],
): Candidate[] {
  const { columns, rows } = responses;
  const sums = new Int32Array(columns * rows);
  const { width, height } = level.raster;
  const best = new Map<number, Candidate>();
  for (const shape of shapes) {
    const points = pointsOf(sought.edges, shape, responses);
    if (points === null || points.width > width || points.height > height) continue;
    addUp(responses, points.offsets, sums);
    const full = FULL * points.offsets.length;
    const least = Math.max(1, Math.ceil(LEAST_SCORE * full));
    const [wide, high] = [
      Math.floor((width - points.width) / STRIDE) + 1,
      Math.floor((height - points.height) / STRIDE) + 1,
    ];
    for (let row = 0, at = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, at++) {
        const four = sums[at]!;
        if (four === 0 || column >= wide) continue;
        for (let band = 0; band < 4; band++) {
          const sum = (four >>> (band * 8)) & 255;
          if (sum < least) continue;
          const y = row + band * rows;
          if (y >= high) continue;
          const [left, top] = [column * STRIDE, y * STRIDE];
          const there = edgesWithin(
            responses,
            left + 1,
            top + 1,
            left + points.width + 4,
            top + points.height + 4,
          );
          // More edges than the pattern has: anything might answer there.
          const score = (sum / full) * Math.min(1, (CROWDED * points.edges) / (there + 1)) ** 0.5;
          if (score < LEAST_SCORE) continue;
          // One for each square of 16 pixels and half a size: the rest is the same place.
          const key =
            ((y >> 2) * 4096 + (column >> 2)) * 64 + Math.round(Math.log2(shape.size) * 2);
          const before = best.get(key);
          if (before !== undefined && before.score >= score) continue;
          best.set(key, {
            score,
            pose: {
              x: (column * STRIDE + 0.5 - points.left) / level.scale[0],
              y: (y * STRIDE + 0.5 - points.top) / level.scale[1],
              across: (shape.across / level.scale[0]) * sought.size,
              down: (shape.down / level.scale[1]) * sought.size,
              angle: shape.angle,
            },
          });
        }
      }
    }
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score).slice(0, KEPT * 4);
}

interface PlacedPoints {
  /** Into the words of the responses. */
  offsets: Int32Array;
  /** Pixels on edges that the pattern has in this size. */
  edges: number;
  /** Of the box around the points, from the middle of the ink. */
  left: number;
  top: number;
  width: number;
  height: number;
}

function pointsOf(edges: PatternEdges, shape: Shape, responses: Responses): PlacedPoints | null {
  const count = Math.min(POINTS, edges.count);
  if (count === 0) return null;
  const [cos, sin] = [Math.cos(shape.angle), Math.sin(shape.angle)];
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < count; index++) {
    const [a, b] = [edges.x[index]! * shape.across, edges.y[index]! * shape.down];
    const [x, y] = [a * cos - b * sin, a * sin + b * cos];
    xs[index] = x;
    ys[index] = y;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const offsets = new Int32Array(count);
  const { plane, columns } = responses;
  for (let index = 0; index < count; index++) {
    const [a, b] = [edges.nx[index]! / shape.across, edges.ny[index]! / shape.down];
    const bin = binOf(a * cos - b * sin, a * sin + b * cos);
    const [x, y] = [Math.round(xs[index]! - left), Math.round(ys[index]! - top)];
    const map = (bin * STRIDE + (y % STRIDE)) * STRIDE + (x % STRIDE);
    offsets[index] = map * plane + Math.floor(y / STRIDE) * columns + Math.floor(x / STRIDE);
  }
  const length = edges.length * Math.sqrt(shape.across * shape.down);
  return { offsets, edges: length, left, top, width: right - left, height: bottom - top };
}

function addUp({ words }: Responses, offsets: Int32Array, sums: Int32Array): void {
  const length = sums.length;
  sums.fill(0);
  let index = 0;
  for (; index + 3 < offsets.length; index += 4) {
    const [a, b, c, d] = [
      offsets[index]!,
      offsets[index + 1]!,
      offsets[index + 2]!,
      offsets[index + 3]!,
    ];
    for (let at = 0; at < length; at++) {
      sums[at] =
        (sums[at]! + words[a + at]! + (words[b + at]! + words[c + at]!) + words[d + at]!) | 0;
    }
  }
  for (; index < offsets.length; index++) {
    const a = offsets[index]!;
    for (let at = 0; at < length; at++) sums[at] = (sums[at]! + words[a + at]!) | 0;
  }
}

/** Two poses of one place are kept, where they differ plainly: the finer look decides. */
const POSES = 2;

/** Best first, without those that say the same as a better one. */
export function apart(sorted: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const one of sorted) {
    if (kept.length >= KEPT) break;
    const size = Math.sqrt(one.pose.across * one.pose.down);
    let here = 0;
    let same = false;
    for (const { pose } of kept) {
      const other = Math.sqrt(pose.across * pose.down);
      const distance = Math.hypot(pose.x - one.pose.x, pose.y - one.pose.y);
      if (distance > 0.35 * Math.min(size, other)) continue;
      if (Math.max(size / other, other / size) > 1.6) continue;
      here += 1;
      const turned = Math.abs(pose.angle - one.pose.angle) > 0.22;
      const sized = Math.max(size / other, other / size) > 1.25;
      const ratio = pose.across / pose.down / (one.pose.across / one.pose.down);
      const stretched = Math.max(ratio, 1 / ratio) > 1.4;
      if (!turned && !sized && !stretched) same = true;
    }
    if (!same && here < POSES) kept.push(one);
  }
  return kept;
}

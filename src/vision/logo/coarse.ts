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
/** Pixels by which a step of the angle may move the farthest corner, to each side. */
const SWING = 2.8;
const MOST_STEP = 15;
const MOST_ANGLE = 45;
/** Width over height, times the file's: turned ones are looked for up to the nearer two. */
const STRETCHES = [1, 0.8, 1.25, 0.62, 1.6, 0.5, 2] as const;
const TURNED_STRETCHES = 3;

/** Times as many edges as the pattern has: the ground's own may be among them. */
const CROWDED = 1.3;

/** How many places are kept; and which part of the best an answer has to be. */
const KEPT = 64;
const LEAST_SCORE = 0.42;

export interface Sought {
  /** Points of the pattern, and the square root of its ink's area in the same pixels. */
  edges: PatternEdges;
  size: number;
  /** Width over height of its ink. */
  aspect: number;
  /** Least and greatest square root of its area, in pixels of the first level. */
  least: number;
  most: number;
}

/** Response maps of the levels that logos of these sizes are looked for on. */
export interface Searched {
  level: Level;
  responses: Responses;
  /** Square roots of the ink's area, in pixels of the level. */
  sizes: readonly number[];
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
    return [{ level, responses: responsesOf(level.gradient, reach), sizes }];
  });
}

/** @param way upright in proportion, or only otherwise */
export function candidatesIn(
  maps: readonly Searched[],
  sought: Sought,
  way: 'upright' | 'otherwise',
): Candidate[] {
  const found = maps.flatMap((map) => placesOn(map, sought, way));
  return apart(found.toSorted((a, b) => b.score - a.score));
}

function tallest(size: number, aspect: number): number {
  const most = STRETCHES.at(-1)!;
  return size * Math.hypot(Math.sqrt(aspect), 1 / Math.sqrt(aspect)) * Math.sqrt(most);
}

interface Shape {
  across: number;
  down: number;
  angle: number;
}

function shapesFor(
  size: number,
  aspect: number,
  own: number,
  way: 'upright' | 'otherwise',
): Shape[] {
  const shapes: Shape[] = [];
  for (const [index, stretch] of STRETCHES.entries()) {
    const scale = size / own;
    const [across, down] = [scale * Math.sqrt(stretch), scale / Math.sqrt(stretch)];
    const longer = Math.max(size * Math.sqrt(aspect * stretch), size / Math.sqrt(aspect * stretch));
    const plain = index === 0;
    if (plain === (way === 'upright')) shapes.push({ across, down, angle: 0 });
    if (way === 'upright') break;
    if (index >= TURNED_STRETCHES) continue;
    const step = Math.min((MOST_STEP * Math.PI) / 180, (2 * SWING) / (longer / 2));
    const count = Math.ceil((MOST_ANGLE * Math.PI) / 180 / step - 0.3);
    for (let turn = 1; turn <= count; turn++) {
      for (const sign of [1, -1]) shapes.push({ across, down, angle: sign * turn * step });
    }
  }
  return shapes;
}

function placesOn(
  { level, responses, sizes }: Searched,
  sought: Sought,
  way: 'upright' | 'otherwise',
): Candidate[] {
  const { columns, rows } = responses;
  const sums = new Int32Array(columns * rows);
  const { width, height } = level.raster;
  const best = new Map<number, Candidate>();
  for (const size of sizes) {
    for (const shape of shapesFor(size, sought.aspect, sought.size, way)) {
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
            const key = ((y >> 2) * 4096 + (column >> 2)) * 64 + Math.round(Math.log2(size) * 2);
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

function apart(sorted: readonly Candidate[]): Candidate[] {
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

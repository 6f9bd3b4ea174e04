import type { Box } from '../../geometry.ts';
import { type Directions, directionsOf } from '../search/directions.ts';
import { gradientOf } from '../search/gradient.ts';
import { type Raster, shrunk } from '../search/raster.ts';
import type { EdgePoints } from './points.ts';
import { matrixOf, type Pose } from './pose.ts';

/** A pose that edges speak for. */
export interface Candidate {
  pose: Pose;
  /** Mean agreement of edges' directions, -1..1. */
  agreement: number;
}

/** Pixels of a product's longest side where it is looked for: what is left there of its shape is enough to tell it. */
export const COARSE_SIDE = 36;
/** Of the product's longest side in the picture's shorter side and longer one. */
const LEAST_SHARE = 0.09;
const MOST_SHARE = 1.02;
const SCALE_STEP = 1.15;
const STRETCHES = [1, 0.84, 1.19, 0.71, 1.41, 0.6, 1.68];
const TURNS = [0, -12, 12, -24, 24].map((degrees) => (degrees * Math.PI) / 180);
/** Pixels between places that are tried. */
const STRIDE = 3;
/** Points that are looked at first, and the agreement without which the others are not. */
const FIRST = 12;
const HOPEFUL = 0.12;

/**
 * Where a product may stand: poses over all scales, stretches, turns, the likeliest first. Edges are
 * compared by direction alone, whatever the colours on their two sides (Steger 2002): a picture drawn
 * anew keeps its edges where neither flat colours nor corners would be found again.
 *
 * @param hidden boxes that are not looked at
 */
export function candidatesOf(
  raster: Raster,
  points: EdgePoints,
  hidden: readonly Box[],
  count: number,
): Candidate[] {
  const { width, height } = raster;
  const least = LEAST_SHARE * Math.min(width, height);
  const most = MOST_SHARE * Math.max(width, height);
  const found: Candidate[] = [];
  let source = raster;
  for (let side = least; side <= most; side *= SCALE_STEP) {
    const zoom = COARSE_SIDE / side;
    const [wide, high] = [Math.round(width * zoom), Math.round(height * zoom)];
    if (source.width > 2 * wide && source.height > 2 * high) {
      source = shrunk(source, Math.ceil(source.width / 2), Math.ceil(source.height / 2));
    }
    const small = shrunk(source, Math.min(wide, source.width), Math.min(high, source.height));
    found.push(...atOneScale(small, raster, points, hidden, side));
  }
  return apart(found, count);
}

function atOneScale(
  small: Raster,
  { width, height }: Raster,
  points: EdgePoints,
  hidden: readonly Box[],
  side: number,
): Candidate[] {
  const [zx, zy] = [small.width / width, small.height / height];
  const boxes = hidden.map(([x, y, w, h]): Box => [x * zx, y * zy, w * zx, h * zy]);
  const field = fieldOf(directionsOf(gradientOf(small), boxes, 1));
  const found: Candidate[] = [];
  for (const mirrored of [false, true]) {
    for (const stretch of STRETCHES) {
      for (const turn of TURNS) {
        const pose = { x: 0, y: 0, side, stretch, turn, mirrored };
        const at = best(field, templateOf(points, { ...pose, side: side * zx }, small.width));
        for (const { x, y, agreement } of at) {
          found.push({ pose: { ...pose, x: (x + 0.5) / zx, y: (y + 0.5) / zy }, agreement });
        }
      }
    }
  }
  return found;
}

interface Template {
  /** Of each point from the middle, in the field. */
  offsets: Int32Array;
  cos: Float32Array;
  sin: Float32Array;
  /** How far the points reach from the middle: left, top, right, bottom. */
  reach: readonly [number, number, number, number];
}

function templateOf({ count, u, v, nu, nv }: EdgePoints, pose: Pose, width: number): Template {
  const [a, b, c, d] = matrixOf(pose);
  const offsets = new Int32Array(count);
  const [cos, sin] = [new Float32Array(count), new Float32Array(count)];
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (let p = 0; p < count; p++) {
    const x = Math.round(a * u[p]! + b * v[p]!);
    const y = Math.round(c * u[p]! + d * v[p]!);
    offsets[p] = 2 * (y * width + x);
    // Normals go by the inverse transpose.
    const [nx, ny] = [d * nu[p]! - c * nv[p]!, a * nv[p]! - b * nu[p]!];
    const length = nx * nx + ny * ny;
    cos[p] = (nx * nx - ny * ny) / length;
    sin[p] = (2 * nx * ny) / length;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { offsets, cos, sin, reach: [left, top, right, bottom] };
}

/** The best places of a template, one in each square of a third of its own size at most. */
function best(
  { width, height, field }: Field,
  { offsets, cos: c, sin: s, reach: [left, top, right, bottom] }: Template,
): { x: number; y: number; agreement: number }[] {
  const cell = COARSE_SIDE / 3;
  const kept = new Map<number, { x: number; y: number; agreement: number }>();
  const count = offsets.length;
  const least = FIRST * HOPEFUL;
  for (let y = -top; y < height - bottom; y += STRIDE) {
    for (let x = -left; x < width - right; x += STRIDE) {
      const at = 2 * (y * width + x);
      let sum = 0;
      for (let p = 0; p < FIRST; p++) {
        const to = at + offsets[p]!;
        sum += field[to]! * c[p]! + field[to + 1]! * s[p]!;
      }
      if (sum < least) continue;
      for (let p = FIRST; p < count; p++) {
        const to = at + offsets[p]!;
        sum += field[to]! * c[p]! + field[to + 1]! * s[p]!;
      }
      const agreement = sum / count;
      if (agreement < HOPEFUL) continue;
      const key = Math.floor(y / cell) * 4096 + Math.floor(x / cell);
      const known = kept.get(key);
      if (known === undefined || known.agreement < agreement) kept.set(key, { x, y, agreement });
    }
  }
  return [...kept.values()].toSorted((one, other) => other.agreement - one.agreement).slice(0, 6);
}

/** Directions side by side, as they are looked up. */
interface Field {
  width: number;
  height: number;
  field: Float32Array;
}

function fieldOf({ width, height, cos, sin }: Directions): Field {
  const field = new Float32Array(2 * width * height);
  for (let at = 0; at < cos.length; at++) {
    field[2 * at] = cos[at]!;
    field[2 * at + 1] = sin[at]!;
  }
  return { width, height, field };
}

/** The best of them that differ in place, size, shape or turn. */
function apart(found: Candidate[], count: number): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of found.toSorted((a, b) => b.agreement - a.agreement)) {
    if (chosen.length >= count) break;
    if (!chosen.some(({ pose }) => isNear(pose, candidate.pose))) chosen.push(candidate);
  }
  return chosen;
}

export function isNear(a: Pose, b: Pose): boolean {
  const side = Math.max(a.side, b.side);
  return (
    a.mirrored === b.mirrored &&
    Math.hypot(a.x - b.x, a.y - b.y) < 0.15 * side &&
    Math.abs(Math.log(a.side / b.side)) < 0.2 &&
    Math.abs(Math.log(a.stretch / b.stretch)) < 0.25 &&
    Math.abs(a.turn - b.turn) < 0.3
  );
}

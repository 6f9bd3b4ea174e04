import type { Box } from '../../geometry.ts';
import type { Gradient } from '../search/gradient.ts';
import { solved } from '../search/solve.ts';
import type { EdgePoints } from './points.ts';
import { matrixOf, type Pose } from './pose.ts';

/** An edge point of a product in the picture, and the picture's own edge near it. */
export interface Sighting {
  x: number;
  y: number;
  /** Unit normal there. */
  nx: number;
  ny: number;
  /** Pixels along the normal to the edge; null where there is none, or something covers it. */
  off: number | null;
  hidden: boolean;
}

const ROUNDS = 10;
/** How far along the normal is looked at, in shares of the side: in the first round, and the last. */
const REACH = [0.04, 0.012] as const;
/** Pixels, however small the product. */
const LEAST_REACH = 2;
/** Levels a pixel of the least edge that counts. */
const FAINT = 3;
/** How much of its steepness an edge must have across the outline: cosine of 45 degrees. */
const FACING = 0.7;

/**
 * The pose that brings edge points onto the picture's edges: each is looked for along its normal,
 * and the pose moved by least squares, again and again (Harris and Stennett 1990; robust as in
 * Drummond and Cipolla 2002).
 */
export function settled(
  gradient: Gradient,
  points: EdgePoints,
  start: Pose,
  hidden: readonly Box[],
): Pose {
  let pose = start;
  for (let round = 0; round < ROUNDS; round++) {
    const share = REACH[0] * (REACH[1] / REACH[0]) ** (round / (ROUNDS - 1));
    const reach = Math.max(LEAST_REACH, share * pose.side);
    const sights = sightingsOf(gradient, points, pose, hidden, reach);
    const next = moved(pose, points, sights, reach);
    if (next === null) return pose;
    pose = next;
  }
  return pose;
}

/** Where the picture's edges are along each point's normal, at most `reach` pixels away. */
export function sightingsOf(
  gradient: Gradient,
  { count, u, v, nu, nv }: EdgePoints,
  pose: Pose,
  hidden: readonly Box[],
  reach: number,
): Sighting[] {
  const [a, b, c, d] = matrixOf(pose);
  const near = hidden.filter(([x, y, w, h]) => {
    const far = pose.side;
    return x < pose.x + far && x + w > pose.x - far && y < pose.y + far && y + h > pose.y - far;
  });
  return Array.from({ length: count }, (_, p) => {
    const x = pose.x + a * u[p]! + b * v[p]!;
    const y = pose.y + c * u[p]! + d * v[p]!;
    // A mirrored product's normals turn with it: the inverse transpose, of a determinant below 0.
    const sign = a * d - b * c < 0 ? -1 : 1;
    const [mx, my] = [sign * (d * nu[p]! - c * nv[p]!), sign * (a * nv[p]! - b * nu[p]!)];
    const length = Math.hypot(mx, my);
    const [nx, ny] = [mx / length, my / length];
    const covered = near.some(
      ([left, top, w, h]) =>
        x > left - reach && x < left + w + reach && y > top - reach && y < top + h + reach,
    );
    const off = covered ? null : edgeAlong(gradient, x, y, nx, ny, reach);
    return { x, y, nx, ny, off, hidden: covered };
  });
}

/** Steps along the normal are of half a pixel: an edge is known to less. */
const STEP = 0.5;

function edgeAlong(
  gradient: Gradient,
  x: number,
  y: number,
  nx: number,
  ny: number,
  reach: number,
): number | null {
  const steps = Math.ceil(reach / STEP);
  const values = new Float64Array(2 * steps + 1);
  for (let at = -steps; at <= steps; at++) {
    values[at + steps] = across(gradient, x + at * STEP * nx, y + at * STEP * ny, nx, ny);
  }
  let best = -1;
  let most = 0;
  for (let at = 1; at < 2 * steps; at++) {
    const value = values[at]!;
    if (value < FAINT || value < values[at - 1]! || value < values[at + 1]!) continue;
    const far = ((at - steps) * STEP) / reach;
    // Of two edges the nearer one, unless it is much fainter.
    const worth = (value / (value + 12)) * (1 - 0.7 * far * far);
    if (worth <= most) continue;
    most = worth;
    best = at;
  }
  if (best < 0) return null;
  const [before, value, after] = [values[best - 1]!, values[best]!, values[best + 1]!];
  const bend = before - 2 * value + after;
  return (best - steps + (bend < 0 ? (0.5 * (before - after)) / bend : 0)) * STEP;
}

/** How steep the picture is across an edge, in levels a pixel; 0 where it is steeper along it. */
function across(
  { width, height, x: gx, y: gy }: Gradient,
  x: number,
  y: number,
  nx: number,
  ny: number,
): number {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 0;
  const [p, q] = [x - 0.5 - left, y - 0.5 - top];
  const at = top * width + left;
  let sum = 0;
  // Steps up and down are one, so that neighbours are not to cancel each other out.
  for (const [to, weight] of [
    [at, (1 - p) * (1 - q)],
    [at + 1, p * (1 - q)],
    [at + width, (1 - p) * q],
    [at + width + 1, p * q],
  ] as const) {
    const [dx, dy] = [gx[to]!, gy[to]!];
    const along = Math.abs(dx * nx + dy * ny);
    if (along > FACING * Math.hypot(dx, dy)) sum += weight * along;
  }
  return sum;
}

/** One step of weighted least squares over x, y, log side, log stretch, turn. */
function moved(
  pose: Pose,
  { u, v }: EdgePoints,
  sights: readonly Sighting[],
  reach: number,
): Pose | null {
  const [a, b, c, d] = matrixOf(pose);
  const left = Array.from({ length: 5 }, () => new Float64Array(5));
  const right = new Float64Array(5);
  let seen = 0;
  sights.forEach(({ nx, ny, off }, p) => {
    if (off === null) return;
    const r = off / (1.2 * reach);
    if (Math.abs(r) >= 1) return;
    const weight = (1 - r * r) ** 2;
    const [au, bv, cu, dv] = [a * u[p]!, b * v[p]!, c * u[p]!, d * v[p]!];
    const [x, y] = [au + bv, cu + dv];
    const row = [
      nx,
      ny,
      nx * x + ny * y,
      0.5 * (nx * (au - bv) + ny * (cu - dv)),
      -nx * y + ny * x,
    ];
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 5; j++) left[i]![j] = left[i]![j]! + weight * row[i]! * row[j]!;
      right[i] = right[i]! + weight * row[i]! * off;
    }
    seen++;
  });
  if (seen < 12) return null;
  // What the edges say nothing of stays as it is: a round product's turn.
  const scale = pose.side ** 2 / 12;
  const ridge = 0.01 * seen;
  for (let i = 0; i < 5; i++) left[i]![i] = left[i]![i]! + ridge * (i < 2 ? 0.1 : 0.1 * scale);
  const by = solved(left, right);
  if (by === null) return null;
  return {
    ...pose,
    x: pose.x + by[0]!,
    y: pose.y + by[1]!,
    side: pose.side * Math.exp(limited(by[2]!)),
    stretch: pose.stretch * Math.exp(limited(by[3]!)),
    turn: pose.turn + limited(by[4]!),
  };
}

function limited(by: number): number {
  return Math.max(-0.1, Math.min(0.1, by));
}

import type { Directions } from '../search/directions.ts';
import type { EdgePoints } from './points.ts';
import { matrixOf, type Pose } from './pose.ts';

/** First steps: shares of the side, of scale and stretch, radians. */
const STEPS = { place: 0.05, scale: 0.07, stretch: 0.1, turn: 0.1 } as const;
const HALVINGS = 5;
/** Steps in all, so that a long ridge ends, too. */
const MOST = 60;

/** The pose nearby whose edges agree best, by steps that grow smaller (Hooke and Jeeves 1961). */
export function climbed(
  directions: Directions,
  points: EdgePoints,
  start: Pose,
  first = 1,
): { pose: Pose; agreement: number } {
  let pose = start;
  let agreement = agreementAt(directions, points, pose);
  let size = first;
  for (let halvings = 0, steps = 0; halvings < HALVINGS && steps < MOST; steps++) {
    let better = false;
    for (const next of around(pose, size)) {
      const now = agreementAt(directions, points, next);
      if (now <= agreement) continue;
      pose = next;
      agreement = now;
      better = true;
    }
    if (better) continue;
    size /= 2;
    halvings++;
  }
  return { pose, agreement };
}

function* around(pose: Pose, size: number): Iterable<Pose> {
  for (const by of [size, -size]) {
    const place = by * STEPS.place * pose.side;
    yield { ...pose, x: pose.x + place };
    yield { ...pose, y: pose.y + place };
    yield { ...pose, side: pose.side * Math.exp(by * STEPS.scale) };
    yield { ...pose, stretch: pose.stretch * Math.exp(by * STEPS.stretch) };
    yield { ...pose, turn: pose.turn + by * STEPS.turn };
  }
}

/** -1..1; points off the picture count as 0. The pose is in the plane's pixels. */
export function agreementAt(
  { width, height, cos, sin }: Directions,
  { count, u, v, nu, nv }: EdgePoints,
  pose: Pose,
): number {
  const [a, b, c, d] = matrixOf(pose);
  let sum = 0;
  for (let p = 0; p < count; p++) {
    const x = Math.round(pose.x - 0.5 + a * u[p]! + b * v[p]!);
    const y = Math.round(pose.y - 0.5 + c * u[p]! + d * v[p]!);
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const [nx, ny] = [d * nu[p]! - c * nv[p]!, a * nv[p]! - b * nu[p]!];
    const at = y * width + x;
    sum += (cos[at]! * (nx * nx - ny * ny) + sin[at]! * 2 * nx * ny) / (nx * nx + ny * ny);
  }
  return sum / count;
}

import { edgeAlong } from './along.ts';
import type { Level } from './levels.ts';
import type { Pattern } from './pattern.ts';
import type { Pose } from './pose.ts';

/** A pattern, and the square root of its ink's area in its own pixels. */
export interface SizedPattern {
  pattern: Pattern;
  size: number;
}

/** A pose of a pattern of size 1, for a pattern in its own pixels on a level. */
export function onLevel(pose: Pose, level: Level, size: number): Pose {
  const [sx, sy] = level.scale;
  const scale = Math.sqrt(sx * sy);
  return {
    x: pose.x * sx,
    y: pose.y * sy,
    across: (pose.across * scale) / size,
    down: (pose.down * scale) / size,
    angle: pose.angle,
  };
}

function offLevel(pose: Pose, level: Level, size: number): Pose {
  const [sx, sy] = level.scale;
  const scale = Math.sqrt(sx * sy);
  return {
    x: pose.x / sx,
    y: pose.y / sy,
    across: (pose.across / scale) * size,
    down: (pose.down / scale) * size,
    angle: pose.angle,
  };
}

/**
 * By how many points, of all, each way to give is held back: across, down, in size, in stretch, by
 * turning. Little, for where nothing tells of it; and more in the first rounds, in which letters and
 * other things that repeat would draw stretch and turn to their neighbours' edges.
 */
const HOLD = [0.001, 0.001, 0.002, 0.002, 0.002] as const;
const HOLD_FIRST = [0.001, 0.001, 0.01, 0.1, 0.1] as const;
const FLOOR = 2;

/**
 * A pose drawn to the picture's edges: each point looks along its normal for its edge, and the pose
 * gives way to all of them by least squares (point to line, Chen and Medioni 1992), looking less
 * far each time.
 *
 * @param reaches pixels of the level, one a round
 */
export function refined(
  start: Pose,
  level: Level,
  { pattern, size }: SizedPattern,
  reaches: readonly number[],
  points: number,
): { pose: Pose; fit: number } {
  let pose = onLevel(start, level, size);
  let fit = 0;
  const { edges } = pattern;
  const count = Math.min(points, edges.count);
  for (const [round, reach] of reaches.entries()) {
    const [cos, sin] = [Math.cos(pose.angle), Math.sin(pose.angle)];
    const unit = size * Math.sqrt(pose.across * pose.down);
    const normal = new Float64Array(25);
    const right = new Float64Array(5);
    let met = 0;
    for (let index = 0; index < count; index++) {
      const [u, v] = [edges.x[index]! * pose.across, edges.y[index]! * pose.down];
      const [x, y] = [u * cos - v * sin, u * sin + v * cos];
      const [a, b] = [edges.nx[index]! / pose.across, edges.ny[index]! / pose.down];
      const length = Math.hypot(a, b);
      const [nx, ny] = [(a * cos - b * sin) / length, (a * sin + b * cos) / length];
      const edge = edgeAlong(level.gradient, pose.x + x, pose.y + y, nx, ny, reach, FLOOR);
      if (edge === null) continue;
      const near = 1 - (edge.at / (reach + 1)) ** 2;
      const weight = near * near * (edge.strength / (edge.strength + 4));
      met += near * edge.straight;
      const wider = u * (nx * cos + ny * sin);
      const taller = v * (ny * cos - nx * sin);
      const row = [
        nx,
        ny,
        (wider + taller) / unit,
        (wider - taller) / unit,
        (nx * -y + ny * x) / unit,
      ];
      for (let i = 0; i < 5; i++) {
        right[i] = right[i]! + weight * row[i]! * edge.at;
        for (let j = 0; j < 5; j++) {
          normal[i * 5 + j] = normal[i * 5 + j]! + weight * row[i]! * row[j]!;
        }
      }
    }
    fit = met / count;
    const hold = 2 * round < reaches.length - 1 ? HOLD_FIRST : HOLD;
    for (let i = 0; i < 5; i++) normal[i * 6] = normal[i * 6]! + hold[i]! * count;
    const step = solved(normal, right);
    if (step === null) break;
    const [dx, dy, grow, stretch, turn] = step.map((value, at) => (at < 2 ? value : value / unit));
    pose = {
      x: pose.x + dx!,
      y: pose.y + dy!,
      angle: pose.angle + turn!,
      across: pose.across * Math.exp(capped(grow! + stretch!)),
      down: pose.down * Math.exp(capped(grow! - stretch!)),
    };
  }
  return { pose: offLevel(pose, level, size), fit };
}

function capped(value: number): number {
  return Math.max(-0.3, Math.min(0.3, value));
}

/** Five equations by Gauss's elimination; null where they don't tell. */
function solved(matrix: Float64Array, right: Float64Array): number[] | null {
  const n = 5;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(matrix[row * n + column]!) > Math.abs(matrix[pivot * n + column]!)) pivot = row;
    }
    if (Math.abs(matrix[pivot * n + column]!) < 1e-9) return null;
    if (pivot !== column) {
      for (let at = 0; at < n; at++) {
        const kept = matrix[column * n + at]!;
        matrix[column * n + at] = matrix[pivot * n + at]!;
        matrix[pivot * n + at] = kept;
      }
      const kept = right[column]!;
      right[column] = right[pivot]!;
      right[pivot] = kept;
    }
    for (let row = column + 1; row < n; row++) {
      const factor = matrix[row * n + column]! / matrix[column * n + column]!;
      for (let at = column; at < n; at++) {
        matrix[row * n + at] = matrix[row * n + at]! - factor * matrix[column * n + at]!;
      }
      right[row] = right[row]! - factor * right[column]!;
    }
  }
  const made = new Array<number>(n).fill(0);
  for (let row = n - 1; row >= 0; row--) {
    let sum = right[row]!;
    for (let at = row + 1; at < n; at++) sum -= matrix[row * n + at]! * made[at]!;
    made[row] = sum / matrix[row * n + row]!;
  }
  return made;
}

import type { PatternEdges } from './pattern.ts';
import type { Pose } from './pose.ts';

/** Size, proportions and turn in which the pattern is looked for at every place of a level. */
export interface Shape {
  /** Square root of the ink's area, in pixels of the level. */
  size: number;
  /** Pixels of the level for each of the pattern, along its own sides. */
  across: number;
  down: number;
  /** Radians clockwise. */
  angle: number;
}

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

/** Pixels by which a step of the angle may move the farthest corner, to each side. */
const SWING = 2.8;
const MOST_STEP = 15;
const MOST_ANGLE = 45;
/** Width over height, times the file's: turned ones are looked for up to the nearer two. */
const STRETCHES = [1, 0.8, 1.25, 0.62, 1.6, 0.5, 2] as const;
const TURNED_STRETCHES = 3;

/** @param way upright in proportion, or only otherwise */
export function shapesFor(
  size: number,
  { aspect, size: own }: Sought,
  way: 'upright' | 'otherwise',
): Shape[] {
  if (way === 'upright') return [shapeAs(size, own, 1, 0)];
  const shapes: Shape[] = [];
  for (const [index, stretch] of STRETCHES.entries()) {
    if (index > 0) shapes.push(shapeAs(size, own, stretch, 0));
    if (index >= TURNED_STRETCHES) continue;
    const longer = Math.max(size * Math.sqrt(aspect * stretch), size / Math.sqrt(aspect * stretch));
    const step = Math.min((MOST_STEP * Math.PI) / 180, (2 * SWING) / (longer / 2));
    const count = Math.ceil((MOST_ANGLE * Math.PI) / 180 / step - 0.3);
    for (let turn = 1; turn <= count; turn++) {
      for (const sign of [1, -1]) shapes.push(shapeAs(size, own, stretch, sign * turn * step));
    }
  }
  return shapes;
}

/** A size in the proportions and the turn of a pose that is known. */
export function shapeLike({ across, down, angle }: Pose, size: number, own: number): Shape {
  return shapeAs(size, own, across / down, angle);
}

function shapeAs(size: number, own: number, stretch: number, angle: number): Shape {
  const scale = size / own;
  return { size, across: scale * Math.sqrt(stretch), down: scale / Math.sqrt(stretch), angle };
}

/** Pixels that the pattern is tall at most, in a size, however it is stretched and turned. */
export function tallest(size: number, aspect: number): number {
  const most = STRETCHES.at(-1)!;
  return size * Math.hypot(Math.sqrt(aspect), 1 / Math.sqrt(aspect)) * Math.sqrt(most);
}

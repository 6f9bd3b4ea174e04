import type { Point, Quad } from '../../geometry.ts';

/** How a product stands in a picture: its reference is stretched, then turned, then put there. */
export interface Pose {
  /** Of the middle of its box, in pixels. */
  x: number;
  y: number;
  /** Longest side before it is stretched, in pixels. */
  side: number;
  /** Width over height, over the reference's; its area stays as it is. */
  stretch: number;
  /** Radians clockwise. */
  turn: number;
  mirrored: boolean;
}

/** [a, b, c, d]: x = a u + b v, y = c u + d v, u and v in longest sides of the reference from its middle. */
export type Matrix = readonly [number, number, number, number];

export function matrixOf({ side, stretch, turn, mirrored }: Pose): Matrix {
  const root = Math.sqrt(stretch);
  const [across, down] = [(mirrored ? -1 : 1) * side * root, side / root];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [cos * across, -sin * down, sin * across, cos * down];
}

/** Corners of a reference's box as it stands there: its own top left, top right, bottom right, bottom left. */
export function cornersOf(pose: Pose, width: number, height: number): Quad {
  const [a, b, c, d] = matrixOf(pose);
  const longest = Math.max(width, height);
  const [u, v] = [width / longest / 2, height / longest / 2];
  const at = (p: number, q: number): Point => [
    pose.x + a * p * u + b * q * v,
    pose.y + c * p * u + d * q * v,
  ];
  return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)];
}

/** The same pose in a picture of another size. */
export function zoomed(pose: Pose, zoom: number): Pose {
  return { ...pose, x: pose.x * zoom, y: pose.y * zoom, side: pose.side * zoom };
}

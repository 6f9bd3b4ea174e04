import { type Box, boxOf, type Point, type Quad } from '../../geometry.ts';

/** How a pattern lies in a picture: stretched first, then turned, then moved. */
export interface Pose {
  /** Middle of the ink, in pixels of the picture. */
  x: number;
  y: number;
  /** Pixels of the picture for each of the pattern, along its own sides. */
  across: number;
  down: number;
  /** Radians clockwise. */
  angle: number;
}

export function placed(pose: Pose, x: number, y: number): Point {
  const [cos, sin] = [Math.cos(pose.angle), Math.sin(pose.angle)];
  const [a, b] = [x * pose.across, y * pose.down];
  return [pose.x + a * cos - b * sin, pose.y + a * sin + b * cos];
}

/** Corners of a pattern's ink, `width` by `height` of its own pixels. */
export function quadAt(pose: Pose, width: number, height: number): Quad {
  const [x, y] = [width / 2, height / 2];
  return [placed(pose, -x, -y), placed(pose, x, -y), placed(pose, x, y), placed(pose, -x, y)];
}

export function boxAt(pose: Pose, width: number, height: number): Box {
  return boxOf(quadAt(pose, width, height));
}

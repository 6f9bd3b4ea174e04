import type { Box, Point, Quad } from '../../src/geometry.ts';

/** A box turned about its middle, in radians. */
export function aslant([x, y, w, h]: Box, slant: number): Quad {
  const [cos, sin] = [Math.cos(slant), Math.sin(slant)];
  const corner = (u: number, v: number): Point => [
    x + w / 2 + u * w * cos - v * h * sin,
    y + h / 2 + u * w * sin + v * h * cos,
  ];
  return [corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)];
}

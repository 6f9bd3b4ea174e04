import type { Point, Quad } from '../../geometry.ts';

/** Area that two convex quadrilaterals share, in square pixels (Sutherland and Hodgman 1974). */
export function sharedArea(a: Quad, b: Quad): number {
  let shape: Point[] = [...a];
  for (let i = 0; i < 4 && shape.length > 0; i++) {
    shape = clipped(shape, b[i]!, b[(i + 1) % 4]!);
  }
  return areaOf(shape);
}

/** Area of a polygon that runs clockwise as seen on the screen. */
export function areaOf(shape: readonly Point[]): number {
  let twice = 0;
  shape.forEach(([x, y], i) => {
    const [nextX, nextY] = shape[(i + 1) % shape.length]!;
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}

/** What of a shape lies to the right of the line from one point to another. */
function clipped(shape: readonly Point[], from: Point, to: Point): Point[] {
  const side = ([x, y]: Point) =>
    (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
  return shape.flatMap((point, i): Point[] => {
    const next = shape[(i + 1) % shape.length]!;
    const [here, there] = [side(point), side(next)];
    const kept = here >= 0 ? [point] : [];
    if (here >= 0 === there >= 0) return kept;
    const share = here / (here - there);
    return [
      ...kept,
      [point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])],
    ];
  });
}

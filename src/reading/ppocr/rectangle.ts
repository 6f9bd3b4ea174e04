import type { Point, Quad } from '../../geometry.ts';

/** Convex hull, counter-clockwise (Andrew's monotone chain, 1979). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length >= 2 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

export interface Rectangle {
  center: Point;
  /** Along the text, and across it, in pixels. */
  width: number;
  height: number;
  /** Of the width axis, in radians within ±π/4: text is taken to run nearer to level than upright. */
  angle: number;
}

/**
 * Smallest rectangle around a convex hull: one of its sides lies on a side of the hull
 * (Freeman and Shapira, 1975), so every side is tried.
 */
export function smallestRectangle(hull: readonly Point[]): Rectangle {
  let best: Rectangle | null = null;
  for (let i = 0; i < hull.length; i++) {
    const a = hull[i]!;
    const b = hull[(i + 1) % hull.length]!;
    if (a[0] === b[0] && a[1] === b[1]) continue;
    const rectangle = around(hull, Math.atan2(b[1] - a[1], b[0] - a[0]));
    if (best === null || rectangle.width * rectangle.height < best.width * best.height) {
      best = rectangle;
    }
  }
  return best ?? around(hull, 0);
}

function around(hull: readonly Point[], direction: number): Rectangle {
  // The same rectangle has four directions; keep the one nearest to level.
  const angle = direction - (Math.PI / 2) * Math.round(direction / (Math.PI / 2));
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of hull) {
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    u0 = Math.min(u0, u);
    u1 = Math.max(u1, u);
    v0 = Math.min(v0, v);
    v1 = Math.max(v1, v);
  }
  const u = (u0 + u1) / 2;
  const v = (v0 + v1) / 2;
  return {
    center: [u * cos - v * sin, u * sin + v * cos],
    width: u1 - u0,
    height: v1 - v0,
    angle,
  };
}

export function quadOfRectangle({ center, width, height, angle }: Rectangle): Quad {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const corner = (u: number, v: number): Point => [
    center[0] + u * cos - v * sin,
    center[1] + u * sin + v * cos,
  ];
  const w = width / 2;
  const h = height / 2;
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)];
}

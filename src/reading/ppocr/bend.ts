import type { Point } from '../../geometry.ts';
import type { Rectangle } from './rectangle.ts';

/** The centre line of text that is set along an arc, from its beginning to its end. */
export interface Bend {
  /** Evenly spaced along the text. */
  points: readonly Point[];
  /** Of the text across the line, in pixels. */
  height: number;
}

/** A core must be this much longer than thick to be judged, */
const LONG = 3;
/** rise by this share of its thickness between its ends and its middle to be called bent, */
const RISE = 0.25;
/** and keep to its arc within this share of its thickness, or it is no arc but several things. */
const LOOSE = 0.3;
/** Points of the centre line, one a step of this many thicknesses. */
const STEP = 0.25;

/**
 * Text on an arc, from the pixels of its core. A parabola through the middles of thin slices: over
 * the arcs that designers bend text along it differs little from the circle. null where the core is
 * as straight as its rectangle.
 */
export function bendOf(
  pixels: readonly number[],
  mapWidth: number,
  { center, angle, width, height }: Rectangle,
  unclip: number,
): Bend | null {
  if (width < LONG * (height / 2)) return null;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const count = Math.max(7, Math.min(64, Math.round(width / 6)));
  const slices = Array.from({ length: count }, () => ({
    n: 0,
    sum: 0,
    low: Infinity,
    high: -Infinity,
  }));
  for (const at of pixels) {
    const x = (at % mapWidth) + 0.5 - center[0];
    const y = Math.floor(at / mapWidth) + 0.5 - center[1];
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    const slice = slices[Math.min(count - 1, Math.max(0, Math.floor((u / width + 0.5) * count)))]!;
    slice.n += 1;
    slice.sum += v;
    slice.low = Math.min(slice.low, v);
    slice.high = Math.max(slice.high, v);
  }
  const filled = slices.flatMap(({ n, sum, low, high }, i) =>
    n === 0 ? [] : [{ u: ((i + 0.5) / count - 0.5) * width, v: sum / n, thick: high - low + 1 }],
  );
  if (filled.length < 5) return null;
  const thicknesses = filled.map(({ thick }) => thick).sort((a, b) => a - b);
  const thickness = thicknesses[Math.floor(thicknesses.length / 2)]!;
  if (width < LONG * thickness) return null;
  const curve = parabola(filled);
  const rise = Math.abs(curve[2]) * (width / 2) ** 2;
  if (rise < RISE * thickness) return null;
  const at = (u: number) => curve[0] + curve[1] * u + curve[2] * u * u;
  const off = filled.reduce((sum, { u, v }) => sum + Math.abs(v - at(u)), 0) / filled.length;
  if (off > LOOSE * thickness) return null;
  // As a straight core is grown: its area times unclip over its perimeter, on every side.
  const grown = (width * thickness * unclip) / (2 * (width + thickness));
  const half = width / 2 + grown;
  const steps = Math.max(8, Math.ceil((2 * half) / (STEP * thickness)));
  const points = Array.from({ length: steps + 1 }, (_, i): Point => {
    const u = -half + (2 * half * i) / steps;
    const v = at(u);
    return [center[0] + u * cos - v * sin, center[1] + u * sin + v * cos];
  });
  return { points, height: thickness + 2 * grown };
}

/** Least squares of v = c0 + c1 u + c2 u². */
function parabola(points: readonly { u: number; v: number }[]): [number, number, number] {
  const scale = Math.max(1, ...points.map(({ u }) => Math.abs(u)));
  const s = [0, 0, 0, 0, 0];
  const r = [0, 0, 0];
  for (const { u, v } of points) {
    const t = u / scale;
    for (let k = 0; k < 5; k++) s[k]! += t ** k;
    for (let k = 0; k < 3; k++) r[k]! += v * t ** k;
  }
  const m = (i: number) => s[i]!;
  const det3 = (a: number[][]) =>
    a[0]![0]! * (a[1]![1]! * a[2]![2]! - a[1]![2]! * a[2]![1]!) -
    a[0]![1]! * (a[1]![0]! * a[2]![2]! - a[1]![2]! * a[2]![0]!) +
    a[0]![2]! * (a[1]![0]! * a[2]![1]! - a[1]![1]! * a[2]![0]!);
  const rows = [0, 1, 2].map((i) => [m(i), m(i + 1), m(i + 2)]);
  const whole = det3(rows);
  if (Math.abs(whole) < 1e-9) return [0, 0, 0];
  const solved = [0, 1, 2].map(
    (column) =>
      det3(rows.map((row, i) => row.map((value, j) => (j === column ? r[i]! : value)))) / whole,
  );
  return [solved[0]!, solved[1]! / scale, solved[2]! / scale ** 2];
}

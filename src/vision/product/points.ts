import { type Gradient, gradientOf, smoothed } from '../search/gradient.ts';
import { type Raster, shrunk, shrunkPlane } from '../search/raster.ts';
import type { Reference } from './reference.ts';

/**
 * Where a product has edges, and which way they face: on its outline and within it. Positions are in
 * longest sides of the reference, from its middle.
 */
export interface EdgePoints {
  count: number;
  u: Float32Array;
  v: Float32Array;
  /** Unit normals; on the outline they face outward. */
  nu: Float32Array;
  nv: Float32Array;
  /** 1 on the outline. */
  outline: Uint8Array;
}

interface Edge {
  x: number;
  y: number;
  nx: number;
  ny: number;
  strength: number;
}

/** Share of points that the outline gets: it shows on most grounds, and inner edges on all of them. */
const ON_OUTLINE = 0.5;
/** Levels a pixel of an edge within, least: fainter ones are shades. */
const FAINT = 6;
/** Pixels from the outline within which an edge belongs to it. */
const RIM = 2;

/** @param side longest side that the reference is looked at in, in pixels; finer edges than show there are none */
export function edgePointsOf(reference: Reference, side: number, count: number): EdgePoints {
  const { raster, inked } = reducedTo(reference, side);
  const { width, height } = raster;
  const outline = outlineEdges(inked, width, height);
  const inner = ridges(gradientOf(raster), FAINT, (at) => isInside(inked, width, at));
  const mine = spread(outline, Math.min(outline.length, Math.round(count * ON_OUTLINE)));
  const others = spread(inner, Math.min(inner.length, count - mine.length));
  const rest = spread(outline, Math.min(outline.length, count - others.length));
  const chosen = [
    ...rest.map((edge) => [edge, 1] as const),
    ...others.map((edge) => [edge, 0] as const),
  ];
  const longest = Math.max(width, height);
  const array = (of: (edge: Edge) => number) => Float32Array.from(chosen, ([edge]) => of(edge));
  return {
    count: chosen.length,
    u: array(({ x }) => (x + 0.5 - width / 2) / longest),
    v: array(({ y }) => (y + 0.5 - height / 2) / longest),
    nu: array(({ nx }) => nx),
    nv: array(({ ny }) => ny),
    outline: Uint8Array.from(chosen, ([, on]) => on),
  };
}

/** A reference in fewer pixels; what is outside of the product has no say in the colours of its rim. */
export function reducedTo(
  { raster, inked, width, height }: Reference,
  side: number,
): { raster: Raster; inked: Float32Array } {
  const scale = Math.min(1, side / Math.max(width, height));
  const [wide, high] = [width, height].map((of) => Math.max(4, Math.round(of * scale))) as [
    number,
    number,
  ];
  const weighed = raster.planes.map((plane) => plane.map((value, at) => value * inked[at]!));
  const [red, green, blue] = weighed as [Float32Array, Float32Array, Float32Array];
  const less = shrunk({ width, height, planes: [red, green, blue] }, wide, high);
  const own = shrunkPlane(inked, width, height, wide, high);
  for (const plane of less.planes) {
    for (let at = 0; at < plane.length; at++)
      plane[at] = own[at]! > 0.01 ? plane[at]! / own[at]! : 0;
  }
  return { raster: less, inked: own };
}

/** What runs along a picture's rim is an outline too: the mask is looked at with room around it. */
function outlineEdges(inked: Float32Array, width: number, height: number): Edge[] {
  const room = 3;
  const [wide, high] = [width + 2 * room, height + 2 * room];
  const padded = new Float32Array(wide * high);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      padded[(y + room) * wide + x + room] = inked[y * width + x]! * 255;
  }
  const soft = smoothed(padded, wide, high, 1);
  const gradient = gradientOf({ width: wide, height: high, planes: [soft, soft, soft] });
  return ridges(gradient, 20, () => true).map(({ x, y, nx, ny, strength }) => ({
    x: x - room,
    y: y - room,
    // Inked is more, so that the gradient faces inward.
    nx: -nx,
    ny: -ny,
    strength,
  }));
}

function isInside(inked: Float32Array, width: number, at: number): boolean {
  for (let dy = -RIM; dy <= RIM; dy++) {
    for (let dx = -RIM; dx <= RIM; dx++) {
      if (!(inked[at + dy * width + dx]! > 0.97)) return false;
    }
  }
  return true;
}

/** Crests of a gradient's strength along its own direction, to parts of a pixel. */
function ridges(gradient: Gradient, least: number, counts: (at: number) => boolean): Edge[] {
  const { width, height, size } = gradient;
  const found: Edge[] = [];
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const at = y * width + x;
      const strength = size[at]!;
      if (strength < least) continue;
      const [nx, ny] = [gradient.x[at]! / strength, gradient.y[at]! / strength];
      const [before, after] = [
        sampled(gradient, x - nx, y - ny),
        sampled(gradient, x + nx, y + ny),
      ];
      if (before > strength || after >= strength || !counts(at)) continue;
      const bend = before - 2 * strength + after;
      const shift = bend < 0 ? (0.5 * (before - after)) / bend : 0;
      found.push({ x: x + shift * nx, y: y + shift * ny, nx, ny, strength });
    }
  }
  return found;
}

function sampled({ width, size }: Gradient, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [p, q] = [x - left, y - top];
  const at = top * width + left;
  return (
    (size[at]! * (1 - p) + size[at + 1]! * p) * (1 - q) +
    (size[at + width]! * (1 - p) + size[at + width + 1]! * p) * q
  );
}

/**
 * So many edges, spread evenly: each next one is the farthest from those chosen (Gonzalez 1985),
 * and of two the stronger one.
 */
function spread(edges: readonly Edge[], count: number): Edge[] {
  if (count <= 0 || edges.length === 0) return [];
  // More than this adds nothing but time.
  const few =
    edges.length > 12 * count
      ? edges.filter((_, at) => at % Math.ceil(edges.length / (12 * count)) === 0)
      : edges;
  const gap = new Float64Array(few.length).fill(Number.POSITIVE_INFINITY);
  const most = few.reduce((best, { strength }) => Math.max(best, strength), 0);
  let next = few.findIndex(({ strength }) => strength === most);
  const chosen: Edge[] = [];
  while (chosen.length < Math.min(count, few.length)) {
    const last = few[next]!;
    chosen.push(last);
    let best = -1;
    for (let at = 0; at < few.length; at++) {
      const edge = few[at]!;
      const far = (edge.x - last.x) ** 2 + (edge.y - last.y) ** 2;
      if (far < gap[at]!) gap[at] = far;
      const worth = gap[at]! * (0.3 + edge.strength / most);
      if (worth > best) {
        best = worth;
        next = at;
      }
    }
  }
  return chosen;
}

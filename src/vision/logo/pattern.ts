import type { Box } from '../../geometry.ts';
import { loadAsset } from '../../typeset/assets.ts';
import { gradientOf } from '../search/gradient.ts';
import type { Raster } from '../search/raster.ts';

/** A brand's file, cut to its ink and drawn in one size. */
export interface Pattern {
  width: number;
  height: number;
  /** Four bytes a pixel; alpha is 0 where its own ground was, too, if it came on one. */
  rgba: Uint8ClampedArray;
  /** Middle of the ink, in its pixels. */
  middle: readonly [number, number];
  /** Of the ink, in its pixels. */
  ink: readonly [width: number, height: number];
  edges: PatternEdges;
}

/** Points on edges of a pattern, well spread: the first n are a fair sample for every n. */
export interface PatternEdges {
  count: number;
  /** Pixels on edges, before some were chosen as points. */
  length: number;
  /** Pixels from the middle of the ink. */
  x: Float32Array;
  y: Float32Array;
  /** Direction of the gradient, length 1; which way it points is of no account. */
  nx: Float32Array;
  ny: Float32Array;
  /** Colour (RGBA) on the side that the gradient points to, and on the other one. */
  ahead: Uint8ClampedArray;
  behind: Uint8ClampedArray;
}

/** Square root of the area in which ink is looked for, in pixels: to a third of a per cent. */
const LOOK = 320;
/** Of 255: what is fainter nobody sees. */
const INKED = 32;

/** Width over height of the file's ink, and where it lies in the file, in shares of it. */
export interface AssetShape {
  aspect: number;
  ink: Box;
  /** Width over height of the file as a whole. */
  whole: number;
}

/**
 * @param size width and height of the file, in any unit
 * @throws TyposcopeError('set') where the file is no picture
 */
export async function shapeOf(
  file: string,
  size: { width: number; height: number },
): Promise<AssetShape> {
  const scale = LOOK / Math.sqrt(size.width * size.height);
  const [width, height] = [size.width, size.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  ) as [number, number];
  const rgba = await drawnAlone(file, width, height);
  const [x, y, w, h] = inkBox(rgba, width, height);
  return {
    aspect: ((w / width) * size.width) / ((h / height) * size.height),
    ink: [x / width, y / height, w / width, h / height],
    whole: size.width / size.height,
  };
}

/**
 * The ink of a file drawn so that the square root of its area is `size` pixels.
 *
 * @throws TyposcopeError('set') where the file is no picture
 */
export async function patternOf(file: string, shape: AssetShape, size: number): Promise<Pattern> {
  const [inkWide, inkHigh] = [size * Math.sqrt(shape.aspect), size / Math.sqrt(shape.aspect)];
  const width = Math.max(4, Math.round(inkWide / shape.ink[2]));
  const height = Math.max(4, Math.round(inkHigh / shape.ink[3]));
  const rgba = await drawnAlone(file, width, height);
  return cut(rgba, width, height, [
    shape.ink[0] * width,
    shape.ink[1] * height,
    shape.ink[2] * width,
    shape.ink[3] * height,
  ]);
}

/** The file's pixels; where it has no alpha, an even ground that reaches its rim is taken away. */
async function drawnAlone(file: string, width: number, height: number): Promise<Uint8ClampedArray> {
  const canvas = await loadAsset(file, width, height);
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  clearGround(data, width, height);
  return data;
}

/** Levels by which a ground may vary. */
const EVEN = 16;

function clearGround(rgba: Uint8ClampedArray, width: number, height: number): void {
  const rim: number[] = [];
  for (let x = 0; x < width; x++) rim.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) rim.push(y * width, y * width + width - 1);
  const first = [rgba[0]!, rgba[1]!, rgba[2]!];
  const isGround = (at: number) =>
    rgba[at * 4 + 3]! === 255 &&
    first.every((value, c) => Math.abs(value - rgba[at * 4 + c]!) <= EVEN);
  if (!rim.every(isGround)) return;
  const open = rim;
  while (open.length > 0) {
    const at = open.pop()!;
    if (!isGround(at)) continue;
    rgba[at * 4 + 3] = 0;
    const x = at % width;
    if (x > 0) open.push(at - 1);
    if (x < width - 1) open.push(at + 1);
    if (at >= width) open.push(at - width);
    if (at < width * (height - 1)) open.push(at + width);
  }
}

function inkBox(rgba: Uint8ClampedArray, width: number, height: number): Box {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (rgba[(y * width + x) * 4 + 3]! < INKED) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  }
  return right === 0 ? [0, 0, width, height] : [left, top, right - left, bottom - top];
}

/** Pixels around the ink, so that the outer edge has a gradient. */
const RIM = 3;

function cut(rgba: Uint8ClampedArray, width: number, height: number, [x, y, w, h]: Box): Pattern {
  const [left, top] = [Math.round(x) - RIM, Math.round(y) - RIM];
  const [wide, high] = [Math.round(w) + 2 * RIM, Math.round(h) + 2 * RIM];
  const made = new Uint8ClampedArray(wide * high * 4);
  for (let row = 0; row < high; row++) {
    for (let column = 0; column < wide; column++) {
      const [fx, fy] = [left + column, top + row];
      if (fx < 0 || fy < 0 || fx >= width || fy >= height) continue;
      const from = (fy * width + fx) * 4;
      made.set(rgba.subarray(from, from + 4), (row * wide + column) * 4);
    }
  }
  const middle = [x + w / 2 - left, y + h / 2 - top] as const;
  return {
    width: wide,
    height: high,
    rgba: made,
    middle,
    ink: [w, h],
    edges: edgesOf(made, wide, high, middle),
  };
}

/** Levels a pixel: less is shading. */
const EDGE = 14;

/** Pixels from an edge at which a side has its own colour. */
const BESIDE = 1.8;

function edgesOf(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  middle: readonly [number, number],
): PatternEdges {
  // On black and on white: an edge of the ink stands out from one of them at least.
  const [dark, light] = [over(rgba, width, height, 0), over(rgba, width, height, 255)].map(
    gradientOf,
  ) as [ReturnType<typeof gradientOf>, ReturnType<typeof gradientOf>];
  const length = width * height;
  const [gx, gy, size] = [
    new Float32Array(length),
    new Float32Array(length),
    new Float32Array(length),
  ];
  for (let at = 0; at < length; at++) {
    const from = dark.size[at]! >= light.size[at]! ? dark : light;
    gx[at] = from.x[at]!;
    gy[at] = from.y[at]!;
    size[at] = from.size[at]!;
  }
  const points: [x: number, y: number, nx: number, ny: number][] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const here = size[at]!;
      if (here < EDGE) continue;
      const [nx, ny] = [gx[at]! / here, gy[at]! / here];
      const before = sampled(size, width, x - nx, y - ny);
      const after = sampled(size, width, x + nx, y + ny);
      // A ridge two pixels wide counts once.
      if (before > here || after >= here) continue;
      const bend = before - 2 * here + after;
      const shift =
        bend < -1e-6 ? Math.max(-0.5, Math.min(0.5, (0.5 * (before - after)) / bend)) : 0;
      points.push([x + 0.5 + shift * nx - middle[0], y + 0.5 + shift * ny - middle[1], nx, ny]);
    }
  }
  const edges = spread(points);
  for (let index = 0; index < edges.count; index++) {
    const [x, y] = [edges.x[index]! + middle[0], edges.y[index]! + middle[1]];
    for (const [sign, colours] of [
      [1, edges.ahead],
      [-1, edges.behind],
    ] as const) {
      const fx = clamped(x + sign * BESIDE * edges.nx[index]!, width);
      const fy = clamped(y + sign * BESIDE * edges.ny[index]!, height);
      const from = (fy * width + fx) * 4;
      colours.set(rgba.subarray(from, from + 4), index * 4);
    }
  }
  return edges;
}

function over(rgba: Uint8ClampedArray, width: number, height: number, ground: number): Raster {
  const planes = [0, 1, 2].map((channel) => {
    const plane = new Float32Array(width * height);
    for (let at = 0; at < plane.length; at++) {
      const alpha = rgba[at * 4 + 3]! / 255;
      plane[at] = rgba[at * 4 + channel]! * alpha + ground * (1 - alpha);
    }
    return plane;
  });
  return { width, height, planes: planes as unknown as Raster['planes'] };
}

function sampled(plane: Float32Array, width: number, x: number, y: number): number {
  const [fx, fy] = [Math.floor(x), Math.floor(y)];
  const [a, b] = [x - fx, y - fy];
  const at = fy * width + fx;
  return (
    (plane[at]! * (1 - a) + (plane[at + 1] ?? 0) * a) * (1 - b) +
    ((plane[at + width] ?? 0) * (1 - a) + (plane[at + width + 1] ?? 0) * a) * b
  );
}

const MOST = 420;

/** Farthest points first (Gonzalez 1985), so that whichever part is taken covers all of the pattern. */
function spread(points: readonly (readonly [number, number, number, number])[]): PatternEdges {
  const count = Math.min(MOST, points.length);
  const made: PatternEdges = {
    count,
    length: points.length,
    x: new Float32Array(count),
    y: new Float32Array(count),
    nx: new Float32Array(count),
    ny: new Float32Array(count),
    ahead: new Uint8ClampedArray(count * 4),
    behind: new Uint8ClampedArray(count * 4),
  };
  const far = new Float64Array(points.length).fill(Number.POSITIVE_INFINITY);
  let next = 0;
  for (let index = 0; index < count; index++) {
    const [x, y, nx, ny] = points[next]!;
    made.x[index] = x;
    made.y[index] = y;
    made.nx[index] = nx;
    made.ny[index] = ny;
    let best = -1;
    for (let other = 0; other < points.length; other++) {
      const [ox, oy] = points[other]!;
      far[other] = Math.min(far[other]!, (ox - x) ** 2 + (oy - y) ** 2);
      if (far[other]! > best) {
        best = far[other]!;
        next = other;
      }
    }
  }
  return made;
}

function clamped(value: number, size: number): number {
  return Math.max(0, Math.min(size - 1, Math.floor(value)));
}

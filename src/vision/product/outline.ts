import type { Raster } from '../search/raster.ts';
import type { Frame } from './frame.ts';

/** Share of the frame's longest side around the product in which what grew out of it is looked for. */
const BELT = 0.06;
/** Distance in levels of three channels (root of the sum of squares) at which two colours are two. */
const APART = 36;
/** Most of it for one and the same colour. */
const ALIKE = 20;

export interface Outline {
  /** Intersection over union of the reference's outline and the one seen, 0..1. */
  overlap: number;
  /** 1 where product should be and its ground is. */
  missing: Uint8Array;
}

/**
 * The outline seen in the picture against the reference's. A pixel within is missing if it is the
 * ground's colour and not the product's; one close outside is the product's if it goes on from it in
 * the same colour and the ground there is another. Where product and ground are of one colour nobody
 * can tell, and the outlines are taken to agree.
 */
export function outlineOf(frame: Frame): Outline {
  const { width, height, inked, hidden, picture, reference } = frame;
  const length = width * height;
  const inside = Uint8Array.from(inked, (is) => (is >= 0.5 ? 1 : 0));
  const belt = Math.max(2, Math.round(BELT * Math.max(width, height)));
  const far = distances(inside, width, height);
  const ground = spreadFrom(
    picture,
    (at) => inside[at] === 0 && hidden[at] === 0 && far[at]! > belt,
  );
  const palette = paletteOf(picture, (at) => inside[at] === 0 && hidden[at] === 0 && far[at]! > 2);
  const gone = new Uint8Array(length);
  for (let at = 0; at < length; at++) {
    if (inside[at] === 0 || hidden[at] === 1) continue;
    const own = apart(picture, at, reference, at);
    if (own < APART) continue;
    const other = Math.min(apart(picture, at, ground, at), nearest(picture, at, palette));
    if (other < own / 2.5) gone[at] = 1;
  }
  const missing = opened(gone, width, height);
  const grown = grownFrom(frame, inside, far, ground, belt);
  let [area, lost, more] = [0, 0, 0];
  for (let at = 0; at < length; at++) {
    if (hidden[at] === 1) continue;
    area += inside[at]!;
    lost += missing[at]!;
    more += grown[at]!;
  }
  return { overlap: area === 0 ? 0 : (area - lost) / (area + more), missing };
}

function apart(one: Raster, at: number, other: Raster, to: number): number {
  let sum = 0;
  for (let c = 0; c < 3; c++) sum += (one.planes[c]![at]! - other.planes[c]![to]!) ** 2;
  return Math.sqrt(sum);
}

/** Pixels to the nearest one inside, by city blocks. */
function distances(inside: Uint8Array, width: number, height: number): Uint16Array {
  const far = Uint16Array.from(inside, (is) => (is === 1 ? 0 : 60000));
  for (let at = 0; at < far.length; at++) {
    if (at % width > 0) far[at] = Math.min(far[at]!, far[at - 1]! + 1);
    if (at >= width) far[at] = Math.min(far[at]!, far[at - width]! + 1);
  }
  for (let at = width * height - 1; at >= 0; at--) {
    if (at % width < width - 1) far[at] = Math.min(far[at]!, far[at + 1]! + 1);
    if (at + width < far.length) far[at] = Math.min(far[at]!, far[at + width]! + 1);
  }
  return far;
}

/** The ground's colours carried on under what stands on it: means over ever larger squares. */
function spreadFrom(raster: Raster, known: (at: number) => boolean): Raster {
  const { width, height } = raster;
  const planes = raster.planes.map((plane) => plane.slice()) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const weight = Float32Array.from(planes[0], (_, at) => (known(at) ? 1 : 0));
  fill(planes, weight, width, height);
  return { width, height, planes };
}

function fill(planes: Float32Array[], weight: Float32Array, width: number, height: number): void {
  if (width * height <= 4) return;
  const [wide, high] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const less = planes.map(() => new Float32Array(wide * high));
  const lessWeight = new Float32Array(wide * high);
  for (let at = 0; at < weight.length; at++) {
    const to = Math.floor(Math.floor(at / width) / 2) * wide + Math.floor((at % width) / 2);
    lessWeight[to] = lessWeight[to]! + weight[at]!;
    planes.forEach((plane, c) => {
      less[c]![to] = less[c]![to]! + plane[at]! * weight[at]!;
    });
  }
  for (let at = 0; at < lessWeight.length; at++) {
    if (lessWeight[at] === 0) continue;
    for (const plane of less) plane[at] = plane[at]! / lessWeight[at]!;
    lessWeight[at] = 1;
  }
  fill(less, lessWeight, wide, high);
  for (let at = 0; at < weight.length; at++) {
    if (weight[at] === 1) continue;
    const from = Math.floor(Math.floor(at / width) / 2) * wide + Math.floor((at % width) / 2);
    planes.forEach((plane, c) => {
      plane[at] = less[c]![from]!;
    });
  }
}

/** Share of the ground that a colour of it has to have. */
const COMMON = 0.03;

/** Common colours of the ground, in bins of 32 levels. */
function paletteOf(raster: Raster, of: (at: number) => boolean): number[][] {
  const bins = new Map<number, number[]>();
  let count = 0;
  for (let at = 0; at < raster.width * raster.height; at++) {
    if (!of(at)) continue;
    const rgb = raster.planes.map((plane) => plane[at]!);
    const key = rgb.reduce((sum, value) => sum * 8 + (value >> 5), 0);
    const bin = bins.get(key) ?? [0, 0, 0, 0];
    rgb.forEach((value, c) => {
      bin[c] = bin[c]! + value;
    });
    bin[3] = bin[3]! + 1;
    bins.set(key, bin);
    count++;
  }
  return [...bins.values()]
    .filter((bin) => bin[3]! >= COMMON * count)
    .map((bin) => bin.slice(0, 3).map((sum) => sum / bin[3]!));
}

function nearest(raster: Raster, at: number, palette: readonly number[][]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const colour of palette) {
    const off = Math.hypot(...colour.map((value, c) => value - raster.planes[c]![at]!));
    if (off < least) least = off;
  }
  return least;
}

/** Without what is thinner than three pixels: outlines that are half a pixel off. */
function opened(mask: Uint8Array, width: number, height: number): Uint8Array {
  const pass = (from: Uint8Array, all: boolean) =>
    from.map((_, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      let count = 0;
      let of = 0;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
          of++;
          count += from[at + dy * width + dx]!;
        }
      }
      return (all ? count === of : count > 0) ? 1 : 0;
    });
  return pass(pass(mask, true), false);
}

/** What goes on from the product in its colour, within the belt around it. */
function grownFrom(
  { width, height, hidden, picture }: Frame,
  inside: Uint8Array,
  far: Uint16Array,
  ground: Raster,
  belt: number,
): Uint8Array {
  const grown = new Uint8Array(width * height);
  let rim: number[] = [];
  inside.forEach((is, at) => {
    if (is === 1 && hidden[at] === 0) rim.push(at);
  });
  while (rim.length > 0) {
    const next: number[] = [];
    for (const at of rim) {
      const x = at % width;
      for (const to of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (to < 0 || to >= grown.length || inside[to] === 1 || grown[to] === 1) continue;
        if (hidden[to] === 1 || far[to]! > belt) continue;
        if (apart(picture, to, picture, at) > ALIKE || apart(picture, to, ground, to) < APART)
          continue;
        grown[to] = 1;
        next.push(to);
      }
    }
    rim = next;
  }
  return opened(grown, width, height);
}

import { ciede2000, labOf } from '../../colour-distance.ts';
import type { Raster } from '../search/raster.ts';
import type { Pattern } from './pattern.ts';
import { type Pose, placed } from './pose.ts';

/** Levels within which pixels of the file are of one colour. */
const ONE = 28;
/** Of the ink's area: a colour that covers less says nothing of the whole. */
const LEAST_SHARE = 0.03;
/** Pixels of a colour that have to be seen. */
const LEAST_PIXELS = 6;
/** Of a colour's pixels, those that are farthest from other colours: the rest is smoothed. */
const CORE = 0.35;
/** Pixels of the picture: what is thinner is all edge. */
const THIN = 0.8;

/**
 * CIEDE2000 between a pattern's colours and those drawn in its place, by area; null where all of it
 * is too thin to have a colour.
 *
 * @param pose of the pattern in its own pixels, in the raster's
 */
export function colourDistance(raster: Raster, pattern: Pattern, pose: Pose): number | null {
  const depths = depthsOf(pattern);
  const scale = Math.sqrt(pose.across * pose.down);
  let [sum, area] = [0, 0];
  const colours = coloursOf(pattern);
  const inked = colours.reduce((all, { pixels }) => all + pixels.length, 0);
  for (const { pixels } of colours) {
    if (pixels.length < LEAST_SHARE * inked) continue;
    const deep = pixels.toSorted((a, b) => depths[b]! - depths[a]!);
    const core = deep
      .slice(0, Math.max(LEAST_PIXELS, Math.round(CORE * deep.length)))
      .filter((at) => depths[at]! * scale >= THIN);
    if (core.length < LEAST_PIXELS) continue;
    const drawn = core.map((at) => {
      const [x, y] = [(at % pattern.width) + 0.5, Math.floor(at / pattern.width) + 0.5];
      return pixelAt(raster, placed(pose, x - pattern.middle[0], y - pattern.middle[1]));
    });
    const own = core.map((at) => [0, 1, 2].map((channel) => pattern.rgba[at * 4 + channel]!));
    sum += pixels.length * ciede2000(labOf(medians(drawn)), labOf(medians(own)));
    area += pixels.length;
  }
  return area < 0.3 * inked ? null : sum / area;
}

interface PatternColour {
  mean: [number, number, number];
  pixels: number[];
}

function coloursOf({ rgba, width, height }: Pattern): PatternColour[] {
  const found: PatternColour[] = [];
  for (let at = 0; at < width * height; at++) {
    if (rgba[at * 4 + 3]! < 240) continue;
    const own = [rgba[at * 4]!, rgba[at * 4 + 1]!, rgba[at * 4 + 2]!] as const;
    const same = found.find(({ mean }) =>
      mean.every((value, channel) => Math.abs(value - own[channel]!) <= ONE),
    );
    if (same === undefined) found.push({ mean: [...own], pixels: [at] });
    else same.pixels.push(at);
  }
  return found;
}

/** Pixels to the nearest other colour or end of the ink, up to a few (chamfer distance). */
function depthsOf({ rgba, width, height }: Pattern): Float32Array {
  const depths = new Float32Array(width * height);
  const like = (a: number, b: number) =>
    rgba[b * 4 + 3]! >= 240 &&
    [0, 1, 2].every((c) => Math.abs(rgba[a * 4 + c]! - rgba[b * 4 + c]!) <= 10);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      if (rgba[at * 4 + 3]! < 240) continue;
      const even =
        like(at, at - 1) && like(at, at + 1) && like(at, at - width) && like(at, at + width);
      depths[at] = even ? 1000 : 0.5;
    }
  }
  const pass = (at: number, step: number) => {
    if (depths[at]! === 0) return;
    depths[at] = Math.min(
      depths[at]!,
      depths[at - step]! + 1,
      depths[at - step * width]! + 1,
      depths[at - step * width - step]! + 1.4,
      depths[at - step * width + step]! + 1.4,
    );
  };
  for (let y = 1; y < height - 1; y++) for (let x = 1; x < width - 1; x++) pass(y * width + x, 1);
  for (let y = height - 2; y > 0; y--) for (let x = width - 2; x > 0; x--) pass(y * width + x, -1);
  return depths;
}

function pixelAt({ width, height, planes }: Raster, [x, y]: readonly [number, number]): number[] {
  const fx = Math.max(0, Math.min(width - 1, Math.floor(x)));
  const fy = Math.max(0, Math.min(height - 1, Math.floor(y)));
  return planes.map((plane) => plane[fy * width + fx]!);
}

function medians(colours: readonly (readonly number[])[]): [number, number, number] {
  const median = (channel: number) => {
    const values = colours.map((colour) => colour[channel]!).toSorted((a, b) => a - b);
    return values[values.length >> 1]!;
  };
  return [median(0), median(1), median(2)];
}

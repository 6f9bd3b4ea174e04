import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Point } from '../../geometry.ts';
import type { Pixels } from '../reader.ts';
import { type Bend, bendOf } from './bend.ts';
import { convexHull, type Rectangle, smallestRectangle } from './rectangle.ts';
import { resizePixels } from './resize.ts';

/**
 * Differentiable binarization (Liao et al., AAAI 2020): the network marks the shrunk core of each
 * line; connected cores become rectangles, which are grown back by `unclip`.
 */
export interface DetectSettings {
  /** Longest side given to the network, in pixels. Pictures are never enlarged to it. */
  longestSide: number;
  /** The same of a second, finer look where the lines turn out to be tiny; null for none. */
  finerSide: number | null;
  /** Probability above which a pixel is text. */
  threshold: number;
  /** Least mean probability of a box. */
  boxScore: number;
  /** How far a core grows: area × unclip / perimeter. */
  unclip: number;
  /** Mean and deviation of blue, green and red that the weights were trained with. */
  mean: readonly [number, number, number];
  deviation: readonly [number, number, number];
}

export const DETECT_DEFAULTS: DetectSettings = {
  longestSide: 960,
  // Tiny English on 2048² fell from 100 to 11 errors in 1,342 (measured).
  finerSide: 1536,
  threshold: 0.3,
  boxScore: 0.5,
  unclip: 1.6,
  // ImageNet's.
  mean: [0.485, 0.456, 0.406],
  deviation: [0.229, 0.224, 0.225],
};

export interface TextArea {
  rectangle: Rectangle;
  /** Mean text probability over the core, 0..1. */
  score: number;
  /** Where the text is set along an arc. */
  bend: Bend | null;
  /** Share of the core's rectangle that the core fills, 0..1; little where lines cross. */
  fill: number;
}

export async function detectText(
  session: InferenceSession,
  pixels: Pixels,
  settings: DetectSettings = DETECT_DEFAULTS,
): Promise<TextArea[]> {
  const scale = Math.min(1, settings.longestSide / Math.max(pixels.width, pixels.height));
  const width = Math.max(32, Math.round((pixels.width * scale) / 32) * 32);
  const height = Math.max(32, Math.round((pixels.height * scale) / 32) * 32);
  const small = resizePixels(pixels, width, height);
  const output = await session.run({ [session.inputNames[0]!]: inputOf(small, settings) });
  const map = output[session.outputNames[0]!]!.data as Float32Array;
  return areasOf(map, width, height, settings).map(({ rectangle, score, bend, fill }) => {
    const [sx, sy] = [pixels.width / width, pixels.height / height];
    return {
      rectangle: stretch(rectangle, sx, sy),
      score,
      fill,
      bend: bend && {
        points: bend.points.map(([x, y]): Point => [x * sx, y * sy]),
        height: bend.height * Math.sqrt(sx * sy),
      },
    };
  });
}

/** The weights were trained on blue-green-red pictures. */
function inputOf({ width, height, data }: Pixels, { mean, deviation }: DetectSettings): Tensor {
  const plane = width * height;
  const values = new Float32Array(plane * 3);
  for (let c = 0; c < 3; c++) {
    const factor = 1 / (255 * deviation[c]!);
    const shift = mean[c]! / deviation[c]!;
    const scaled = Float32Array.from({ length: 256 }, (_, value) => value * factor - shift);
    for (let i = 0, at = 2 - c; i < plane; i++, at += 3) {
      values[c * plane + i] = scaled[data[at]!]!;
    }
  }
  return new Tensor('float32', values, [1, 3, height, width]);
}

function areasOf(
  map: Float32Array,
  width: number,
  height: number,
  settings: DetectSettings,
): TextArea[] {
  const seen = new Uint8Array(width * height);
  const areas: TextArea[] = [];
  const stack: number[] = [];
  // The hull needs only the ends of each row of a core.
  const first = new Int32Array(height).fill(width);
  const last = new Int32Array(height).fill(-1);
  for (let start = 0; start < map.length; start++) {
    if (seen[start] === 1 || map[start]! <= settings.threshold) continue;
    let sum = 0;
    let count = 0;
    let bottom = 0;
    const pixels: number[] = [];
    stack.push(start);
    seen[start] = 1;
    while (stack.length > 0) {
      const at = stack.pop()!;
      const x = at % width;
      const y = (at - x) / width;
      sum += map[at]!;
      count += 1;
      pixels.push(at);
      // The scan meets an area in its first row.
      if (y > bottom) bottom = y;
      if (x < first[y]!) first[y] = x;
      if (x > last[y]!) last[y] = x;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (seen[next] === 1 || map[next]! <= settings.threshold) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    const points: Point[] = [];
    for (let y = Math.floor(start / width); y <= bottom; y++) {
      const [x0, x1] = [first[y]!, last[y]! + 1];
      points.push([x0, y], [x1, y], [x0, y + 1], [x1, y + 1]);
      first[y] = width;
      last[y] = -1;
    }
    const score = sum / count;
    if (score < settings.boxScore) continue;
    const core = smallestRectangle(convexHull(points));
    if (Math.min(core.width, core.height) < 3) continue;
    const bend = bendOf(pixels, width, core, settings.unclip);
    const fill = count / (core.width * core.height);
    areas.push({ rectangle: grow(core, settings.unclip), score, bend, fill });
  }
  return areas;
}

/** A rectangle's polygon offset keeps its shape, so growing it needs no clipping library. */
function grow(core: Rectangle, unclip: number): Rectangle {
  const distance = (core.width * core.height * unclip) / (2 * (core.width + core.height));
  return { ...core, width: core.width + 2 * distance, height: core.height + 2 * distance };
}

/** Back to the picture's own pixels; both scales differ by rounding only, so angles stay. */
function stretch(rectangle: Rectangle, sx: number, sy: number): Rectangle {
  const scale = Math.sqrt(sx * sy);
  return {
    center: [rectangle.center[0] * sx, rectangle.center[1] * sy],
    width: rectangle.width * (Math.abs(rectangle.angle) < 0.01 ? sx : scale),
    height: rectangle.height * (Math.abs(rectangle.angle) < 0.01 ? sy : scale),
    angle: rectangle.angle,
  };
}

import { type Box, boxOf, type Point, type Quad } from '../../geometry.ts';
import { sizeOfQuad } from '../../reading/crop.ts';
import type { Sight } from '../look.ts';

/** Room around a detector's quadrilateral, in its heights: marks and descenders reach into it. */
const ROOM = 0.55;
/** Lines are looked at this high at most, in pixels of the frame, so that large ones take no longer. */
const HIGHEST = 128;

/**
 * A line and what is around it, laid straight: `along` grows with the text (downward in a column),
 * `across` from its top (in a column: from its left).
 */
export interface Frame {
  width: number;
  height: number;
  /** RGB, three bytes a pixel. */
  data: Uint8Array;
  /** Where the quadrilateral lies: left, top, right, bottom in pixels of the frame. */
  inner: readonly [number, number, number, number];
  /** Pixels of the picture in one of the frame's, either way. */
  scale: number;
  /** The picture's place of the frame's left top corner, and its unit vectors along and across. */
  origin: Point;
  along: Point;
  across: Point;
}

/** How a line runs: radians clockwise of its direction, and whether it is a column of characters. */
export interface Course {
  angle: number;
  vertical: boolean;
  /** How the detector's rectangle leans, where that may be chance and may be the text. */
  lean?: number;
}

export function frameOf(sight: Sight, quad: Quad, { angle, vertical }: Course): Frame {
  const along: Point = vertical ? [0, 1] : unit(angle);
  const across: Point = vertical ? [1, 0] : [-along[1] + 0, along[0]];
  const turned = quad.map(
    ([x, y]): Point => [x * along[0] + y * along[1], x * across[0] + y * across[1]],
  );
  const [u, v, w, h] = boxOf(turned);
  const size = vertical ? Math.min(w, h) : h;
  const scale = Math.max(1, Math.ceil(size / HIGHEST));
  const room = Math.ceil(Math.max(4, size * ROOM) / scale) * scale;
  // Whole pixels, so that a level line is looked at as it is.
  const [u0, v0] = [Math.floor(u) - room, Math.floor(v) - room];
  const width = Math.ceil((u + w + room - u0) / scale);
  const height = Math.ceil((v + h + room - v0) / scale);
  const origin: Point = [u0 * along[0] + v0 * across[0], u0 * along[1] + v0 * across[1]];
  const inner = [
    Math.max(0, (u - u0) / scale),
    Math.max(0, (v - v0) / scale),
    (u + w - u0) / scale,
    (v + h - v0) / scale,
  ] as const;
  const frame = { width, height, inner, scale, origin, along, across };
  return { ...frame, data: sampled(sight, frame) };
}

/** The unit vector of a direction; exact for quarter turns. */
function unit(angle: number): Point {
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  const whole = Math.abs(x) < 1e-6 || Math.abs(y) < 1e-6;
  return whole ? [Math.round(x) + 0, Math.round(y) + 0] : [x, y];
}

function sampled(sight: Sight, frame: Omit<Frame, 'data'>): Uint8Array {
  const { width, height, scale, origin, along, across } = frame;
  const { data: source, width: w, height: h } = sight;
  const data = new Uint8Array(width * height * 3);
  const straight = along[0] * along[1] === 0;
  const plain = scale === 1 && along[0] === 1;
  const count = scale * scale;
  for (let j = 0; j < height; j++) {
    if (plain) {
      // A level line is copied row by row; beyond the picture its edge goes on.
      const row = clamp(origin[1] + j, h) * w;
      for (let i = 0, to = j * width * 3; i < width; i++, to += 3) {
        const at = (row + clamp(origin[0] + i, w)) * 3;
        data[to] = source[at]!;
        data[to + 1] = source[at + 1]!;
        data[to + 2] = source[at + 2]!;
      }
      continue;
    }
    for (let i = 0; i < width; i++) {
      let [r, g, b] = [0, 0, 0];
      for (let n = 0; n < count; n++) {
        const s = i * scale + (n % scale) + 0.5;
        const t = j * scale + Math.floor(n / scale) + 0.5;
        const px = origin[0] + s * along[0] + t * across[0];
        const py = origin[1] + s * along[1] + t * across[1];
        if (straight) {
          const x = clamp(Math.floor(px), w);
          const at = (clamp(Math.floor(py), h) * w + x) * 3;
          r += source[at]!;
          g += source[at + 1]!;
          b += source[at + 2]!;
          continue;
        }
        const [x0, y0] = [Math.floor(px - 0.5), Math.floor(py - 0.5)];
        const [fx, fy] = [px - 0.5 - x0, py - 0.5 - y0];
        for (let corner = 0; corner < 4; corner++) {
          const [dx, dy] = [corner & 1, corner >> 1];
          const weight = (dx === 1 ? fx : 1 - fx) * (dy === 1 ? fy : 1 - fy);
          const at = (clamp(y0 + dy, h) * w + clamp(x0 + dx, w)) * 3;
          r += source[at]! * weight;
          g += source[at + 1]! * weight;
          b += source[at + 2]! * weight;
        }
      }
      const to = (j * width + i) * 3;
      data[to] = r / count + 0.5;
      data[to + 1] = g / count + 0.5;
      data[to + 2] = b / count + 0.5;
    }
  }
  return data;
}

function clamp(value: number, end: number): number {
  return value < 0 ? 0 : value >= end ? end - 1 : value;
}

/** The picture's place of a place in the frame. */
export function placed(frame: Frame, i: number, j: number): Point {
  const { origin, along, across, scale } = frame;
  return [
    origin[0] + scale * (i * along[0] + j * across[0]),
    origin[1] + scale * (i * along[1] + j * across[1]),
  ];
}

/** The frame's place of a place in the picture. */
export function framed(frame: Frame, [x, y]: Point): Point {
  const { origin, along, across, scale } = frame;
  const [dx, dy] = [(x - origin[0]) / scale, (y - origin[1]) / scale];
  return [dx * along[0] + dy * along[1], dx * across[0] + dy * across[1]];
}

/** Upright box in the picture of a box in the frame. */
export function boxPlaced(frame: Frame, [x, y, w, h]: Box): Box {
  return boxOf([
    placed(frame, x, y),
    placed(frame, x + w, y),
    placed(frame, x + w, y + h),
    placed(frame, x, y + h),
  ]);
}

/** Frame heights of a quadrilateral: the shorter side of a column. */
export function lineHeight(quad: Quad, vertical: boolean): number {
  const { width, height } = sizeOfQuad(quad);
  return Math.max(1, vertical ? Math.min(width, height) : height);
}

import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type Box, boxOf, type Point, type Quad, quadOf } from '../../../src/geometry.ts';
import { type Face, faceOf } from '../../../src/typeset/fonts/faces.ts';
import { shipped } from '../../../src/typeset/fonts/shipped.ts';
import { setLine } from '../../../src/typeset/line.ts';
import { dye } from '../../../src/typeset/paint/setting.ts';
import type { Sight } from '../../../src/vision/look.ts';

export type Paint = (context: SKRSContext2D, width: number, height: number) => void;

export interface ALine {
  text: string;
  /** Names of shipped typefaces. */
  faces?: readonly string[];
  bold?: boolean;
  size?: number;
  colour?: readonly [number, number, number];
  /** Where the ink's left top corner stands, before it is turned. */
  at?: Point;
  /** Degrees clockwise, about the middle of its ink. */
  angle?: number;
  vertical?: boolean;
}

export interface DrawnLine {
  text: string;
  /** Upright ink box. */
  box: Box;
  /** Of the ink, turned with it. */
  quad: Quad;
}

export function faceNamed(name: string, bold = false): Face {
  const typeface = shipped.find((one) => one.name === name)!;
  return faceOf(typeface, bold ? typeface.display : typeface.body);
}

/** Draws lines on a ground. */
export function drawn(
  lines: readonly ALine[],
  ground: Paint,
  [width, height] = [640, 240],
): { sight: Sight; lines: DrawnLine[] } {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  ground(context, width, height);
  const seen = lines.map((line) => drawLine(context, line));
  return { sight: sightOf(context), lines: seen };
}

export function sightOf(context: SKRSContext2D): Sight {
  const { width, height } = context.canvas;
  const { data: rgba } = context.getImageData(0, 0, width, height);
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    data.set(rgba.subarray(i * 4, i * 4 + 3), i * 3);
  }
  return { width, height, data, alpha: null };
}

function drawLine(
  context: SKRSContext2D,
  {
    text,
    faces = ['noto-sans'],
    bold = false,
    size = 40,
    colour = [20, 20, 20],
    at = [60, 80],
    angle = 0,
    vertical = false,
  }: ALine,
): DrawnLine {
  const layer = setLine(text, {
    faces: faces.map((name) => faceNamed(name, bold)),
    size,
    colour: [0, 0, 0],
    spacing: 0,
    stretch: 1,
    slant: 0,
    vertical,
    rightToLeft: /\p{sc=Arab}/u.test(text),
  })!;
  dye(layer, colour);
  const [x, y, w, h] = layer.ink;
  const middle: Point = [at[0] + w / 2, at[1] + h / 2];
  context.save();
  context.translate(...middle);
  context.rotate((angle * Math.PI) / 180);
  context.drawImage(layer.canvas, -w / 2 - x, -h / 2 - y);
  context.restore();
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const turned = ([px, py]: Point): Point => {
    const [dx, dy] = [px - middle[0], py - middle[1]];
    return [middle[0] + dx * cos - dy * sin, middle[1] + dx * sin + dy * cos];
  };
  const corners = quadOf([at[0], at[1], w, h]).map(turned) as unknown as Quad;
  if (angle === 0) return { text, box: [at[0], at[1], w, h], quad: corners };
  const { data } = layer.canvas.getContext('2d').getImageData(x, y, w, h);
  const inked: Point[] = [];
  for (let v = 0; v < h; v++) {
    for (let u = 0; u < w; u++) {
      if (data[(v * w + u) * 4 + 3]! < 128) continue;
      inked.push(turned([at[0] + u + 0.5, at[1] + v + 0.5]));
    }
  }
  return { text, box: boxOfMany(inked), quad: corners };
}

function boxOfMany(points: readonly Point[]): Box {
  const halves: Box[] = [];
  for (let i = 0; i < points.length; i += 5000) halves.push(boxOf(points.slice(i, i + 5000)));
  const corners = halves.flatMap(([x, y, w, h]): Point[] => [
    [x, y],
    [x + w, y + h],
  ]);
  return boxOf(corners);
}

/** A detector's quadrilateral: loose by shares of the line's height on each side. */
export function loose(
  quad: Quad,
  by: number | readonly [number, number, number, number] = 0.14,
): Quad {
  const [left, top, right, bottom] = typeof by === 'number' ? [by, by, by, by] : by;
  const [a, b, c, d] = quad;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const height = Math.hypot(d[0] - a[0], d[1] - a[1]);
  const high = Math.min(length, height);
  const along = [(b[0] - a[0]) / length, (b[1] - a[1]) / length] as const;
  const across = [(d[0] - a[0]) / height, (d[1] - a[1]) / height] as const;
  const moved = ([x, y]: Point, u: number, v: number): Point => [
    x + high * (u * along[0] + v * across[0]),
    y + high * (u * along[1] + v * across[1]),
  ];
  return [
    moved(a, -left, -top),
    moved(b, right, -top),
    moved(c, right, bottom),
    moved(d, -left, bottom),
  ];
}

export function plain(r: number, g: number, b: number): Paint {
  return (context, width, height) => {
    context.fillStyle = `rgb(${r}, ${g}, ${b})`;
    context.fillRect(0, 0, width, height);
  };
}

/** Greatest distance between sides of two boxes, in pixels. */
export function sidesOff(one: Box, other: Box): number {
  return Math.max(
    Math.abs(one[0] - other[0]),
    Math.abs(one[1] - other[1]),
    Math.abs(one[0] + one[2] - other[0] - other[2]),
    Math.abs(one[1] + one[3] - other[1] - other[3]),
  );
}

import { type Box, boxOf, type Point, quadOf } from '../../../geometry.ts';
import type { Mark, Tone } from '../../../layout/rule.ts';
import type { Size } from '../picture.ts';

/** A mark in canvas pixels, cut to where it can be seen. */
export interface Shape {
  kind: Mark['kind'];
  tone: Tone;
  /** Straight strokes, one after the other. */
  strokes: readonly Stroke[];
  /** Of what is within the picture. */
  bounds: Box;
  /** Ends of a measure that are within sight. */
  ends: readonly Point[];
  /** Where a line's arrow points; null where it has none, or out of sight. */
  tip: Point | null;
  label: string;
  /** #rgb or #rrggbb; null for all but swatches, and where it is no colour. */
  colour: string | null;
}

export type Stroke = readonly [Point, Point];

/** Corners looked at in an outline; nothing legible has more. */
const MOST_POINTS = 256;
/** How far beyond the picture strokes go on, so that their ends are out of sight. */
const BEYOND = 64;

/** Null for what is outside of the picture, or no shape at all. */
export function shapeOf(mark: Mark, size: Size, scale: number, room: number): Shape | null {
  const points = pointsOf(mark, size, scale, room);
  if (points.length < 2 || !points.flat().every(Number.isFinite)) return null;
  const closed = mark.kind !== 'line' && mark.kind !== 'measure';
  const frame: Box = [-BEYOND, -BEYOND, size.width + 2 * BEYOND, size.height + 2 * BEYOND];
  const strokes = pairs(points, closed).flatMap((stroke) => cut(stroke, frame) ?? []);
  if (!closed && strokes.length === 0) return null;
  const bounds = visible(boxOf(closed ? points : strokes.flat()), size);
  if (bounds === null) return null;
  return {
    kind: mark.kind,
    tone: mark.tone,
    strokes,
    bounds,
    ends: mark.kind === 'measure' ? points.filter((point) => holds(frame, point)) : [],
    tip: mark.kind === 'line' && mark.arrow ? (points.at(-1) ?? null) : null,
    label: mark.label ?? '',
    colour: mark.kind === 'swatch' && isColour(mark.colour) ? mark.colour : null,
  };
}

/** @param room by which boxes are drawn larger, so that they cover nothing of what is in them. */
function pointsOf(mark: Mark, size: Size, scale: number, room: number): readonly Point[] {
  const scaled = ([x, y]: Point): Point => [x * scale, y * scale];
  if (mark.kind === 'outline') return mark.points.slice(0, MOST_POINTS).map(scaled);
  if (mark.kind === 'line' || mark.kind === 'measure') return [scaled(mark.from), scaled(mark.to)];
  const [x, y, w, h] = mark.box;
  if (!(w >= 0 && h >= 0)) return [];
  const left = inside(x * scale - room, size.width, room);
  const top = inside(y * scale - room, size.height, room);
  const right = inside((x + w) * scale + room, size.width, room);
  const bottom = inside((y + h) * scale + room, size.height, room);
  return quadOf([left, top, right - left, bottom - top]);
}

/** An edge of a box that is as good as the picture's own is drawn where it can be seen. */
function inside(at: number, most: number, room: number): number {
  if (Math.abs(at) <= 1.5 * room) return room;
  return Math.abs(at - most) <= 1.5 * room ? most - room : at;
}

function pairs(points: readonly Point[], closed: boolean): Stroke[] {
  return points.flatMap((from, index): Stroke[] => {
    const to = points[index + 1] ?? (closed ? points[0] : undefined);
    return to === undefined ? [] : [[from, to]];
  });
}

/** Liang and Barsky (1984): the part of a stroke within a frame. A dash a mile long never ends. */
function cut([[x, y], [toX, toY]]: Stroke, [left, top, w, h]: Box): [Stroke] | null {
  const [dx, dy] = [toX - x, toY - y];
  let [start, end] = [0, 1];
  for (const [p, q] of [
    [-dx, x - left],
    [dx, left + w - x],
    [-dy, y - top],
    [dy, top + h - y],
  ] as const) {
    if (p === 0) {
      if (q < 0) return null;
    } else if (p < 0) start = Math.max(start, q / p);
    else end = Math.min(end, q / p);
  }
  if (start > end) return null;
  return [
    [
      [x + start * dx, y + start * dy],
      [x + end * dx, y + end * dy],
    ],
  ];
}

/** The part of a box that is in the picture; what has no width, such as a line, counts. */
function visible([x, y, w, h]: Box, { width, height }: Size): Box | null {
  const left = Math.max(0, x);
  const top = Math.max(0, y);
  const right = Math.min(width, x + w);
  const bottom = Math.min(height, y + h);
  return right >= left && bottom >= top ? [left, top, right - left, bottom - top] : null;
}

function holds([left, top, w, h]: Box, [x, y]: Point): boolean {
  return x >= left && y >= top && x <= left + w && y <= top + h;
}

function isColour(text: string): boolean {
  return /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/iu.test(text);
}

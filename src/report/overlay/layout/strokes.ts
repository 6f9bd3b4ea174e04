import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Point } from '../../../geometry.ts';
import type { Size } from '../picture.ts';
import type { Shape, Stroke } from './shapes.ts';
import { FAINT, tones } from './tones.ts';

/** Half a tick's length in units. */
const TICK = 7;
/** Length of an arrow's barbs in units, and their angle to its shaft. */
const BARB = 11;
const SPREAD = Math.PI / 7;
/** Of the picture: a wider area is not tinted, for then the picture is. */
const MOST_TINTED = 0.25;

/** A mark of a rule that fails or is open: in full, on a light edge. */
export function drawStrong(context: SKRSContext2D, shape: Shape, unit: number, size: Size): void {
  const { colour, width, dash } = tones[shape.tone];
  const ends = [...ticksOf(shape, TICK * unit), ...barbsOf(shape, BARB * unit)];
  const thick = width * unit;
  context.save();
  context.lineJoin = 'miter';
  const [, , w, h] = shape.bounds;
  const tinted = shape.kind === 'box' || shape.kind === 'swatch';
  if (shape.tone === 'bad' && tinted && w * h <= size.width * size.height * MOST_TINTED) {
    context.globalAlpha = 0.12;
    context.fillStyle = colour;
    context.fillRect(...shape.bounds);
    context.globalAlpha = 1;
  }
  context.strokeStyle = 'rgba(255, 255, 255, 0.85)';
  context.lineWidth = thick + 2 * unit;
  trace(context, [...shape.strokes, ...ends]);
  context.strokeStyle = colour;
  context.lineWidth = thick;
  context.setLineDash(dash.map((length) => length * unit));
  trace(context, shape.strokes);
  context.setLineDash([]);
  trace(context, ends);
  context.restore();
}

/** A mark of a rule that passes: thin, and without an edge. */
export function drawFaint(context: SKRSContext2D, shape: Shape, unit: number): void {
  const { colour, width, dash } = tones[shape.tone];
  context.save();
  context.globalAlpha = FAINT.alpha;
  context.strokeStyle = colour;
  context.lineWidth = width * FAINT.width * unit;
  context.setLineDash(dash.map((length) => length * unit));
  trace(context, shape.strokes);
  context.setLineDash([]);
  trace(context, ticksOf(shape, TICK * FAINT.width * unit));
  trace(context, barbsOf(shape, BARB * FAINT.width * unit));
  context.restore();
}

/** One path, so that corners join and what is transparent is not laid over itself. */
function trace(context: SKRSContext2D, strokes: readonly Stroke[]): void {
  if (strokes.length === 0) return;
  const first = strokes[0]?.[0];
  context.beginPath();
  let at: Point | null = null;
  for (const [from, to] of strokes) {
    const goesOn = at !== null && at[0] === from[0] && at[1] === from[1];
    if (!goesOn) context.moveTo(...from);
    const closes = strokes.length > 2 && to === first;
    if (closes) context.closePath();
    else context.lineTo(...to);
    at = to;
  }
  context.stroke();
}

/** Across the ends of a measure. */
function ticksOf({ ends, strokes }: Shape, half: number): Stroke[] {
  const stroke = strokes[0];
  if (stroke === undefined) return [];
  const [[x, y], [toX, toY]] = stroke;
  const length = Math.hypot(toX - x, toY - y);
  const [nx, ny] = length > 0 ? [(y - toY) / length, (toX - x) / length] : [0, 1];
  return ends.map(
    ([ex, ey]): Stroke => [
      [ex - nx * half, ey - ny * half],
      [ex + nx * half, ey + ny * half],
    ],
  );
}

/** At the tip of a line that leads somewhere. */
function barbsOf({ tip, strokes }: Shape, length: number): Stroke[] {
  const stroke = strokes.at(-1);
  if (tip === null || stroke === undefined) return [];
  const [[x, y], [toX, toY]] = stroke;
  const back = Math.atan2(y - toY, x - toX);
  return [back - SPREAD, back + SPREAD].map((angle): Stroke => {
    return [tip, [tip[0] + Math.cos(angle) * length, tip[1] + Math.sin(angle) * length]];
  });
}
